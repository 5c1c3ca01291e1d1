//! Papers of the owner's data store, offered where a draft asks for them.

use crate::{
    Web,
    store::words::{chip, facts, state_sentence, title, verified},
    visit::Visit,
};
use mc_app::{
    data_store::{KindRules, offer::Offer},
    store::papers::PaperState,
};
use mc_pages::components::{Offers, PaperOffer};

/// The offers of one component, those in force first.
pub(super) fn offers(
    web: &Web,
    visit: &Visit,
    component: &str,
    fitting: &[Offer],
    rules: &KindRules,
) -> Offers {
    let l = visit.l();
    let offer = |offer: &Offer| {
        let paper = &offer.paper;
        let said = facts(web, l, paper, rules);
        let number = Some(paper.number.as_str()).filter(|number| !number.is_empty());
        let parts = [number, Some(said.as_str()).filter(|said| !said.is_empty())];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let state = offer.state;
        let take = if state == PaperState::Valid {
            Ok(format!("{component} {}", paper.id))
        } else {
            Err(format!("{}. {}", chip(l, state).text, state_sentence(l, paper, state)))
        };
        PaperOffer {
            name: title(web, paper),
            facts: format!("{said}. {}", verified(web, l, paper)).trim_start_matches(". ").into(),
            take,
        }
    };
    let mut offers: Vec<PaperOffer> = fitting.iter().map(offer).collect();
    offers.sort_by_key(|offer| offer.take.is_err());
    Offers { offers }
}
