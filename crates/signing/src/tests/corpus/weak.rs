//! Algorithms that are not safe any more, and messages of other shapes.

use super::Case;
use crate::{
    Level, ReasonCode as Reason, oids,
    tests::{
        documents::{exchange, message, plain, with_message},
        levels::signed,
        now,
        pki::{WORLD, World},
        services::{imprint, token},
    },
};
use cms::{
    content_info::ContentInfo,
    signed_data::{SignedData, SignerInfo, SignerInfos},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode, Encode, Tag,
    asn1::{GeneralizedTime, SetOfVec},
};
use x509_cert::attr::Attribute;

/// A file whose message was read, changed and written again.
pub(super) fn altered_message(pdf: &[u8], change: impl FnOnce(&mut SignedData)) -> Vec<u8> {
    let bytes = message(pdf);
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    // A signature may itself end with zeros.
    let info =
        (end..bytes.len()).find_map(|end| ContentInfo::from_der(&bytes[..end]).ok()).unwrap();
    let mut signed: SignedData = info.content.decode_as().unwrap();
    change(&mut signed);
    let content = Any::from_der(&signed.to_der().unwrap()).unwrap();
    let info = ContentInfo { content_type: oids::SIGNED_DATA, content };
    with_message(pdf, &info.to_der().unwrap())
}

fn altered_signer(pdf: &[u8], change: impl FnOnce(&mut SignerInfo)) -> Vec<u8> {
    altered_message(pdf, |signed| {
        let mut signer = signed.signer_infos.0.as_slice()[0].clone();
        change(&mut signer);
        signed.signer_infos = SignerInfos::try_from(vec![signer]).unwrap();
    })
}

/// A file whose signature has a time stamp of what `of` makes of the signature.
pub(super) fn with_stamp(pdf: &[u8], of: impl FnOnce(&[u8]) -> Vec<u8>, world: &World) -> Vec<u8> {
    let at = GeneralizedTime::from_unix_duration(crate::certificate::to_unix(now())).unwrap();
    altered_signer(pdf, |signer| {
        let stamped = of(signer.signature.as_bytes());
        let token = token(&world.tsa, world, imprint(&stamped), at, None);
        let value = Any::from_der(&token).unwrap();
        let values = SetOfVec::try_from(vec![value]).unwrap();
        let attribute = Attribute { oid: oids::TIME_STAMP_TOKEN, values };
        signer.unsigned_attrs = Some(SetOfVec::try_from(vec![attribute]).unwrap());
    })
}

pub(super) fn cases() -> Vec<Case> {
    let world = &*WORLD;
    let rsa = signed(&plain(), &world.rsa.key(&world.issuers()), Level::Basic);
    let p256 = signed(&plain(), &world.p256.key(&world.issuers()), Level::Basic);
    let hash = |oid: Oid| altered_signer(&rsa, |signer| signer.digest_alg.oid = oid);
    let by = |pdf: &[u8], oid: Oid| altered_signer(pdf, |s| s.signature_algorithm.oid = oid);
    let without = |oid: Oid| {
        altered_signer(&p256, |signer| {
            let kept = signer.signed_attrs.take().unwrap().into_vec();
            let kept: Vec<_> = kept.into_iter().filter(|a| a.oid != oid).collect();
            signer.signed_attrs = Some(SetOfVec::try_from(kept).unwrap());
        })
    };
    vec![
        Case::new("weak-sha1", hash(oids::SHA1), Reason::WeakHash),
        Case::new("weak-md5", hash(oids::MD5), Reason::WeakHash),
        Case::new("weak-rsa-sha1", by(&rsa, oids::RSA_SHA1), Reason::WeakHash),
        Case::new("weak-ecdsa-sha1", by(&p256, oids::ECDSA_SHA1), Reason::WeakHash),
        Case::new(
            "algorithm-unknown",
            by(&rsa, Oid::new_unwrap("1.2.3.4")),
            Reason::AlgorithmUnknown,
        ),
        Case::new("algorithm-of-another-key", by(&p256, oids::RSA_SHA256), Reason::SignatureWrong),
        Case::new(
            "attribute-digest-missing",
            without(oids::MESSAGE_DIGEST),
            Reason::MessageDamaged,
        ),
        Case::new(
            "attribute-binding-taken-out",
            without(oids::SIGNING_CERTIFICATE_V2),
            Reason::SignatureWrong,
        ),
        Case::new(
            "message-without-certificate",
            altered_message(&p256, |s| s.certificates = None),
            Reason::CertificateMissing,
        ),
        Case::new(
            "message-without-signer",
            altered_message(&p256, |s| {
                s.signer_infos = SignerInfos::try_from(Vec::new()).unwrap();
            }),
            Reason::MessageDamaged,
        ),
        Case::new(
            "message-with-content",
            altered_message(&p256, |s| {
                s.encap_content_info.econtent =
                    Some(Any::new(Tag::OctetString, *b"other").unwrap());
            }),
            Reason::FormUnknown,
        ),
        Case::new(
            "form-unknown",
            exchange(&p256, b"/ETSI.CAdES.detached", b"/ETSI.CAdES.embedded"),
            Reason::FormUnknown,
        ),
    ]
}
