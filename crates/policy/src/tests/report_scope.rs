//! Whose figures each role sees.

use super::{grant, officer, staff, unit};
use crate::{Actor, Office, Policy, Reach, ReportScope, actions::ReadReports};
use mc_org::Role;

fn of(actor: &Actor) -> Option<ReportScope> {
    let permit = Policy::new().unwrap().permit::<ReadReports>(actor, &Office).ok()?;
    Some(ReportScope::of(&permit, actor))
}

#[test]
fn those_who_answer_for_an_agency_see_its_figures_and_no_others() {
    let agency = unit("own agency");
    for role in Role::ALL {
        let scope = of(&officer(role));
        match role {
            Role::DeskOfficer | Role::ProcessingOfficer | Role::Clerk => assert_eq!(scope, None),
            Role::HeadOfDivision | Role::Leader | Role::AgencyAdministrator => {
                let scope = scope.unwrap();
                assert_eq!((scope.agencies(), scope.is_everything()), ([agency].as_slice(), false));
                assert!(scope.covers(agency) && !scope.covers(unit("other agency")));
            }
            Role::Inspector | Role::ProvinceAdministrator => {
                assert!(scope.unwrap().covers(unit("other agency")), "{role:?}");
            }
        }
    }
    assert_eq!(of(&Actor::Stranger), None);
}

#[test]
fn leaders_of_the_province_see_every_agency() {
    let board = grant(Role::Leader, "board", "province", Reach::Everything);
    assert!(of(&Actor::Staff(staff(vec![board]))).unwrap().is_everything());
}
