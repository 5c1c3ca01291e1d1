//! Rating the service after the result: the items of NĐ 61/2018, Điều 31 khoản 1, anonymous to the
//! rated.

use crate::{
    App, AppError, Ctx,
    commands::{Done, Sent},
};
use mc_dossier::Command;
use mc_kernel::{
    FieldProblem, FieldProblems,
    ids::{CommandId, DossierId},
};
use mc_policy::actions;
use mc_store::{
    Batch,
    records::{Scores, rate},
};

/// The items that an applicant can judge, in the order of the article.
pub const ITEMS: [&str; 7] =
    ["time", "contacts", "agencies", "information", "attitude", "feedback", "online"];
/// The points an item may get (TT 01/2018, Điều 13): 0 dissatisfied, 1 satisfied, 2 very satisfied.
pub const MOST_POINTS: u8 = 2;
/// The longest comment.
const MOST_COMMENT_CHARS: usize = 2_000;

impl App {
    /// Rates the service of a dossier, once.
    pub async fn rate(
        &self,
        ctx: &Ctx,
        id: DossierId,
        command: CommandId,
        scores: &[(String, Option<u8>)],
        comment: &str,
    ) -> Result<Done, AppError> {
        let scores = checked(scores, comment).map_err(AppError::invalid)?;
        let target = self.parts.store.dossier_target(id).await?.ok_or(AppError::NotFound)?;
        let permit = self.dossier_permit::<actions::Rate>(ctx, &target)?;
        let dossier = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
        let mut beside = Batch::new();
        let text = (&scores, comment.trim());
        // The hour, not the minute, so that nobody can tell who rated from when they did.
        let hour = 3_600_000_000;
        let at = mc_kernel::Timestamp::from_micros(self.now().micros() / hour * hour);
        rate(&mut beside, id, dossier.competent_agency, text, at)?;
        let sent = Sent { id: command, command: Command::Rate, beside };
        self.command::<actions::Rate>(ctx, id, sent).await
    }
}

fn checked(scores: &[(String, Option<u8>)], comment: &str) -> Result<Scores, FieldProblems> {
    let mut problems = FieldProblems::none();
    let mut kept = Vec::new();
    for item in ITEMS {
        match scores.iter().find(|(name, _)| name == item).and_then(|(_, points)| *points) {
            Some(points) if points <= MOST_POINTS => kept.push((item.to_owned(), points)),
            Some(_) => problems.push(FieldProblem::new(item, "not-an-option")),
            // Not everybody had to do with everything.
            None => {}
        }
    }
    if kept.is_empty() && problems.is_empty() {
        problems.push(FieldProblem::new("time", "rating-empty"));
    }
    if comment.chars().count() > MOST_COMMENT_CHARS {
        let problem = FieldProblem::new("comment", "too-long").with("most", MOST_COMMENT_CHARS);
        problems.push(problem);
    }
    problems.into_result().map(|()| Scores(kept))
}
