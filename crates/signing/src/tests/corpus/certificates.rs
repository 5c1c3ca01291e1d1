//! Certificates that are no ground to believe anything, and news about them that are none.

use super::Case;
use crate::{
    Level, LocalKey, ReasonCode as Reason, Timestamp, Trust, TrustList, sign_pdf,
    tests::{
        days,
        documents::{message, plain, with_message},
        levels::{request, signed, signed_at},
        now,
        pki::{Identity, WORLD, World, at, authority, p256, params, purpose_of_stamping},
        services::Services,
    },
};
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose, SerialNumber,
};

/// Signs by a clock of its own, with a time stamp of these services.
fn stamped_at(key: &LocalKey, at: Timestamp, services: &Services<'_>) -> Vec<u8> {
    let request = request(Level::Stamped, at, Some(services));
    sign_pdf(&plain(), key, &request).unwrap()
}

fn basic(key: &LocalKey) -> Vec<u8> {
    signed(&plain(), key, Level::Basic)
}

pub(super) fn cases() -> Vec<Case> {
    let world = &*WORLD;
    let mut cases = holders(world);
    cases.extend(chains(world));
    cases.extend(news(world));
    cases.extend(stamps(world));
    cases
}

fn holders(world: &World) -> Vec<Case> {
    let spoiled = |change: fn(&mut CertificateParams)| {
        let who = world.issuing.holder("Người ký", change);
        basic(&who.key(&world.issuers()))
    };
    let old = signed_at(&plain(), &world.old.key(&world.issuers()), Level::Basic, days(-20));
    // The clock of the signer stood still: it was stamped when the certificate had expired.
    let late =
        stamped_at(&world.old.key(&world.issuers()), days(-20), &Services::new(world, now()));
    let stamped =
        signed_at(&plain(), &world.revoked.key(&world.issuers()), Level::Stamped, days(-1));
    let young = world.issuing.holder("Chưa đến ngày", |p| p.not_before = at(10));
    let young = signed_at(&plain(), &young.key(&world.issuers()), Level::Basic, days(20));
    let nobody = CustomExtension::from_oid_content(&[1, 2, 3, 4, 5], vec![5, 0]);
    let critical = world.issuing.holder("Điều kiện lạ", |p| {
        let mut extension = nobody;
        extension.set_criticality(true);
        p.custom_extensions.push(extension);
    });
    vec![
        Case::new("holder-expired", old, Reason::Expired),
        Case::new("holder-expired-when-stamped", late, Reason::ExpiredWhenSigned),
        Case::new("holder-not-valid-yet", young, Reason::NotYetValid),
        Case::new(
            "holder-revoked",
            basic(&world.revoked.key(&world.issuers())),
            Reason::RevokedUnproven,
        ),
        Case::new("holder-revoked-before-the-stamp", stamped, Reason::Revoked),
        Case::new(
            "holder-for-encryption-only",
            spoiled(|p| {
                p.key_usages = vec![KeyUsagePurpose::KeyEncipherment];
            }),
            Reason::PurposeWrong,
        ),
        Case::new(
            "holder-is-a-server",
            spoiled(|p| {
                p.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
            }),
            Reason::PurposeWrong,
        ),
        Case::new(
            "holder-condition-unknown",
            basic(&critical.key(&world.issuers())),
            Reason::CriticalUnknown,
        ),
    ]
}

fn chains(world: &World) -> Vec<Case> {
    let stranger = world.stranger.holder("Người lạ", |_| ());
    let alone = Identity::root("Tự ký");
    // Somebody with the authority's name and another key.
    let impostor = Identity::root("Cơ quan cấp thử nghiệm");
    let forged = impostor.holder("Người giả", |_| ());
    // A holder who issues, and an authority that may not have another below it.
    let clerk = world.p256.issue(params("Do cán bộ cấp"), p256(), |_| ());
    let narrow = world.root.issue(authority("Chỉ một bậc"), p256(), |p| {
        p.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    });
    let below = narrow.issue(authority("Bậc dưới"), p256(), |_| ());
    let deep = below.issue(params("Quá sâu"), p256(), |_| ());
    let unable = world.root.issue(authority("Không được cấp"), p256(), |p| {
        p.key_usages = vec![KeyUsagePurpose::CrlSign];
    });
    let by_unable = unable.issue(params("Do bên không được cấp"), p256(), |_| ());
    // The same key, name and number in another certificate.
    let serial = world.p256.certificate.parsed.tbs_certificate.serial_number.as_bytes().to_vec();
    let twin = world.issuing.issue(params("Trần Thị Sông"), p256(), |p| {
        p.serial_number = Some(SerialNumber::from_slice(&serial));
    });
    let pdf = basic(&world.p256.key(&world.issuers()));
    let same_key = KeyPair::try_from(world.p256.pair.serialize_der()).unwrap();
    let same = world.issuing.issue(params("Tên khác"), same_key, |p| {
        p.serial_number = Some(SerialNumber::from_slice(&serial));
    });
    let exchanged = |by| exchange_certificate(&pdf, world.p256.certificate.der(), by);
    let everybody = [&clerk, &world.p256, &world.issuing, &world.root];
    let trusted_alone = {
        let mut trust = world.trust_at(0);
        trust.trust(world.stranger.certificate.clone(), TrustList::Other);
        trust
    };
    vec![
        Case::new("root-unknown", basic(&stranger.key(&[&world.stranger])), Reason::UnknownRoot),
        Case::new("root-is-the-signer", basic(&alone.key(&[])), Reason::UnknownRoot),
        Case::new("root-not-trusted-here", pdf.clone(), Reason::UnknownRoot)
            .trusting(Trust::default()),
        Case::new(
            "root-trusted-without-news",
            basic(&stranger.key(&[&world.stranger])),
            Reason::RevocationUnknown,
        )
        .trusting(trusted_alone),
        Case::new("chain-incomplete", basic(&world.p256.key(&[])), Reason::ChainIncomplete),
        Case::new("chain-forged", basic(&forged.key(&world.issuers())), Reason::ChainBroken),
        Case::new("chain-by-a-holder", basic(&clerk.key(&everybody[1..])), Reason::IssuerUnfit),
        Case::new(
            "chain-too-long",
            basic(&deep.key(&[&below, &narrow, &world.root])),
            Reason::IssuerUnfit,
        ),
        Case::new(
            "chain-by-one-who-may-not",
            basic(&by_unable.key(&[&unable, &world.root])),
            Reason::IssuerUnfit,
        ),
        Case::new("certificate-of-another-key", exchanged(&twin), Reason::SignatureWrong),
        Case::new("certificate-exchanged", exchanged(&same), Reason::CertificateExchanged),
    ]
}

/// Puts another certificate into the message in the place of the signer's.
fn exchange_certificate(pdf: &[u8], old: &[u8], by: &Identity) -> Vec<u8> {
    super::weak::altered_message(pdf, |signed| {
        let kept = signed.certificates.take().unwrap().0.into_vec();
        let others = kept.into_iter().filter(|choice| der::Encode::to_der(choice).unwrap() != old);
        let mut all: Vec<_> = others.collect();
        all.push(cms::cert::CertificateChoices::Certificate(by.certificate.parsed.clone()));
        signed.certificates = Some(cms::signed_data::CertificateSet::try_from(all).unwrap());
    })
}

/// What is told about revocation, and is no news.
fn news(world: &World) -> Vec<Case> {
    let pdf = basic(&world.p256.key(&world.issuers()));
    let with = |lists: &[Vec<u8>]| {
        let mut trust = world.roots();
        for list in lists {
            trust.add_file(list, TrustList::Other).unwrap();
        }
        trust
    };
    let root = world.root.crl(&[], 0);
    let case = |name, lists: &[Vec<u8>], reason| {
        Case::new(name, pdf.clone(), reason).trusting(with(lists))
    };
    let impostor = Identity::root("Cơ quan cấp thử nghiệm");
    let revoked = world.root.crl(&[(&world.issuing, -50)], 0);
    let unknown = Reason::RevocationUnknown;
    vec![
        case("news-none", &[], unknown),
        case("news-of-the-root-only", std::slice::from_ref(&root), unknown),
        case("news-too-old", &[root.clone(), world.issuing.crl(&[], -30)], unknown),
        case("news-from-the-future", &[root.clone(), world.issuing.crl(&[], 30)], unknown),
        case("news-by-an-impostor", &[root, impostor.crl(&[], 0)], unknown),
        case("news-issuer-revoked", &[revoked, world.issuing.crl(&[], 0)], Reason::RevokedUnproven),
    ]
}

fn stamps(world: &World) -> Vec<Case> {
    let key = world.p256.key(&world.issuers());
    let pdf = basic(&key);
    let other = world.stranger.issue(params("Dấu lạ"), p256(), |p| {
        p.custom_extensions.push(purpose_of_stamping(true));
    });
    let unfit = world.issuing.issue(params("Không phải dấu"), p256(), |_| ());
    let by = |tsa: &Identity, later: i64| {
        stamped_at(&key, now(), &Services { tsa, ..Services::new(world, days(later)) })
    };
    let archived = signed(&plain(), &key, Level::Archived);
    let mut token = message(&archived);
    let last = token.iter().rposition(|byte| *byte != 0).unwrap();
    token[last] ^= 1;
    let stamp_of_others = super::weak::with_stamp(&pdf, |_| b"other bytes".to_vec(), world);
    vec![
        Case::new("stamp-of-something-else", stamp_of_others, Reason::TimeStampWrong),
        Case::new("stamp-from-the-future", by(&world.tsa, 3), Reason::TimeStampWrong),
        Case::valid("stamp-by-a-stranger-not-counted", by(&other, 0))
            .saying(Reason::TimeStampUnchecked),
        Case::valid("stamp-by-one-who-may-not", by(&unfit, 0)).saying(Reason::TimeStampUnchecked),
        Case::new(
            "stamp-of-the-file-altered",
            with_message(&archived, &token),
            Reason::SignatureWrong,
        ),
        Case::new(
            "stamp-of-the-file-of-another",
            with_message(&archived, &message(&signed(&pdf, &key, Level::Archived))),
            Reason::ContentAltered,
        ),
    ]
}
