//! What every change of the calendar shares: it says first what it means for running dossiers, the
//! second press keeps what was looked at, and whoever keeps on top of something else is told.

use super::{
    keeping::{self, About, Told},
    place::many,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use mc_app::{AppError, calendar_edit::CalendarEffect};
use mc_kernel::CivilDay;
use mc_pages::{
    chrome::Link,
    format,
    words::{Lang, key},
};

/// The calendar.
pub(super) const CALENDAR: &str = "/quan-tri/lich";

/// Something of the calendar as it was typed.
pub(super) trait Change: Sized {
    /// What it comes to, where everything holds.
    type Row;

    /// The form: its title, its sentences, its fields.
    fn about(&self, l: Lang) -> About;
    /// What stands in a form that was sent.
    fn sent(posted: &Posted) -> Self;
    /// What it comes to.
    fn read(&self, web: &Web, visit: &Visit) -> Result<Self::Row, AppError>;
    /// The first day that it touches.
    fn day(row: &Self::Row) -> CivilDay;
    /// Names what was looked at: saving something else asks again.
    fn looked_at(row: &Self::Row) -> String;
    /// What the calendar says there now.
    fn standing(web: &Web, day: CivilDay) -> String;
    /// Keeps it, and gives the page to go on to.
    async fn keep(&self, web: &Web, visit: &Visit, stands: &str) -> Result<String, AppError>;
}

/// Draws the form of a change: where it goes, and what the calendar says there now.
pub(super) fn draw<C: Change>(
    web: &Web,
    visit: &Visit,
    typed: &C,
    (to, stands): (&str, &str),
) -> Reply {
    let form = form(visit.l(), typed, (to, stands), None);
    keeping::draw(web, visit, form, &Told::default())
}

/// The form; once it was looked at, with what saving means.
fn form<C: Change>(
    l: Lang,
    typed: &C,
    (to, stands): (&str, &str),
    seen: Option<(CalendarEffect, String)>,
) -> About {
    let (submit, seen, effects) = match seen {
        None => (l.t("calendar-preview"), String::new(), Vec::new()),
        Some((effect, seen)) => (l.t("admin-save"), seen, effects(l, effect)),
    };
    About {
        back: Link::new(l.t("admin-calendar"), CALENDAR),
        action: to.to_owned(),
        hidden: vec![("_stands".to_owned(), stands.to_owned()), ("_seen".to_owned(), seen)],
        submit: submit.into_owned(),
        effects,
        ..typed.about(l)
    }
}

/// What a change means for running dossiers.
pub(super) fn effects(l: Lang, effect: CalendarEffect) -> Vec<String> {
    let counted = |count: usize| {
        let plus = if effect.is_cut { "+" } else { "" };
        format!("{}{plus}", format::count(l, many(count)))
    };
    let on = [("count", counted(effect.on_the_day))];
    let later = [("count", counted(effect.later))];
    vec![
        l.with("calendar-effect-on", &on).into_owned(),
        l.with("calendar-effect-later", &later).into_owned(),
        l.t("calendar-effect-promised").into_owned(),
    ]
}

/// Takes a form that was sent: says first what saving means, then saves what was looked at.
pub(super) async fn send<C: Change>(
    web: &Web,
    visit: &Visit,
    posted: &Posted,
    to: String,
) -> Reply {
    let typed = C::sent(posted);
    let stands = posted.text("_stands");
    let l = visit.l();
    let row = match typed.read(web, visit) {
        Ok(row) => row,
        Err(error) => {
            let told = Told::of(error)?;
            return keeping::draw(web, visit, form(l, &typed, (&to, stands), None), &told);
        }
    };
    let (day, looked_at) = (C::day(&row), C::looked_at(&row));
    if posted.text("_seen") == looked_at {
        match typed.keep(web, visit, stands).await {
            Ok(page) => return see_other_telling(web, &page, "admin-saved"),
            Err(error) => {
                let told = Told::of(error)?;
                let stands = C::standing(web, day);
                return keeping::draw(web, visit, form(l, &typed, (&to, &stands), None), &told);
            }
        }
    }
    let effect = web.app.calendar_effect(visit.ctx(), day).await?;
    let seen = Some((effect, looked_at));
    keeping::draw(web, visit, form(l, &typed, (&to, stands), seen), &Told::default())
}

/// What a change that is taken out says of itself.
pub(super) struct Removal {
    /// The first day that it touches.
    pub(super) day: CivilDay,
    /// What the calendar says there now.
    pub(super) stands: String,
    pub(super) title: String,
    pub(super) intro: Vec<String>,
    pub(super) action: String,
    pub(super) submit: String,
}

/// Asks whether something is to be taken out, with what that means.
pub(super) async fn ask(web: &Web, visit: &Visit, removal: Removal, told: &Told) -> Reply {
    let effect = web.app.calendar_effect(visit.ctx(), removal.day).await?;
    let about = About {
        back: Link::new(visit.l().t(key("admin-calendar")), CALENDAR),
        title: removal.title,
        intro: removal.intro,
        fields: Vec::new(),
        action: removal.action,
        hidden: vec![("_stands".to_owned(), removal.stands)],
        submit: removal.submit,
        effects: effects(visit.l(), effect),
    };
    keeping::draw(web, visit, about, told)
}
