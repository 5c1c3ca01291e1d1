//! The parts that pages are made of: plain display-ready values, each with a template of its own.
//!
//! A page template draws a part with `{{ part.draw(chrome) }}`; Rust code does the same where an
//! answer is a fragment, as for the list of files after an upload. Small things without a value of
//! their own (an icon, the form token) are methods of [`Chrome`](crate::chrome::Chrome).

mod banner;
mod chart;
mod clock;
mod confirmation;
mod consequence;
mod diagram;
mod dossier_card;
mod empty;
mod error_summary;
mod figures;
mod files;
mod filter;
mod icon;
mod paging;
mod progress;
mod ribbon;
mod search_box;
mod state;
mod summary_list;
mod table;
mod tabs;
mod task_list;
mod timeline;
mod work_list;

pub use banner::{Banner, BannerKind, PostButton};
pub use chart::{Chart, Point, Series};
pub use clock::{ClockView, DerivationStep};
pub use confirmation::Confirmation;
pub use consequence::Consequence;
pub use diagram::Diagram;
pub use dossier_card::DossierCard;
pub use empty::Empty;
pub use error_summary::{ErrorLink, ErrorSummary};
pub use figures::{FigureGroup, FigureRow, FigureTable};
pub use files::{FileList, FileState, FileView, Offers, PaperOffer, Upload};
pub use filter::{Filter, FilterOption};
pub use icon::{FormToken, Icon};
pub use paging::Paging;
pub use progress::Progress;
pub use ribbon::{Ribbon, RibbonStep};
pub use search_box::SearchBox;
pub use state::{DueState, StateChip};
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Cell, Column, Table};
pub use tabs::{Tab, Tabs};
pub use task_list::{Task, TaskGroup, TaskList, TaskState};
pub use timeline::{Timeline, TimelineEntry, TimelineTime};
pub use work_list::{HiddenColumns, WorkList, WorkRow};

/// Gives a component its `draw` method over a template that sees `it` and, unless it is drawn
/// without, `chrome`.
macro_rules! drawn {
    ($component:ident, $template:tt) => {
        drawn!(@method $component, $template, chrome, {
            chrome: &'a crate::chrome::Chrome,
            it: &'a $component,
        }, |it| Drawn { chrome, it });
    };
    ($component:ident, $template:tt, without chrome) => {
        drawn!(@method $component, $template, _chrome, { it: &'a $component }, |it| Drawn { it });
    };
    (@method $component:ident, $template:tt, $chrome:ident, $fields:tt, |$it:ident| $new:expr) => {
        impl $component {
            /// Draws the component as HTML.
            pub fn draw<'a>(
                &'a self,
                $chrome: &'a crate::chrome::Chrome,
            ) -> impl askama::FastWritable + askama::filters::HtmlSafe + 'a
            {
                #[derive(askama::Template)]
                #[template(path = $template)]
                struct Drawn<'a> $fields
                impl askama::filters::HtmlSafe for Drawn<'_> {}
                let $it = self;
                $new
            }
        }
    };
}
pub(crate) use drawn;
