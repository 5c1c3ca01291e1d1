//! Signatures beside files of any kind.

use super::{days, levels::request, now, pki::WORLD, services::Services};
use crate::{Level, Obstacle, Offline, ReasonCode, Verdict, sign_detached, verify_detached};

const FILE: &[u8] = "Bảng kê, dòng 1: 1.000.000\n".as_bytes();

#[test]
fn a_file_is_signed_and_checked() {
    let world = &*WORLD;
    let services = Services::new(world, now());
    for who in [&world.rsa, &world.p256, &world.p384] {
        let key = who.key(&world.issuers());
        for (level, expect) in [(Level::Basic, "B-B"), (Level::Stamped, "B-T")] {
            let message = sign_detached(FILE, &key, &request(level, now(), Some(&services)));
            let report =
                verify_detached(FILE, &message.unwrap(), &world.trust_at(0), now(), &Offline);
            assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
            assert_eq!(report.signatures[0].level, Some(expect));
            let claimed = report.signatures[0].claimed_at.as_deref();
            assert_eq!(claimed, Some("2026-03-02T02:00:00Z"));
        }
    }
}

#[test]
fn another_file_or_no_message_is_told() {
    let world = &*WORLD;
    let key = world.p256.key(&world.issuers());
    let message = sign_detached(FILE, &key, &request(Level::Basic, now(), None)).unwrap();
    let check = |content: &[u8], message: &[u8], expect: ReasonCode| {
        let report = verify_detached(content, message, &world.trust_at(0), now(), &Offline);
        assert!(report.all_codes().contains(&expect), "{report:#?}");
        assert_ne!(report.verdict, Verdict::Valid);
    };
    check(b"other", &message, ReasonCode::ContentAltered);
    check(FILE, b"", ReasonCode::MessageDamaged);
    check(FILE, &message[..100], ReasonCode::MessageDamaged);
    let report = verify_detached(FILE, &message, &world.trust_at(400), days(400), &Offline);
    assert_eq!(report.verdict, Verdict::Unknown, "expired, and no time stamp");
}

#[test]
fn only_what_can_be_kept_beside_a_file_is_promised() {
    let world = &*WORLD;
    let key = world.p256.key(&world.issuers());
    let services = Services::new(world, now());
    let refused = sign_detached(FILE, &key, &request(Level::LongTerm, now(), Some(&services)));
    assert_eq!(refused.unwrap_err().obstacle, Obstacle::LevelUnknown);
}
