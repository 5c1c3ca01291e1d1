//! The keys of the lists, to learn and to turn off.

use crate::{
    Web,
    chrome::chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::State;
use mc_pages::desk::{KeyHelp, KeysPage};

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    let chrome = chrome(&web, &visit);
    drawn(&KeysPage { keys: KeyHelp::all(&chrome), chrome })
}
