//! Role × action × target, kept in `golden/matrix.txt` where a person can read what the policies
//! mean. A change of the policies shows there as a change of lines.

use super::{dossier, officer, staff, subject, unit};
use crate::{
    Actor, BookTarget, DeskTarget, DocumentTarget, DossierTarget, DraftTarget, MemberTarget,
    Office, PaperTarget, Policy, RegisterTarget, actions,
};
use mc_kernel::ids::{ApiTokenId, DraftId, OfficialDocumentId, PaperId, StaffId};
use mc_org::Role;
use std::fmt::Write;

fn actors() -> Vec<(String, Actor)> {
    let mut actors = vec![
        ("stranger".to_owned(), Actor::Stranger),
        ("citizen".to_owned(), Actor::Citizen(subject("citizen"))),
        ("staff without position".to_owned(), Actor::Staff(staff(Vec::new()))),
    ];
    actors.extend(Role::ALL.into_iter().map(|role| (role.code().to_owned(), officer(role))));
    for scopes in [&["dossiers.read"][..], &["dossiers.submit"], &["dossiers.process"]] {
        let Actor::Staff(mut system) = officer(Role::DeskOfficer) else { continue };
        let scopes: Vec<String> = scopes.iter().map(|s| (*s).to_owned()).collect();
        let name = format!("system at a desk with {}", scopes.join(", "));
        system.system = Some((ApiTokenId::derived("test", "token"), scopes));
        actors.push((name, Actor::Staff(system)));
    }
    actors
}

fn allowed_actions(
    policy: &Policy,
    actor: &Actor,
    prefix: &str,
    target: &impl crate::Target,
) -> String {
    let actions = actions::ALL.iter().filter(|a| a.starts_with(prefix));
    let allowed: Vec<&str> =
        actions.filter(|a| policy.decide(actor, a, target).allowed).copied().collect();
    if allowed.is_empty() { "-".to_owned() } else { allowed.join(" ") }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one list of targets")]
fn role_action_target() {
    let policy = Policy::new().unwrap();
    let dossiers = [
        ("through the own unit", dossier("somebody", &["own unit", "other unit"], &["own agency"])),
        ("through the own agency", dossier("somebody", &["sister unit"], &["own agency"])),
        ("elsewhere", dossier("somebody", &["other unit"], &["other agency"])),
        ("of the citizen, elsewhere", dossier("citizen", &["other unit"], &["other agency"])),
        ("of the officer, own unit", dossier("officer", &["own unit"], &["own agency"])),
        ("filed by the citizen for another", {
            let representative = Some(subject("citizen"));
            DossierTarget { representative, ..dossier("somebody", &["other unit"], &[]) }
        }),
        ("filed by the officer for another, own unit", {
            let representative = Some(subject("officer"));
            let target = dossier("somebody", &["own unit"], &["own agency"]);
            DossierTarget { representative, ..target }
        }),
    ];
    let draft = |owner: &str, entered_by: Option<StaffId>| DraftTarget {
        id: DraftId::derived("test", "draft"),
        owner: subject(owner),
        entered_by,
        representative: None,
        guided_by: None,
    };
    let officer_id = StaffId::derived("test staff", "officer");
    let drafts = [
        ("of the citizen", draft("citizen", None)),
        ("of somebody else", draft("somebody", None)),
        ("entered by the officer", draft("somebody", Some(officer_id))),
        ("entered by the officer for themselves", draft("officer", Some(officer_id))),
        ("entered by another officer", draft("somebody", Some(StaffId::derived("t", "x")))),
        ("filled in by the citizen for another", {
            let representative = Some(subject("citizen"));
            DraftTarget { representative, ..draft("somebody", None) }
        }),
        ("that the officer may look at", {
            DraftTarget { guided_by: Some(officer_id), ..draft("somebody", None) }
        }),
        ("that another officer may look at", {
            let guided_by = Some(StaffId::derived("t", "x"));
            DraftTarget { guided_by, ..draft("somebody", None) }
        }),
        ("of the officer, who would look at it", {
            DraftTarget { guided_by: Some(officer_id), ..draft("officer", None) }
        }),
    ];
    let mut out = String::new();
    for (name, actor) in actors() {
        writeln!(out, "{name}").unwrap();
        for (which, target) in &dossiers {
            let allowed = allowed_actions(&policy, &actor, "dossier.", target);
            writeln!(out, "  dossier {which}: {allowed}").unwrap();
        }
        for (which, target) in &drafts {
            let allowed = allowed_actions(&policy, &actor, "draft.", target);
            writeln!(out, "  draft {which}: {allowed}").unwrap();
        }
        for (which, owner) in [("of the citizen", "citizen"), ("of somebody else", "somebody")] {
            let target = PaperTarget { id: PaperId::derived("t", "p"), owner: subject(owner) };
            let allowed = allowed_actions(&policy, &actor, "paper.", &target);
            writeln!(out, "  paper {which}: {allowed}").unwrap();
        }
        for (which, unit_name, agency, person) in [
            ("of the own unit", "own unit", "own agency", "colleague"),
            ("of the own agency", "sister unit", "own agency", "colleague"),
            ("elsewhere", "other unit", "other agency", "colleague"),
            ("elsewhere that names the officer", "other unit", "other agency", "officer"),
        ] {
            for is_secret in [false, true] {
                let target = DocumentTarget {
                    id: OfficialDocumentId::derived("t", "d"),
                    agency: unit(agency),
                    units: vec![unit(unit_name)],
                    people: vec![StaffId::derived("test staff", person)],
                    is_secret,
                };
                let allowed = allowed_actions(&policy, &actor, "document.", &target);
                let what = if is_secret { "secret document" } else { "document" };
                writeln!(out, "  {what} {which}: {allowed}").unwrap();
            }
        }
        for (which, agency) in [("of the own agency", "own agency"), ("elsewhere", "other agency")]
        {
            for is_secret in [false, true] {
                let target = BookTarget { agency: unit(agency), is_secret };
                let allowed = allowed_actions(&policy, &actor, "book.", &target);
                let what = if is_secret { "books of secrets" } else { "books" };
                writeln!(out, "  {what} {which}: {allowed}").unwrap();
            }
        }
        for (which, unit_name, agency) in [
            ("own", "own unit", "own agency"),
            ("of the own agency", "sister unit", "own agency"),
            ("elsewhere", "other unit", "other agency"),
        ] {
            let target = DeskTarget { unit: unit(unit_name), agency: unit(agency) };
            let allowed: Vec<String> = ["queue.", "desk."]
                .map(|prefix| allowed_actions(&policy, &actor, prefix, &target))
                .into_iter()
                .filter(|allowed| allowed != "-")
                .collect();
            let allowed = if allowed.is_empty() { "-".to_owned() } else { allowed.join(" ") };
            writeln!(out, "  desk {which}: {allowed}").unwrap();
        }
        for (which, who, unit_name, agency) in [
            ("themselves", "officer", "own unit", "own agency"),
            ("of the own unit", "colleague", "own unit", "own agency"),
            ("of the own agency", "colleague", "sister unit", "own agency"),
            ("who keeps the province", "keeper", "own unit", "own agency"),
            ("elsewhere", "colleague", "other unit", "other agency"),
        ] {
            let id = StaffId::derived("test staff", who);
            let (units, agencies) = (vec![unit(unit_name)], vec![unit(agency)]);
            let keeps_province = who == "keeper";
            let target = MemberTarget { id, units, agencies, keeps_province };
            let allowed = allowed_actions(&policy, &actor, "staff.", &target);
            writeln!(out, "  member {which}: {allowed}").unwrap();
        }
        for (which, agency) in [("the own agency", "own agency"), ("another", "other agency")] {
            let target = RegisterTarget { watched_by: Some(unit(agency)) };
            let allowed = allowed_actions(&policy, &actor, "register.", &target);
            writeln!(out, "  register watched by {which}: {allowed}").unwrap();
        }
        let allowed = allowed_actions(&policy, &actor, "", &Office);
        writeln!(out, "  office: {allowed}").unwrap();
    }
    expect_test::expect_file!["../../golden/matrix.txt"].assert_eq(&out);
}

#[test]
fn every_action_stands_in_the_schema_and_is_allowed_to_somebody() {
    let schema = include_str!("../../policies/schema.cedarschema");
    let golden = include_str!("../../golden/matrix.txt");
    for action in actions::ALL {
        assert!(schema.contains(&format!("\"{action}\"")), "{action} is not in the schema");
        assert!(golden.contains(action), "nobody may {action}");
    }
}
