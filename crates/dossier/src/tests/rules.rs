//! The rules of time as sentences: apologies, stops, orders of leaders.

use super::world::{PRIVATE, Who, World};
use crate::{
    Command,
    command::{AnswerOrder, AskSupplement, GiveOrder, Reappoint, Reopen, Stop},
    facts::Place,
};
use mc_kernel::ids::OrderId;

impl World {
    /// A request about what the last answer brought.
    pub(crate) fn raised_request(&mut self, step: u16, outcome: &str) -> AskSupplement {
        let answer = self.dossier().supplements_answered.last();
        let raised_by = answer.map(|answer| answer.answered_in);
        AskSupplement { raised_by, ..self.supplement_request(Some((step, outcome))) }
    }

    /// The program prepares an apology: nobody acts.
    pub(crate) fn propose_apology(&mut self) -> &mut Self {
        self.run(Who::OtherCitizen, "(the program) proposes an apology", &Command::ProposeApology)
    }

    /// Whoever has a step promises another moment.
    pub(crate) fn reappoint(&mut self, step: u16, due: &str) -> &mut Self {
        let due = self.zone.instant(due.parse().unwrap());
        let reason = format!("{PRIVATE}: chờ xác minh");
        let name = "apologises and promises another day";
        self.run(Who::Officer(step), name, &Command::Reappoint(Reappoint { due, reason }))
    }

    pub(crate) fn stop(&mut self) -> &mut Self {
        let reason = format!("{PRIVATE}: đi công tác xa");
        self.run(Who::Applicant, "asks to stop", &Command::Stop(Stop { reason }))
    }

    pub(crate) fn reopen(&mut self, step: u16) -> &mut Self {
        let reason = format!("{PRIVATE}: người nộp đã về");
        self.run(Who::Head(step), "reopens", &Command::Reopen(Reopen { reason }))
    }

    pub(crate) fn order_id(&self) -> OrderId {
        OrderId::derived("order", &self.serial.to_string())
    }

    /// An order to the work list of an open step.
    pub(crate) fn order(&mut self, step: u16, until: &str) -> &mut Self {
        let open = self.dossier().steps.iter().find(|open| open.step.0 == step);
        let place = open.map_or_else(World::consulted_place, |open| open.place.clone());
        self.order_to(step, place, until)
    }

    pub(crate) fn order_to(&mut self, step: u16, place: Place, until: &str) -> &mut Self {
        self.serial += 1;
        let command = GiveOrder {
            order: self.order_id(),
            place,
            to: None,
            due: self.zone.instant(until.parse().unwrap()),
            text: format!("{PRIVATE}: báo cáo tiến độ"),
        };
        self.run(Who::Head(step), "orders", &Command::GiveOrder(command))
    }

    pub(crate) fn answer_order(&mut self, step: u16) -> &mut Self {
        let open = self.dossier().open_orders().last().map(|order| order.id);
        let order = open.unwrap_or_else(|| self.order_id());
        let answer = format!("{PRIVATE}: xong trong ngày mai");
        let command = Command::AnswerOrder(AnswerOrder { order, answer });
        self.run(Who::Officer(step), "answers the order", &command)
    }
}
