//! Changing units: added, renamed, given codes, moved, ended.

pub(super) mod add;
pub(super) mod change;
pub(super) mod codes;
pub(super) mod ending;
pub(super) mod moving;

use super::organisation::HERE;
use crate::{Web, citizen::id, reply::Oops, visit::Visit};
use mc_app::organisation::EditedUnit;
use mc_pages::chrome::Link;

/// The unit of an address, to be changed.
async fn find(web: &Web, visit: &Visit, unit: &str) -> Result<EditedUnit, Oops> {
    Ok(web.app.edited_unit(visit.ctx(), id(unit)?).await?)
}

fn page_of(edited: &EditedUnit) -> String {
    format!("{HERE}/{}", edited.unit.id)
}

fn back(edited: &EditedUnit) -> Link {
    Link::new(edited.unit.short_name.clone(), page_of(edited))
}

/// The revision that was looked at, as the form carries it.
fn revision(edited: &EditedUnit) -> Vec<(String, String)> {
    vec![("_revision".to_owned(), edited.revision.to_string())]
}
