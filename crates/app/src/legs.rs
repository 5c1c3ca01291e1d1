//! The agencies that a dossier goes through, in their order: which of them leads, how much time each
//! has, and how each kept it (NĐ 61/2018, Điều 19 khoản 6 và 7: linked procedures).

use crate::{App, AppError, dossier_view::DossierView};
use mc_kernel::{Timestamp, ids::UnitId};
use mc_process::Performer;
use mc_store::dossiers::Hop;

/// An agency's part in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// The agency.
    pub agency: UnitId,
    /// Whether it leads: it answers to the applicant for the whole.
    pub is_lead: bool,
    /// The names of its steps, in the order of the process.
    pub steps: Vec<String>,
    /// The time its steps have, one after another, in working minutes.
    pub working_minutes: u32,
    /// How it stands.
    pub standing: LegStanding,
}

/// How an agency's part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegStanding {
    /// It has not come there yet.
    Ahead,
    /// It is there.
    Here {
        /// Since when, the first of its open stays.
        since: Timestamp,
        /// By when the first of its open stays is due.
        due: Option<Timestamp>,
    },
    /// It was there and went on.
    Done {
        /// When it left last.
        left: Timestamp,
        /// Whether one of its stays was late.
        is_late: bool,
    },
}

impl App {
    /// The agencies of a dossier in the order in which it comes to them.
    pub async fn legs(&self, view: &DossierView) -> Result<Vec<Leg>, AppError> {
        let ground = self.ground(&view.dossier).await?;
        let mut legs: Vec<Leg> = Vec::new();
        for step in &ground.process.steps {
            let waits = matches!(step.performer, Performer::Applicant | Performer::System);
            let Some(place) = ground.route.places.get(&step.no).filter(|_| !waits) else {
                continue;
            };
            if legs.iter().all(|leg| leg.agency != place.agency) {
                legs.push(self.leg(view, place.agency));
            }
            let mut there = legs.iter_mut().filter(|leg| leg.agency == place.agency);
            let Some(leg) = there.next() else { continue };
            leg.steps.push(step.name.clone());
            leg.working_minutes = leg.working_minutes.saturating_add(step.working_minutes);
        }
        Ok(legs)
    }

    fn leg(&self, view: &DossierView, agency: UnitId) -> Leg {
        let hops: Vec<&Hop> = view.hops.iter().filter(|hop| hop.agency == agency).collect();
        Leg {
            agency,
            is_lead: agency == view.dossier.competent_agency,
            steps: Vec::new(),
            working_minutes: 0,
            standing: standing(&hops, self.now()),
        }
    }
}

/// How an agency stands by its stays. One that is overdue while it is there is told by its due time.
fn standing(hops: &[&Hop], now: Timestamp) -> LegStanding {
    let open = || hops.iter().filter(|hop| hop.left.is_none());
    if let Some(since) = open().map(|hop| hop.entered).min() {
        return LegStanding::Here { since, due: open().filter_map(|hop| hop.planned).min() };
    }
    let is_late = hops.iter().any(|hop| hop.timeliness.as_deref() == Some("late"));
    match hops.iter().filter_map(|hop| hop.left).max() {
        Some(left) => LegStanding::Done { left: left.min(now), is_late },
        None => LegStanding::Ahead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hop(entered: i64, left: Option<i64>, timeliness: Option<&str>) -> Hop {
        Hop {
            token: 1,
            step: 1,
            step_name: "Thẩm định".to_owned(),
            unit: UnitId::derived("unit", "division"),
            agency: UnitId::derived("unit", "agency"),
            from_unit: None,
            from_staff: None,
            entered: Timestamp::from_micros(entered),
            planned: Some(Timestamp::from_micros(entered + 10)),
            staff: None,
            left: left.map(Timestamp::from_micros),
            outcome: None,
            timeliness: timeliness.map(str::to_owned),
        }
    }

    #[test]
    fn an_agency_stands_where_its_stays_do() {
        let now = Timestamp::from_micros(100);
        let at = Timestamp::from_micros;
        let (first, late) = (hop(1, Some(5), Some("early")), hop(6, Some(20), Some("late")));
        let (open, later) = (hop(30, None, None), hop(40, None, None));
        assert_eq!(standing(&[], now), LegStanding::Ahead);
        assert_eq!(standing(&[&first], now), LegStanding::Done { left: at(5), is_late: false });
        let both = LegStanding::Done { left: at(20), is_late: true };
        assert_eq!(standing(&[&first, &late], now), both);
        let here = LegStanding::Here { since: at(30), due: Some(at(40)) };
        assert_eq!(standing(&[&late, &later, &open], now), here);
    }
}
