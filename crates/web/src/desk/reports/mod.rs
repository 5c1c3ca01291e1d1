//! Reports of a period: settlement, follow-up book, load, time per step, reasons for returns.
//!
//! What is asked for stands in the address ([`asked`]), so that every figure is a link and every
//! report can be bookmarked; figures become dossiers in [`behind`].

mod asked;
mod behind;
mod book;
mod files;
mod made;
mod quality;
mod quality_files;
mod settlement;
mod tables;

pub(crate) use asked::{agency_filter, period_words};
pub(crate) use quality::{chart as quality_chart, criteria, hundredths, points};
pub(super) use tables::{hours, step_words};

use crate::routes::{Access, Routes};
use axum::routing::get;

/// Where reports begin.
const HERE: &str = "/can-bo/bao-cao";

pub(super) fn routes(routes: Routes) -> Routes {
    use Access::Staff;
    routes
        .at(HERE, Staff, "GET", get(settlement::page))
        .at("/can-bo/bao-cao/tai-ve/{kind}", Staff, "GET", get(files::settlement))
        .at("/can-bo/bao-cao/ho-so", Staff, "GET", get(behind::figure))
        .at("/can-bo/bao-cao/so-theo-doi", Staff, "GET", get(book::page))
        .at("/can-bo/bao-cao/so-theo-doi/{kind}", Staff, "GET", get(files::book))
        .at("/can-bo/bao-cao/can-bo", Staff, "GET", get(tables::load))
        .at("/can-bo/bao-cao/can-bo/{kind}", Staff, "GET", get(files::load))
        .at("/can-bo/bao-cao/buoc", Staff, "GET", get(tables::steps))
        .at("/can-bo/bao-cao/buoc/{kind}", Staff, "GET", get(files::steps))
        .at("/can-bo/bao-cao/ly-do", Staff, "GET", get(tables::grounds))
        .at("/can-bo/bao-cao/ly-do/ho-so", Staff, "GET", get(behind::ground))
        .at("/can-bo/bao-cao/chat-luong", Staff, "GET", get(quality::page))
        .at("/can-bo/bao-cao/chat-luong/ho-so", Staff, "GET", get(quality::criterion))
        .at("/can-bo/bao-cao/chat-luong/tai-ve/{kind}", Staff, "GET", get(quality_files::file))
        .at("/can-bo/bao-cao/da-lap", Staff, "GET POST", get(made::list).post(made::keep))
        .at("/can-bo/bao-cao/da-lap/{report}", Staff, "GET", get(made::page))
        .at("/can-bo/bao-cao/da-lap/{report}/{kind}", Staff, "GET", get(files::made))
}
