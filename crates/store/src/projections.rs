//! Writing the projections of a dossier: its row, the lines of work lists, the hops, the words of
//! the search box. All of it goes into the batch of the command, and all of it can be rebuilt.

use crate::{Batch, Clash, Store, StoreError, Value, dialect, json};
use mc_dossier::{
    Dossier, HopChange, WorkChange, WorkItem, WorkState, hop::HopEntered, hop::HopLeft,
};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{DossierId, StaffId, UnitId, WorkItemId},
};
use serde::{Deserialize, Serialize};

const DOSSIER_NEW: &str = "INSERT INTO dossier (id, number, number_unit, number_day, number_sequence, procedure, procedure_version, process_version, applicant, channel, receiving_unit, competent_agency, state, units, submitted_us, due_us, finished_us, returned_us, timeliness) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
const DOSSIER_NEXT: &str = "UPDATE dossier SET process_version = $2, state = $3, units = $4, due_us = $5, finished_us = $6, returned_us = $7, timeliness = $8, apology = $9 WHERE id = $1";
const WORK_OPEN: &str = "INSERT INTO work_item (id, dossier, token, kind, unit, agency, queue, assignee, state, step_name, number, procedure, applicant, entered_us, due_us, dossier_due_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
const WORK_UPDATE: &str = "UPDATE work_item SET assignee = $2, state = $3, due_us = $4, dossier_due_us = $5 WHERE id = $1 AND state <> 'done'";
const WORK_CLOSE: &str = "UPDATE work_item SET state = 'done', done_us = $2, done_by = $3 WHERE id = $1 AND state <> 'done'";
const HOP_ENTERED: &str = "INSERT INTO hop (dossier, token, step, step_name, unit, agency, queue, from_unit, from_staff, entered_us, planned_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const HOP_LEFT: &str = "UPDATE hop SET staff = $3, left_us = $4, outcome = $5, timeliness = $6 WHERE dossier = $1 AND token = $2 AND left_us IS NULL";
const CLEAR: [&str; 3] = [
    "DELETE FROM work_item WHERE dossier = $1",
    "DELETE FROM hop WHERE dossier = $1",
    "DELETE FROM dossier WHERE id = $1",
];

/// The units and agencies that may come near a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Involved {
    /// Units that its process leads through, and those asked for an opinion.
    pub units: Vec<UnitId>,
    /// Their agencies.
    pub agencies: Vec<UnitId>,
}

/// What a dossier's row needs beside its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The unit that counts.
    pub unit: UnitId,
    /// The day that is counted.
    pub day: CivilDay,
    /// The running number of the day.
    pub sequence: u32,
}

/// Adds the row of a new dossier. [`Clash::Number`] when the number is taken.
pub fn new_dossier(
    batch: &mut Batch,
    dossier: &Dossier,
    number: &Numbered,
    involved: &Involved,
) -> Result<(), StoreError> {
    let ended = dossier.ended.as_ref();
    let values: Vec<Value> = vec![
        dossier.id.into(),
        (&dossier.number).into(),
        number.unit.into(),
        number.day.into(),
        number.sequence.into(),
        (&dossier.procedure).into(),
        dossier.procedure_version.into(),
        dossier.process_version.into(),
        dossier.applicant.into(),
        channel(dossier).into(),
        dossier.receiving_unit.into(),
        dossier.competent_agency.into(),
        dossier.business.code().into(),
        json(involved)?,
        dossier.submitted_at.into(),
        dossier.clock.due.into(),
        ended.map(|e| e.at).into(),
        dossier.returned_at.into(),
        ended.map(|e| timeliness(e.timeliness)).into(),
    ];
    batch.insert(DOSSIER_NEW, values, Clash::Number);
    crate::promises::follows(batch, dossier);
    Ok(())
}

/// Changes the row of a dossier to its new state.
pub fn next_dossier(
    batch: &mut Batch,
    dossier: &Dossier,
    involved: &Involved,
) -> Result<(), StoreError> {
    let ended = dossier.ended.as_ref();
    let values = vec![
        dossier.id.into(),
        dossier.process_version.into(),
        dossier.business.code().into(),
        json(involved)?,
        dossier.clock.due.into(),
        ended.map(|e| e.at).into(),
        dossier.returned_at.into(),
        ended.map(|e| timeliness(e.timeliness)).into(),
        apology(dossier).into(),
    ];
    batch.change_one(DOSSIER_NEXT, values, Clash::Row("dossier"));
    crate::promises::withdrawn(batch, dossier);
    Ok(())
}

/// Whether an apology was prepared, or sent.
const fn apology(dossier: &Dossier) -> u32 {
    match (&dossier.clock.reappointed, &dossier.apology) {
        (Some(_), _) => 2,
        (None, Some(_)) => 1,
        (None, None) => 0,
    }
}

pub(crate) const fn channel(dossier: &Dossier) -> &'static str {
    match dossier.channel {
        mc_catalog::Channel::Direct => "direct",
        mc_catalog::Channel::Online => "online",
        mc_catalog::Channel::Post => "post",
    }
}

pub(crate) const fn timeliness(timeliness: mc_calendar::Timeliness) -> &'static str {
    match timeliness {
        mc_calendar::Timeliness::Early => "early",
        mc_calendar::Timeliness::OnTime => "on_time",
        mc_calendar::Timeliness::Late => "late",
    }
}

/// Adds changes of work lists. `names` gives the name of the step of a line.
pub fn work(
    batch: &mut Batch,
    dossier: &Dossier,
    changes: &[WorkChange],
    done: (Timestamp, Option<StaffId>),
    names: &dyn Fn(&WorkItem) -> String,
) {
    for change in changes {
        match change {
            WorkChange::Open(item) => {
                let values = work_values(dossier, item, names(item));
                batch.insert(WORK_OPEN, values, Clash::Version);
            }
            WorkChange::Update(item) => {
                let values = vec![
                    item.id.into(),
                    item.assignee.into(),
                    item.state.code().into(),
                    item.due.into(),
                    item.dossier_due.into(),
                ];
                batch.change_one(WORK_UPDATE, values, Clash::Version);
            }
            WorkChange::Close(id) => close(batch, *id, done),
        }
    }
}

fn close(batch: &mut Batch, id: WorkItemId, (at, by): (Timestamp, Option<StaffId>)) {
    batch.change_one(WORK_CLOSE, vec![id.into(), at.into(), by.into()], Clash::Version);
}

fn work_values(dossier: &Dossier, item: &WorkItem, step_name: String) -> Vec<Value> {
    debug_assert_ne!(item.state, WorkState::Done);
    vec![
        item.id.into(),
        item.dossier.into(),
        item.token.into(),
        item.kind.code().into(),
        item.place.unit.into(),
        item.place.agency.into(),
        (&item.place.queue).into(),
        item.assignee.into(),
        item.state.code().into(),
        step_name.into(),
        (&dossier.number).into(),
        (&dossier.procedure).into(),
        dossier.applicant.into(),
        item.entered.into(),
        item.due.into(),
        item.dossier_due.into(),
    ]
}

/// Adds a hop that began or ended. `name` is the name of the step entered.
pub fn hop(batch: &mut Batch, dossier: DossierId, change: &HopChange, name: &str) {
    match change {
        HopChange::Entered(hop) => {
            batch.insert(HOP_ENTERED, hop_values(dossier, hop, name), Clash::Version);
        }
        HopChange::Left(HopLeft { token, staff, left, outcome, timeliness: t }) => {
            let values = vec![
                dossier.into(),
                (*token).into(),
                (*staff).into(),
                (*left).into(),
                outcome.clone().into(),
                t.map(timeliness).into(),
            ];
            batch.change_one(HOP_LEFT, values, Clash::Version);
        }
    }
}

fn hop_values(dossier: DossierId, hop: &HopEntered, name: &str) -> Vec<Value> {
    vec![
        dossier.into(),
        hop.token.into(),
        hop.step.map_or(0, |s| s.0).into(),
        name.into(),
        hop.place.unit.into(),
        hop.place.agency.into(),
        (&hop.place.queue).into(),
        hop.from_unit.into(),
        hop.from_staff.into(),
        hop.entered.into(),
        hop.planned.into(),
    ]
}

impl Store {
    /// Adds the words by which a dossier is found.
    pub fn words(&self, batch: &mut Batch, dossier: DossierId, words: &str) {
        dialect::search::insert(self.dialect(), batch, dossier, words);
    }

    /// Replaces the words by which a dossier is found.
    pub fn replace_words(&self, batch: &mut Batch, dossier: DossierId, words: &str) {
        dialect::search::delete(self.dialect(), batch, dossier);
        dialect::search::insert(self.dialect(), batch, dossier, words);
    }

    /// Removes the projections of a dossier, to be written anew in the same batch.
    pub fn clear_projections(&self, batch: &mut Batch, dossier: DossierId) {
        dialect::search::delete(self.dialect(), batch, dossier);
        for sql in CLEAR {
            batch.change_any(sql, vec![dossier.into()]);
        }
        crate::papers::project::clear(batch, dossier);
    }
}
