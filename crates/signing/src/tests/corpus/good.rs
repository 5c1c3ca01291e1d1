//! Files that are in order, and what may follow a signature.

use super::Case;
use crate::{
    Hash, Level, ReasonCode,
    tests::{
        days,
        documents::{append, change, decision, plain},
        levels::signed,
        pki::WORLD,
    },
};
use lopdf::{Object, dictionary, xref::XrefType};

pub(super) fn cases() -> Vec<Case> {
    let world = &*WORLD;
    let (rsa, p256) = (world.rsa.key(&world.issuers()), world.p256.key(&world.issuers()));
    let p384 = world.p384.key(&world.issuers());
    let with_streams = decision(XrefType::CrossReferenceStream);
    let once = signed(&plain(), &rsa, Level::Basic);
    let archived = signed(&plain(), &rsa, Level::Archived);
    let once_with_streams = signed(&with_streams, &rsa, Level::Basic);
    let sha384 = world.rsa.key_over(Hash::Sha384, &world.issuers());
    let sha512 = world.rsa.key_over(Hash::Sha512, &world.issuers());
    vec![
        Case::valid("good-rsa", once.clone()),
        Case::valid("good-rsa-sha384", signed(&plain(), &sha384, Level::Basic)),
        Case::valid("good-rsa-sha512", signed(&plain(), &sha512, Level::Basic)),
        Case::valid("good-p256", signed(&plain(), &p256, Level::Basic)),
        Case::valid("good-p384", signed(&plain(), &p384, Level::Basic)),
        Case::valid("good-streams", signed(&with_streams, &rsa, Level::Basic)),
        Case::valid("good-streams-archived", signed(&with_streams, &p256, Level::Archived)),
        Case::valid("good-b-t", signed(&plain(), &rsa, Level::Stamped)),
        Case::valid("good-b-lt", signed(&plain(), &p256, Level::LongTerm)),
        Case::valid("good-b-lta", archived.clone()),
        Case::valid("good-b-lta-later", archived).trusting(world.trust_at(200)).at(days(200)),
        Case::valid("good-two-signers", signed(&once, &p384, Level::Basic)),
        Case::valid("good-signed-after-archiving", {
            signed(&signed(&once, &p256, Level::Archived), &p384, Level::Stamped)
        }),
        Case::valid(
            "good-streams-maker-changed",
            change(&signed(&once_with_streams, &p384, Level::Basic), 11, |information| {
                information.set("Producer", Object::string_literal("another program"));
            }),
        ),
        Case::valid(
            "good-maker-changed",
            change(&once, 11, |information| {
                information.set("Producer", Object::string_literal("another program"));
            }),
        ),
        Case::valid(
            "good-empty-field-added",
            append(&once, |update, file| {
                let id = update.number();
                update.put(
                    id,
                    &Object::Dictionary(dictionary! {
                        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "F" => 132,
                        "T" => Object::string_literal("Cho ky"),
                        "Rect" => vec![0.into(), 0.into(), 0.into(), 0.into()],
                    }),
                );
                let mut fields = file.document.objects[&(12, 0)].as_array().unwrap().clone();
                fields.push(Object::Reference(id));
                update.put((12, 0), &Object::Array(fields));
            }),
        ),
        // Revoked after it was signed and stamped.
        Case::valid("good-revoked-later", signed(&plain(), &p256, Level::Stamped))
            .trusting({
                let mut trust = world.roots();
                let lists = [world.root.crl(&[], 5), world.issuing.crl(&[(&world.p256, 3)], 5)];
                for list in lists {
                    trust.add_file(&list, crate::TrustList::Other).unwrap();
                }
                trust
            })
            .at(days(5)),
        Case::new("unsigned", plain(), ReasonCode::NotSigned),
    ]
}
