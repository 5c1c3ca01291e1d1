//! The rules of time on an officer's screen: what is said with an apology, a refusal, an order; what
//! has to be known before deciding; the orders of leaders.

use super::fields::Drawing;
use crate::Web;
use mc_app::{
    choices::OrderTo,
    dossier::{
        Event, Place, Private,
        event::Leaving,
        state::{OpenStep, Order},
    },
    dossier_view::DossierView,
    store::mail::AddressState,
};
use mc_kernel::{Timestamp, ids::StaffId};
use mc_pages::{
    chrome::Link,
    components::{DueState, StateChip},
    desk::{DossierAlert, OrderEntry},
    fields::{ChoiceOption, DateInput, FieldKind, FieldView, LongText},
    format,
    words::{Lang, key},
};

impl Drawing<'_> {
    /// Ground, place and what would be accepted; why it comes late, where it does.
    pub(super) fn refusal(&self, is_after_appraisal: bool) -> Vec<FieldView> {
        let place = self.long("place", key("refuse-place"));
        let mut fields = vec![
            self.ground(),
            place.hinted(self.l.t("refuse-place-hint")),
            self.long("accepted", key("refuse-accepted")),
        ];
        if is_after_appraisal && is_return_late(self.web, self.view) {
            fields.push(self.long("late", key("late-reason")));
        }
        if is_after_appraisal {
            fields.push(self.long("reason", key("step-note")).optional());
        }
        fields
    }

    /// The new day and the reason, as they were prepared.
    pub(super) fn apologise(&self, old_due: Timestamp, new_due: Timestamp) -> Vec<FieldView> {
        let mut fields = self.moment(new_due, [key("new-due-day"), key("new-due-time")]);
        let mut steps = self.view.dossier.steps.iter();
        let step = steps.find_map(|open| {
            let name = self.view.process.step(open.step)?.name.clone();
            Some((name, self.view.unit_name(open.place.unit)))
        });
        let (step, unit) = step.unwrap_or_default();
        let due = format::day(self.l, self.web.app.settings().zone.day(old_due));
        let values = [("step", step.as_str()), ("unit", unit.as_str()), ("due", due.as_str())];
        let prepared = self.l.with("apology-reason-prepared", &values).into_owned();
        let value = self.typed("reason", &prepared);
        let long = FieldKind::LongText(LongText { value, rows: 3, most: Some(2000) });
        fields.push(self.field("reason", key("apology-reason"), long));
        fields
    }

    pub(super) fn order(&self, to: &[OrderTo]) -> Vec<FieldView> {
        let first = to.first().map(order_value).unwrap_or_default();
        let chosen = self.typed("to", &first);
        let options = to.iter().map(|to| {
            let unit = self.view.unit_name(to.place.unit);
            let label = match &to.person {
                Some((_, name)) => format!("{name} ({unit})"),
                None => self.l.with("order-to-unit", &[("unit", unit.as_str())]).into_owned(),
            };
            ChoiceOption::new(order_value(to), label).chosen_if(&chosen)
        });
        let mut fields = vec![self.choice("to", key("order-to"), options.collect())];
        fields.push(self.long("text", key("order-text")));
        let zone = &self.web.app.settings().zone;
        let calendar = &self.web.app.reference().calendar;
        let tomorrow = calendar.next_working_day(self.web.app.today());
        let usual = zone.instant(calendar.closing(tomorrow));
        fields.extend(self.moment(usual, [key("order-day"), key("order-time")]));
        fields
    }

    fn moment(&self, usual: Timestamp, [day, time]: [&'static str; 2]) -> Vec<FieldView> {
        let local = self.web.app.settings().zone.local(usual);
        let date = DateInput {
            value: self.typed("day", &format::day_short(self.l, local.day)),
            may_be_partial: false,
            autocomplete: None,
        };
        vec![
            self.field("day", day, FieldKind::Date(date)),
            self.line("time", time, &local.time.to_string()).hinted("17:00"),
        ]
    }
}

/// The value of somebody who may be meant by an order.
fn order_value(to: &OrderTo) -> String {
    let Place { unit, agency, queue } = &to.place;
    match &to.person {
        Some((staff, _)) => format!("{unit}.{agency}.{queue}.{staff}"),
        None => format!("{unit}.{agency}.{queue}"),
    }
}

/// Who is meant by a value. Whether they may be, the dossier decides.
pub(super) fn order_to(value: &str) -> Option<(Place, Option<StaffId>)> {
    let mut parts = value.split('.');
    let (unit, agency) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let queue = parts.next()?.to_owned();
    let staff = parts.next().map(str::parse).transpose().ok()?;
    Some((Place { unit, agency, queue }, staff))
}

fn return_until(web: &Web, view: &DossierView) -> Option<Timestamp> {
    let due = view.return_deadline.as_ref()?.due?;
    Some(web.app.settings().zone.instant(due))
}

/// Whether a dossier that goes back today goes back late, by date.
pub(super) fn is_return_late(web: &Web, view: &DossierView) -> bool {
    let zone = &web.app.settings().zone;
    return_until(web, view).is_some_and(|until| zone.day(until) < web.app.today())
}

/// By when a dossier that does not qualify goes back.
pub(super) fn return_by(web: &Web, l: Lang, view: &DossierView) -> Option<String> {
    let until = return_until(web, view)?;
    let until = format::moment_short(l, web.app.settings().zone.local(until));
    let words =
        if is_return_late(web, view) { key("effect-return-late") } else { key("effect-return-by") };
    Some(l.with(words, &[("until", until.as_str())]).into_owned())
}

/// By when a dossier that is taken in now and kept is sent on.
pub(super) fn forward_by(web: &Web, l: Lang) -> Option<String> {
    let now = web.app.settings().zone.local(web.app.now());
    let (_, derivation) = mc_app::calendar::forward_by(&web.app.reference().calendar, now);
    derivation.words(l.locale()).pop()
}

/// What has to be known about a dossier's time.
pub(super) fn alerts(web: &Web, l: Lang, view: &DossierView) -> Vec<DossierAlert> {
    let dossier = &view.dossier;
    let zone = &web.app.settings().zone;
    let moment = |at: Timestamp| format::moment_short(l, zone.local(at));
    let mut alerts = Vec::new();
    if let Some(apology) = &dossier.apology {
        let (due, new) = (moment(apology.due), moment(apology.new_due));
        let values = [("due", due.as_str()), ("new", new.as_str())];
        alerts.push(alert(
            DueState::Late,
            l,
            key("alert-apology"),
            l.with("apology-waits", &values),
        ));
    }
    if let Some(stopped) = &dossier.stopped {
        let since = moment(stopped.at);
        let said = l.with("stopped-since", &[("since", since.as_str())]);
        alerts.push(alert(DueState::Waiting, l, key("alert-stopped"), said));
    }
    if let Some(new) = &dossier.clock.reappointed {
        let old = moment(new.old_due);
        let said = l.with("reappointed-from", &[("old", old.as_str())]);
        alerts.push(alert(DueState::Waiting, l, key("alert-reappointed"), said));
    }
    alerts.extend(sent_back(web, l, view));
    alerts.extend(used_shares(web, l, view));
    if let Some(last) = view.forwarding.as_ref().and_then(|d| d.words(l.locale()).pop()) {
        alerts.push(alert(DueState::OnTime, l, key("alert-forward"), last.into()));
    }
    alerts.extend(follows(web, l, view));
    alerts.extend(no_mailbox(web, l, view));
    alerts
}

fn alert(
    state: DueState,
    l: Lang,
    chip: &'static str,
    text: std::borrow::Cow<'_, str>,
) -> DossierAlert {
    DossierAlert { chip: StateChip::new(state, l.t(chip)), text: text.into_owned(), link: None }
}

/// The legs that are back at their sender, with the reason.
fn sent_back(web: &Web, l: Lang, view: &DossierView) -> Vec<DossierAlert> {
    let zone = &web.app.settings().zone;
    let open = view.dossier.steps.iter().filter(|open| open.is_sent_back);
    open.map(|open| {
        let by = open.from.as_ref().map(|by| view.unit_name(by.unit)).unwrap_or_default();
        let at = format::moment_short(l, zone.local(open.entered));
        let said = l.with("sent-back-by", &[("unit", by.as_str()), ("at", at.as_str())]);
        let why = reason_of(view, open).unwrap_or_default();
        alert(DueState::Late, l, key("alert-sent-back"), format!("{said} {why}").into())
    })
    .collect()
}

/// Why a step came back: the words of the stay that ended when this one began.
fn reason_of(view: &DossierView, open: &OpenStep) -> Option<String> {
    view.told.iter().rev().find_map(|told| match (&told.recorded.event, &told.private) {
        (Event::StepLeft(left), Some(Private::Words { text }))
            if left.step == open.step && left.leaving == Leaving::SentBack =>
        {
            Some(text.clone())
        }
        _ => None,
    })
}

/// The open steps of which four fifths of the time are over.
fn used_shares(web: &Web, l: Lang, view: &DossierView) -> Vec<DossierAlert> {
    let zone = &web.app.settings().zone;
    let is_running = view.dossier.stopped.is_none() && !view.dossier.clock.is_stopped();
    let steps = view.dossier.steps.iter().filter(|_| is_running);
    steps
        .filter_map(|open| {
            let planned = open.planned?;
            let chip = warning(web, l, open.entered, planned)?;
            let step = view.process.step(open.step)?.name.as_str();
            let until = format::moment_short(l, zone.local(planned));
            let values = [("step", step), ("until", until.as_str())];
            let text = l.with("step-runs-out", &values).into_owned();
            Some(DossierAlert { chip, text, link: None })
        })
        .collect()
}

/// The warning of something of whose time at least four fifths are over: colour, icon and words.
pub(super) fn warning(web: &Web, l: Lang, from: Timestamp, due: Timestamp) -> Option<StateChip> {
    let share = web.app.used_percent(from, due);
    if share < mc_app::work::WARN_PERCENT {
        return None;
    }
    let state = if web.app.now() > due { DueState::Late } else { DueState::DueSoon };
    let share = format!("{} %", share.min(999));
    Some(StateChip::new(state, l.with("used-share", &[("share", share.as_str())])))
}

/// That letters do not reach the applicant (NĐ 61/2018, Điều 19.9 names other ways).
fn no_mailbox(web: &Web, l: Lang, view: &DossierView) -> Option<DossierAlert> {
    let mail = view.mail.as_ref().filter(|m| m.state == AddressState::Undeliverable)?;
    let (_, at) = mail.refused.as_ref()?;
    let at = format::moment_short(l, web.app.settings().zone.local(*at));
    let said = match view.applicant.phone.as_str() {
        "" => l.with("alert-mail-text-no-phone", &[("at", at.as_str())]),
        phone => l.with("alert-mail-text", &[("at", at.as_str()), ("phone", phone)]),
    };
    Some(alert(DueState::Late, l, key("alert-mail"), said))
}

/// That the dossier follows a withdrawn one of the same matter.
fn follows(web: &Web, l: Lang, view: &DossierView) -> Option<DossierAlert> {
    let follows = view.dossier.follows.as_ref()?;
    let since = format::day(l, web.app.settings().zone.day(follows.since));
    let said = l.with("follows-withdrawn", &[("since", since.as_str())]);
    let mut alert = alert(DueState::Waiting, l, key("alert-follows"), said);
    let href = format!("/can-bo/ho-so/{}", follows.dossier);
    alert.link = Some(Link::new(follows.number.clone(), href));
    Some(alert)
}

/// The orders of leaders, newest first, late ones marked.
pub(super) fn orders(web: &Web, l: Lang, view: &DossierView) -> Vec<OrderEntry> {
    view.dossier.orders.iter().rev().map(|order| entry(web, l, view, order)).collect()
}

fn entry(web: &Web, l: Lang, view: &DossierView, order: &Order) -> OrderEntry {
    let zone = &web.app.settings().zone;
    let moment = |at: Timestamp| format::moment_short(l, zone.local(at));
    let words = |version: u64| match view.words_of(version) {
        Some(Private::Words { text }) => text.clone(),
        _ => String::new(),
    };
    let to = match order.to {
        Some(staff) => view.staff_name(staff),
        None => view.unit_name(order.place.unit),
    };
    let (by, at, due) = (view.staff_name(order.by), moment(order.given_at), moment(order.due));
    let values = [("by", by.as_str()), ("to", to.as_str()), ("at", at.as_str())];
    let due = [("due", due.as_str())];
    let ended = order.answer.as_ref().map_or(web.app.now(), |answer| answer.at);
    let chip = match &order.answer {
        None if ended > order.due => StateChip::new(DueState::Late, l.with("order-late", &due)),
        None => StateChip::new(DueState::Waiting, l.with("order-due", &due)),
        Some(_) if zone.day(ended) > zone.day(order.due) => {
            StateChip::new(DueState::Late, l.t("order-answered-late"))
        }
        Some(_) => StateChip::new(DueState::Done, l.t("order-answered")),
    };
    let answered = order.answer.as_ref().map(|answer| {
        let (by, at) = (view.staff_name(answer.by), moment(answer.at));
        l.with("order-answered-by", &[("by", by.as_str()), ("at", at.as_str())]).into_owned()
    });
    OrderEntry {
        head: l.with("order-head", &values).into_owned(),
        text: words(order.given_in),
        chip,
        answered,
        answer: order.answer.as_ref().map(|answer| words(answer.answered_in)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{DayTime, ids::UnitId};

    #[test]
    fn who_is_meant_is_understood_and_nothing_else() {
        let (unit, agency) = (UnitId::derived("unit", "a"), UnitId::derived("unit", "b"));
        let place = Place { unit, agency, queue: "division".to_owned() };
        let staff = StaffId::derived("staff", "c");
        for person in [None, Some((staff, "Nguyễn Mẫu An".to_owned()))] {
            let to = OrderTo { place: place.clone(), person: person.clone() };
            let read = order_to(&order_value(&to));
            assert_eq!(read, Some((place.clone(), person.map(|(staff, _)| staff))));
        }
        for nonsense in ["", "a.b.c", &format!("{unit}"), &format!("{unit}.{agency}.x.y")] {
            assert_eq!(order_to(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_time_of_day_is_read_as_it_is_shown() {
        let time: DayTime = "17:00".parse().unwrap();
        assert_eq!(time.to_string(), "17:00");
    }
}
