//! Samples of the pages of officers.

mod bulk;
mod dossier;
mod queue;
mod report;
mod walk_in;
mod work_list;

use super::{Sample, sample, say};
use crate::chrome::Chrome;

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("desk-work-list", &work_list::page(chrome, 25))?,
        sample("desk-work-list-empty", &work_list::page(chrome, 0))?,
        sample("desk-bulk", &bulk::plan(chrome))?,
        sample("desk-bulk-done", &bulk::done(chrome))?,
        sample("desk-keys", &bulk::keys(chrome))?,
        sample("desk-dossier", &dossier::page(chrome))?,
        sample("desk-report", &report::page(chrome, 40))?,
        sample("desk-report-empty", &report::page(chrome, 0))?,
        sample("desk-steering", &report::steering(chrome))?,
        sample("desk-walk-in", &walk_in::page(chrome))?,
        sample("desk-queue", &queue::page(chrome))?,
        sample("desk-queue-screen", &queue::screen(chrome))?,
    ])
}
