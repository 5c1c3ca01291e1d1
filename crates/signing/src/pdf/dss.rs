//! The evidence that a PDF keeps for later checks: its document security store.

use super::{File, Update};
use lopdf::{Dictionary, Object, Stream};

/// The most certificates, lists and answers of each kind that are looked at.
const MOST_EVIDENCE: usize = 256;
/// The largest of them.
const MOST_PIECE_BYTES: usize = 16 * 1024 * 1024;

/// Certificates and what was told about them, each in DER.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) certificates: Vec<Vec<u8>>,
    pub(crate) crls: Vec<Vec<u8>>,
    pub(crate) ocsps: Vec<Vec<u8>>,
}

impl Evidence {
    /// Reads what the file keeps.
    pub(crate) fn of(file: &File) -> Self {
        let kept = file.catalog().and_then(|catalog| file.dictionary(catalog, b"DSS"));
        let Some(kept) = kept else { return Self::default() };
        Self {
            certificates: pieces(file, kept, b"Certs"),
            crls: pieces(file, kept, b"CRLs"),
            ocsps: pieces(file, kept, b"OCSPs"),
        }
    }
}

fn pieces(file: &File, kept: &Dictionary, key: &[u8]) -> Vec<Vec<u8>> {
    let objects = file.list(kept, key).iter().take(MOST_EVIDENCE);
    let streams = objects.filter_map(|object| match file.follow(object) {
        Some(Object::Stream(stream)) => content(stream),
        _ => None,
    });
    streams.collect()
}

fn content(stream: &Stream) -> Option<Vec<u8>> {
    if !stream.dict.has(b"Filter") {
        return Some(stream.content.clone());
    }
    stream.decompressed_content_with_limit(MOST_PIECE_BYTES).ok()
}

/// Writes evidence into an update: what is new is added to what the file keeps. `of` is the message of
/// the signature that it is for.
pub(crate) fn keep(
    update: &mut Update<'_>,
    file: &File,
    evidence: &Evidence,
    of: &[u8],
) -> Option<()> {
    let catalog = file.catalog()?;
    let old = file.dictionary(catalog, b"DSS");
    let mut kept = old.cloned().unwrap_or_default();
    kept.set("Type", Object::Name(b"DSS".to_vec()));
    let mut about = Dictionary::new();
    let known = Evidence::of(file);
    let kinds = [
        (&b"Certs"[..], &b"Cert"[..], &evidence.certificates, &known.certificates),
        (b"CRLs", b"CRL", &evidence.crls, &known.crls),
        (b"OCSPs", b"OCSP", &evidence.ocsps, &known.ocsps),
    ];
    for (all, one, pieces, known) in kinds {
        let mut list = file.list(&kept, all).to_vec();
        let mut own: Vec<Object> = Vec::new();
        for piece in pieces {
            let at = known.iter().position(|k| k == piece).and_then(|at| list.get(at).cloned());
            own.push(at.unwrap_or_else(|| {
                let id = update.number();
                update.put(id, &Object::Stream(Stream::new(Dictionary::new(), piece.clone())));
                list.push(Object::Reference(id));
                Object::Reference(id)
            }));
        }
        if !list.is_empty() {
            kept.set(all, list);
        }
        if !own.is_empty() {
            about.set(one, own);
        }
    }
    let mut named = file.dictionary(&kept, b"VRI").cloned().unwrap_or_default();
    // The name is a digest for finding it; nothing is proven by it.
    let name = crate::certificate::hex(&crate::algorithm::sha1(of));
    if !named.has(name.as_bytes()) {
        named.set(name, about);
    }
    kept.set("VRI", named);
    if let Ok(Object::Reference(id)) = catalog.get(b"DSS") {
        update.put(*id, &Object::Dictionary(kept));
    } else {
        let id = update.number();
        update.put(id, &Object::Dictionary(kept));
        let mut changed = catalog.clone();
        changed.set("DSS", Object::Reference(id));
        update.put(file.root, &Object::Dictionary(changed));
    }
    Some(())
}
