mod matrix;
mod report_scope;
mod scope;

use crate::{Actor, DossierTarget, Grant, Reach, StaffActor};
use mc_kernel::ids::{DossierId, StaffId, SubjectId, UnitId};
use mc_org::Role;

fn unit(name: &str) -> UnitId {
    UnitId::derived("test unit", name)
}

fn subject(name: &str) -> SubjectId {
    SubjectId::derived("test subject", name)
}

fn staff(grants: Vec<Grant>) -> StaffActor {
    let subject = Some(subject("officer"));
    StaffActor { id: StaffId::derived("test staff", "officer"), subject, grants, system: None }
}

fn grant(role: Role, unit_name: &str, agency: &str, reach: Reach) -> Grant {
    Grant { unit: unit(unit_name), agency: unit(agency), role, reach, on_behalf_of: None }
}

fn officer(role: Role) -> Actor {
    let reach = match role {
        Role::ProvinceAdministrator | Role::Inspector => Reach::Everything,
        Role::DeskOfficer
        | Role::ProcessingOfficer
        | Role::HeadOfDivision
        | Role::Leader
        | Role::Clerk
        | Role::AgencyAdministrator => Reach::Agency,
    };
    Actor::Staff(staff(vec![grant(role, "own unit", "own agency", reach)]))
}

fn dossier(applicant: &str, units: &[&str], agencies: &[&str]) -> DossierTarget {
    DossierTarget {
        id: DossierId::derived("test", "dossier"),
        applicant: subject(applicant),
        entered_by: None,
        representative: None,
        receiving_unit: unit(units.first().copied().unwrap_or_default()),
        units: units.iter().map(|u| unit(u)).collect(),
        agencies: agencies.iter().map(|a| unit(a)).collect(),
    }
}
