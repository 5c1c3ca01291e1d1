//! An incremental update: what is new is appended, and what was there stays as it is, byte by byte.

use super::{File, write};
use crate::{Hash, Obstacle, SigningError};
use lopdf::{Dictionary, Object, ObjectId, StringFormat, xref::XrefType};

/// An update that is being written.
#[derive(Debug)]
pub(crate) struct Update<'f> {
    file: &'f File,
    out: Vec<u8>,
    places: Vec<(ObjectId, usize)>,
    next: u32,
}

impl<'f> Update<'f> {
    /// Begins one after the bytes of the file.
    pub(crate) fn of(bytes: &[u8], file: &'f File) -> Result<Self, SigningError> {
        let size = file.document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or(0);
        let size = u32::try_from(size).or(Err(Obstacle::NotReadable))?;
        let most = file.document.max_id.checked_add(1).ok_or(Obstacle::NotReadable)?;
        let mut out = bytes.to_vec();
        if out.last() != Some(&b'\n') {
            out.push(b'\n');
        }
        Ok(Self { file, out, places: Vec::new(), next: size.max(most) })
    }

    /// A number for a new object.
    pub(crate) fn number(&mut self) -> ObjectId {
        let id = (self.next, 0);
        self.next = self.next.saturating_add(1);
        id
    }

    /// Writes an object, and says where its first byte stands.
    pub(crate) fn put(&mut self, id: ObjectId, object: &Object) -> usize {
        let mut bytes = Vec::new();
        write::object(object, &mut bytes);
        self.put_bytes(id, &bytes)
    }

    /// Writes an object that is given as bytes.
    pub(crate) fn put_bytes(&mut self, id: ObjectId, bytes: &[u8]) -> usize {
        self.places.push((id, self.out.len()));
        self.out.extend(format!("{} {} obj\n", id.0, id.1).bytes());
        let at = self.out.len();
        self.out.extend(bytes);
        self.out.extend(b"\nendobj\n");
        at
    }

    /// Ends it with a table of the kind that the file has.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, SigningError> {
        self.places.sort_unstable();
        match self.file.document.reference_table.cross_reference_type {
            XrefType::CrossReferenceTable => self.table(),
            XrefType::CrossReferenceStream => self.stream(),
        }
    }

    fn trailer(&self) -> Result<Dictionary, SigningError> {
        let mut trailer = Dictionary::new();
        for key in [&b"Root"[..], b"Info"] {
            if let Ok(value) = self.file.document.trailer.get(key) {
                trailer.set(key, value.clone());
            }
        }
        let first = self.file.document.trailer.get(b"ID").and_then(Object::as_array).ok();
        if let Some(first) = first.and_then(|ids| ids.first()) {
            // The second half names this version of the file.
            let digest = Hash::Sha256.of(&[&self.out]);
            let half = digest.get(..16).unwrap_or_default().to_vec();
            let now = Object::String(half, StringFormat::Hexadecimal);
            trailer.set("ID", vec![first.clone(), now]);
        }
        trailer.set("Size", i64::from(self.next));
        trailer.set("Prev", offset(self.file.document.xref_start)?);
        Ok(trailer)
    }

    /// Runs of numbers that follow one another.
    fn runs(&self) -> Vec<Vec<(ObjectId, usize)>> {
        let mut runs: Vec<Vec<(ObjectId, usize)>> = Vec::new();
        for place in &self.places {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|l| l.0.0 + 1 == place.0.0) => run.push(*place),
                _ => runs.push(vec![*place]),
            }
        }
        runs
    }

    fn table(mut self) -> Result<Vec<u8>, SigningError> {
        let trailer = self.trailer()?;
        let at = self.out.len();
        self.out.extend(b"xref\n");
        for run in self.runs() {
            let first = run.first().map_or(0, |place| place.0.0);
            self.out.extend(format!("{first} {}\n", run.len()).bytes());
            for (id, at) in run {
                self.out.extend(format!("{at:010} {:05} n\r\n", id.1).bytes());
            }
        }
        self.out.extend(b"trailer\n");
        write::dictionary(&trailer, &mut self.out);
        Ok(self.end(at))
    }

    fn stream(mut self) -> Result<Vec<u8>, SigningError> {
        let id = self.number();
        let at = self.out.len();
        self.places.push((id, at));
        let mut told = self.trailer()?;
        told.set("Type", Object::Name(b"XRef".to_vec()));
        told.set("W", vec![1.into(), 4.into(), 2.into()]);
        let mut index: Vec<Object> = Vec::new();
        let mut rows: Vec<u8> = Vec::new();
        for run in self.runs() {
            let first = run.first().map_or(0, |place| place.0.0);
            index.push(i64::from(first).into());
            index.push(offset(run.len())?.into());
            for (id, at) in run {
                rows.push(1);
                rows.extend(u32::try_from(at).or(Err(Obstacle::NotReadable))?.to_be_bytes());
                rows.extend(id.1.to_be_bytes());
            }
        }
        told.set("Index", index);
        let mut bytes = Vec::new();
        write::object(&Object::Stream(lopdf::Stream::new(told, rows)), &mut bytes);
        self.out.extend(format!("{} 0 obj\n", id.0).bytes());
        self.out.extend(bytes);
        self.out.extend(b"\nendobj");
        Ok(self.end(at))
    }

    fn end(mut self, at: usize) -> Vec<u8> {
        self.out.extend(format!("\nstartxref\n{at}\n%%EOF\n").bytes());
        self.out
    }
}

fn offset(value: usize) -> Result<i64, SigningError> {
    Ok(i64::try_from(value).or(Err(Obstacle::NotReadable))?)
}
