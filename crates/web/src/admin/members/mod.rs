//! Changing members of staff: added, renamed, given positions and accounts.

pub(super) mod account;
pub(super) mod add;
pub(super) mod change;
pub(super) mod issue;
pub(super) mod positions;

use crate::{Web, citizen::id, reply::Oops, visit::Visit};
use mc_app::members::StaffCard;
use mc_pages::chrome::Link;

/// The person of an address, for whoever keeps them.
async fn find(web: &Web, visit: &Visit, staff: &str) -> Result<StaffCard, Oops> {
    Ok(web.app.staff_card(visit.ctx(), id(staff)?).await?)
}

fn page_of(card: &StaffCard) -> String {
    format!("/quan-tri/can-bo/{}", card.staff.id)
}

fn back(card: &StaffCard) -> Link {
    Link::new(card.staff.full_name.clone(), page_of(card))
}

/// The revision that was looked at, as the form carries it.
fn revision(card: &StaffCard) -> Vec<(String, String)> {
    vec![("_revision".to_owned(), card.standing.revision.to_string())]
}
