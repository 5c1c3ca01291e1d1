//! The way of a dossier through its process, as officers would take it.

use super::filing::Paper;
use crate::installation::OpenError;
use mc_app::{
    App, AppError, Ctx,
    dossier::{
        BusinessState, Command, Dossier, Place, ResultKind, ReturnWay,
        command::{AttachResult, CompleteStep, RefusalWords, ReturnResult, TakeIn},
        event::DossierFile,
    },
    places::posts,
    policy::{Actor, StaffActor},
    process::{Definition, OutcomeKind, Step, Target},
    store::Batch,
};
use mc_kernel::{
    Locale,
    ids::{StaffId, UnitId},
};
use std::collections::HashMap;

/// Who serves which work list.
#[derive(Debug)]
pub(super) struct Officers(HashMap<(UnitId, String), StaffId>);

impl Officers {
    pub(super) fn of(app: &App) -> Self {
        let reference = app.reference();
        let day = app.today();
        let mut serving = HashMap::new();
        for staff in reference.directory.all_staff() {
            for post in posts(&reference.directory, staff.id, day) {
                for queue in post.queues {
                    serving.entry((post.unit, queue)).or_insert(staff.id);
                }
            }
        }
        Self(serving)
    }

    fn at(&self, place: &Place) -> Option<StaffId> {
        self.0.get(&(place.unit, place.queue.clone())).copied()
    }
}

/// A step forward that was decided.
pub(super) struct Forward {
    pub(super) after: Dossier,
    pub(super) batch: Batch,
}

/// Takes a dossier one step forward; `None` where it waits for somebody who is not an officer, or is
/// at its end.
pub(super) async fn forward(
    app: &App,
    officers: &Officers,
    dossier: &Dossier,
    paper: &Paper,
) -> Result<Option<Forward>, OpenError> {
    let process = app.process(dossier.process_version).await?;
    for (staff, command) in wanted(app, officers, dossier, &process, paper) {
        let actor = StaffActor { id: staff, subject: None, grants: Vec::new(), system: None };
        let ctx = Ctx::new(Actor::Staff(actor), Locale::Vi, "bench");
        match app.rehearse_command(&ctx, dossier, &command).await {
            Ok((after, batch)) => return Ok(Some(Forward { after, batch })),
            Err(AppError::Rejected(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(None)
}

/// What may be next, the likeliest first.
fn wanted(
    app: &App,
    officers: &Officers,
    dossier: &Dossier,
    process: &Definition,
    paper: &Paper,
) -> Vec<(StaffId, Command)> {
    let desk = officers.at(&dossier.desk());
    if dossier.business == BusinessState::Submitted {
        return desk
            .map(|desk| (desk, Command::TakeIn(TakeIn { forward: true })))
            .into_iter()
            .collect();
    }
    let mut wanted = Vec::new();
    for open in &dossier.steps {
        let Some(staff) = open.assignee.or_else(|| officers.at(&open.place)) else { continue };
        let Some(step) = process.step(open.step) else { continue };
        if dossier.business == BusinessState::Finished {
            wanted.push((staff, hand_over()));
        }
        if dossier.results.is_empty() {
            wanted.extend(result(app, dossier, open.token, paper).map(|c| (staff, c)));
        }
        let outcome = leading_on(step).map(|label| CompleteStep {
            token: open.token,
            outcome: label.to_owned(),
            note: String::new(),
            refusal: RefusalWords::default(),
            assignee: None,
            fee: None,
        });
        wanted.extend(outcome.map(|c| (staff, Command::CompleteStep(c))));
    }
    wanted
}

/// The first outcome that leads on.
fn leading_on(step: &Step) -> Option<&str> {
    let leads_on = |target: &Target| match target {
        Target::Steps(to) => to.iter().all(|to| !step.no.returns_to(*to)),
        Target::End => true,
        Target::Supplement | Target::Reject | Target::Case(_) => false,
    };
    let mut outcomes = step.outcomes.iter().filter(|o| o.kind == OutcomeKind::Ordinary);
    outcomes.find(|o| leads_on(&o.target)).map(|o| o.label.as_str())
}

fn hand_over() -> Command {
    Command::ReturnResult(ReturnResult {
        way: ReturnWay::Desk,
        receiver: "Người Nhận Mẫu".to_owned(),
        paper: "CCCD 999090000001".to_owned(),
        note: String::new(),
    })
}

fn result(
    app: &App,
    dossier: &Dossier,
    token: mc_app::process::TokenId,
    paper: &Paper,
) -> Option<Command> {
    let reference = app.reference();
    let procedure = reference.procedure(&dossier.procedure, app.today())?;
    let main = procedure.main_result_code.clone();
    let code = main.or_else(|| procedure.results.first().map(|r| r.code.clone()));
    let file = DossierFile {
        file: app.mint().id(),
        sha256: paper.sha256,
        size_bytes: paper.size_bytes,
        pages: 1,
        component: String::new(),
        reused: None,
    };
    Some(Command::AttachResult(AttachResult {
        result: app.mint().id(),
        token,
        kind: ResultKind::Granted,
        code: code.map_or_else(String::new, |c| c.as_str().to_owned()),
        title: "Kết quả giải quyết".to_owned(),
        symbol: "01/KQ".to_owned(),
        issued_on: app.today(),
        valid_until: None,
        file,
    }))
}
