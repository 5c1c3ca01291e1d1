//! Signing at every level, with every kind of key, and what is said about it.

use super::{
    days,
    documents::{decision, plain},
    now,
    pki::WORLD,
    services::{Fault, Services},
};
use crate::{
    Hash, Level, Network, Obstacle, Offline, ReasonCode, Report, Request, SigningKey, TimeSource,
    TimeStamping, Timestamp, Trust, Verdict, restamp_pdf, sign_pdf, verify_pdf,
};
use lopdf::xref::XrefType;

pub(super) fn request(level: Level, at: Timestamp, network: Option<&dyn Network>) -> Request<'_> {
    let stamping = network.map(|network| TimeStamping { address: "http://tsa.test/", network });
    Request {
        level, at, reason: Some("Ký số hồ sơ"), location: None, stamping, appearance: None
    }
}

/// Signs now.
pub(super) fn signed(pdf: &[u8], key: &dyn SigningKey, level: Level) -> Vec<u8> {
    signed_at(pdf, key, level, now())
}

/// Signs at another time.
pub(super) fn signed_at(pdf: &[u8], key: &dyn SigningKey, level: Level, at: Timestamp) -> Vec<u8> {
    let services = Services::new(&WORLD, at);
    sign_pdf(pdf, key, &request(level, at, Some(&services))).unwrap()
}

fn check(report: &Report, verdict: Verdict, codes: &[ReasonCode]) {
    let found = (report.verdict, report.all_codes());
    assert_eq!(found, (verdict, codes.to_vec()), "{report:#?}");
}

#[test]
fn every_key_signs_and_is_recognised() {
    let world = &*WORLD;
    let keys = [
        (world.rsa.key_over(Hash::Sha256, &world.issuers()), "RSA 2048, SHA-256"),
        (world.rsa.key_over(Hash::Sha384, &world.issuers()), "RSA 2048, SHA-384"),
        (world.rsa.key_over(Hash::Sha512, &world.issuers()), "RSA 2048, SHA-512"),
        (world.p256.key(&world.issuers()), "ECDSA P-256, SHA-256"),
        (world.p384.key(&world.issuers()), "ECDSA P-384, SHA-384"),
    ];
    for kind in [XrefType::CrossReferenceTable, XrefType::CrossReferenceStream] {
        for (key, algorithm) in &keys {
            let pdf = signed(&decision(kind), key, Level::Basic);
            let report = verify_pdf(&pdf, &world.trust_at(0), now(), &Offline);
            check(&report, Verdict::Valid, &[ReasonCode::TimeClaimed]);
            let one = &report.signatures[0];
            assert_eq!(one.algorithm.as_deref(), Some(*algorithm));
            assert_eq!((one.level, one.covers_whole_file), (Some("B-B"), true));
            assert_eq!(one.revocation.len(), 2, "the holder and the issuing authority");
        }
    }
}

#[test]
fn what_is_appended_leaves_what_was_there() {
    let world = &*WORLD;
    let before = plain();
    let after = signed(&before, &world.p256.key(&world.issuers()), Level::Archived);
    assert!(after.starts_with(&before));
}

#[test]
fn without_news_of_revocation_nothing_is_valid() {
    let world = &*WORLD;
    let pdf = signed(&plain(), &world.p256.key(&world.issuers()), Level::Basic);
    let report = verify_pdf(&pdf, &world.roots(), now(), &Offline);
    let codes = [ReasonCode::RevocationUnknown, ReasonCode::TimeClaimed];
    check(&report, Verdict::Unknown, &codes);
    // A list of last month says nothing about today.
    let report = verify_pdf(&pdf, &world.trust_at(-30), now(), &Offline);
    check(&report, Verdict::Unknown, &codes);
    // Whoever may ask is told.
    let services = Services::new(world, now());
    let report = verify_pdf(&pdf, &world.roots(), now(), &services);
    check(&report, Verdict::Valid, &[ReasonCode::TimeClaimed]);
}

#[test]
fn a_stranger_s_file_chooses_no_addresses() {
    let world = &*WORLD;
    let pdf = signed(&plain(), &world.p256.key(&world.issuers()), Level::Basic);
    let services = Services::new(world, now());
    verify_pdf(&pdf, &Trust::default(), now(), &services);
    assert_eq!(services.asked.get(), 0);
}

#[test]
fn each_level_lasts_as_long_as_it_says() {
    let world = &*WORLD;
    let key = world.rsa.key(&world.issuers());
    let basic = signed(&plain(), &key, Level::Basic);
    let stamped = signed(&plain(), &key, Level::Stamped);
    let long = signed(&plain(), &key, Level::LongTerm);
    // Today everything holds; 400 days later the certificate has expired.
    let level = |pdf: &[u8]| {
        let report = verify_pdf(pdf, &world.trust_at(0), now(), &Offline);
        assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
        report.signatures[0].level
    };
    assert_eq!([level(&basic), level(&stamped)], [Some("B-B"), Some("B-T")]);
    assert_eq!(level(&long), Some("B-LT"));
    let report = verify_pdf(&basic, &world.trust_at(400), days(400), &Offline);
    assert!(report.all_codes().contains(&ReasonCode::Expired), "{report:#?}");
    assert_eq!(report.verdict, Verdict::Unknown);
}

#[test]
fn an_archived_file_outlives_its_certificates_while_it_is_stamped_again() {
    let world = &*WORLD;
    let archived = signed(&plain(), &world.rsa.key(&world.issuers()), Level::Archived);
    let report = verify_pdf(&archived, &world.trust_at(0), now(), &Offline);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    let levels: Vec<_> = report.signatures.iter().map(|s| s.level).collect();
    assert_eq!(levels, [Some("B-LTA"), None]);

    // A year later another authority stamps it.
    let next = world.issuing.issue(
        super::pki::params("Dấu thời gian mới"),
        super::pki::p256(),
        |p| {
            p.custom_extensions.push(super::pki::purpose_of_stamping(true));
            p.not_after = super::pki::at(1_500);
        },
    );
    let later = Services { at: days(290), tsa: &next, ..Services::new(world, now()) };
    let stamping = TimeStamping { address: "http://tsa.test/", network: &later };
    let again = restamp_pdf(&archived, stamping, days(290)).unwrap();
    assert!(again.starts_with(&archived));
    let trust = world.trust_at(1_000);
    let report = verify_pdf(&again, &trust, days(1_000), &Offline);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert_eq!(report.signatures[0].time.as_ref().unwrap().source, TimeSource::SignatureTimeStamp);
    // Not stamped again it could not be told any more.
    let report = verify_pdf(&archived, &trust, days(1_000), &Offline);
    assert_ne!(report.verdict, Verdict::Valid, "{report:#?}");
}

#[test]
fn several_sign_one_after_the_other() {
    let world = &*WORLD;
    let mut pdf = plain();
    for who in [&world.rsa, &world.p256, &world.p384] {
        pdf = signed(&pdf, &who.key(&world.issuers()), Level::Stamped);
    }
    let report = verify_pdf(&pdf, &world.trust_at(0), now(), &Offline);
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    let names: Vec<&str> =
        report.signatures.iter().map(|s| &*s.signer.as_ref().unwrap().name).collect();
    assert_eq!(names, ["Nguyễn Văn Rừng", "Trần Thị Sông", "UBND xã Xuân Lôi"]);
    assert!(report.signatures[0].codes.contains(&ReasonCode::SignatureAdded));
    assert!(report.signatures[2].covers_whole_file);
}

#[test]
fn nothing_is_signed_that_could_not_be_checked() {
    let world = &*WORLD;
    let refused = |level, at, fault, key: &dyn SigningKey| {
        let services = Services { fault, ..Services::new(world, at) };
        sign_pdf(&plain(), key, &request(level, at, Some(&services))).map_err(|e| e.obstacle)
    };
    let key = world.p256.key(&world.issuers());
    let check = |level, at, fault, expect| {
        assert_eq!(refused(level, at, fault, &key).unwrap_err(), expect, "{fault:?}");
    };
    check(Level::Stamped, now(), Fault::Silent, Obstacle::TimeStampRefused);
    check(Level::Stamped, now(), Fault::OtherBytes, Obstacle::TimeStampRefused);
    check(Level::Stamped, now(), Fault::OtherNonce, Obstacle::TimeStampRefused);
    check(Level::LongTerm, now(), Fault::Silent, Obstacle::NoRevocation);
    check(Level::LongTerm, now(), Fault::NotAppointed, Obstacle::NoRevocation);
    check(Level::LongTerm, now(), Fault::Unknown, Obstacle::NoRevocation);
    check(Level::Basic, days(301), Fault::None, Obstacle::CertificateNotValid);
    let revoked = world.revoked.key(&world.issuers());
    let found = refused(Level::LongTerm, now(), Fault::None, &revoked);
    assert_eq!(found.unwrap_err(), Obstacle::Revoked);
    assert!(refused(Level::LongTerm, now(), Fault::ListsOnly, &key).is_ok());
    let lonely = sign_pdf(&plain(), &key, &request(Level::Stamped, now(), None));
    assert_eq!(lonely.unwrap_err().obstacle, Obstacle::NoTimeStamping);
}
