//! Writing papers into stores: a projection of the log. In whatever order the dossiers are written,
//! the rows come out the same.

use crate::{Batch, Clash, Value};
use mc_dossier::{Dossier, PaperChange, PaperEntry, Share};
use mc_kernel::{
    CivilDay, Digest, fold,
    ids::{DossierId, SubjectId},
};

const ENTER: &str = "INSERT INTO paper (id, owner, kind, series, source, is_verified, title, number, number_key, words, issuer, issuing_unit, issued_on, valid_until, agency, dossier, event, checked_by, file, sha256, size_bytes, pages, version, is_latest, reason, entered_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 1, $23, '', $24)";
const NUMBER_SERIES: &str = "UPDATE paper SET version = (SELECT COUNT(*) FROM paper o WHERE o.series = paper.series AND (o.entered_us, o.id) <= (paper.entered_us, paper.id)), is_latest = NOT EXISTS (SELECT 1 FROM paper n WHERE n.series = paper.series AND (n.entered_us, n.id) > (paper.entered_us, paper.id)) WHERE series = $1";
const REVOKE: &str = "UPDATE paper SET revoked_us = $2, revoked_by = $3, reason = $4, replaced_by = $5 WHERE id = $1 AND revoked_us IS NULL";
const USE: &str = "INSERT INTO paper_use (file, paper, dossier, at_us) VALUES ($1, $2, $3, $4)";
const CLEAR: [&str; 2] =
    ["DELETE FROM paper_use WHERE dossier = $1", "DELETE FROM paper WHERE dossier = $1"];
const SHARE: &str = "INSERT INTO paper_tally (agency, month, received, digitised, reused, electronic) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (agency, month) DO UPDATE SET received = paper_tally.received + excluded.received, digitised = paper_tally.digitised + excluded.digitised, reused = paper_tally.reused + excluded.reused, electronic = paper_tally.electronic + excluded.electronic";
const FORGET_SHARES: &str = "DELETE FROM paper_tally";

/// A number as papers are found by it: folded, without spaces.
pub fn number_key(number: &str) -> String {
    fold(number).replace(' ', "")
}

/// The series of a paper: its owner, kind and number. A paper without a number is alone in its own.
fn series(owner: SubjectId, entry: &PaperEntry) -> Digest {
    let key = number_key(&entry.number);
    let own = entry.paper.to_string();
    let last = if key.is_empty() || !entry.source.is_verified() { own } else { key };
    let owner = owner.to_string();
    Digest::of_parts(&[owner.as_bytes(), entry.kind.as_bytes(), last.as_bytes()])
}

/// Adds a change of the store of a dossier's applicant.
pub fn change(batch: &mut Batch, dossier: &Dossier, change: &PaperChange) {
    match change {
        PaperChange::Entered(entry) => enter(batch, dossier, entry),
        PaperChange::Revoked { paper, replaced_by, by, at, reason } => {
            let values = vec![
                (*paper).into(),
                (*at).into(),
                (*by).into(),
                reason.into(),
                (*replaced_by).into(),
            ];
            batch.change_any(REVOKE, values);
        }
        PaperChange::Reused { file, evidence, at } => {
            let values =
                vec![file.file.into(), evidence.paper.into(), dossier.id.into(), (*at).into()];
            batch.insert(USE, values, Clash::Version);
        }
    }
}

fn enter(batch: &mut Batch, dossier: &Dossier, entry: &PaperEntry) {
    let series = series(dossier.applicant, entry);
    let values: Vec<Value> = vec![
        entry.paper.into(),
        dossier.applicant.into(),
        (&entry.kind).into(),
        series.into(),
        entry.source.code().into(),
        entry.source.is_verified().into(),
        (&entry.title).into(),
        (&entry.number).into(),
        number_key(&entry.number).into(),
        fold(&format!("{} {}", entry.title, entry.number)).into(),
        (&entry.issuer).into(),
        entry.issuing_unit.into(),
        entry.issued_on.into(),
        entry.valid_until.into(),
        entry.agency.into(),
        dossier.id.into(),
        entry.event.into(),
        entry.checked_by.into(),
        entry.file.file.into(),
        entry.file.sha256.into(),
        entry.file.size_bytes.into(),
        entry.file.pages.into(),
        true.into(),
        entry.at.into(),
    ];
    batch.insert(ENTER, values, Clash::Version);
    if entry.source.is_verified() {
        batch.change_any(NUMBER_SERIES, vec![series.into()]);
    }
}

/// Removes what a dossier brought into stores, to be written anew in the same batch.
pub(crate) fn clear(batch: &mut Batch, dossier: DossierId) {
    for sql in CLEAR {
        batch.change_any(sql, vec![dossier.into()]);
    }
}

/// Counts what a command changes in the share of digitised dossiers, in the month in which the
/// dossier was accepted.
pub fn share(batch: &mut Batch, after: &Dossier, accepted: CivilDay, before: Share) {
    let now = Share::of(after);
    if now == before {
        return;
    }
    let step = |now: bool, before: bool| i64::from(now) - i64::from(before);
    let month: String = accepted.to_string().chars().take(7).collect();
    let values = vec![
        after.receiving_agency.into(),
        month.into(),
        step(now.received, before.received).into(),
        step(now.digitised, before.digitised).into(),
        step(now.reused, before.reused).into(),
        step(now.electronic, before.electronic).into(),
    ];
    batch.insert(SHARE, values, Clash::Row("paper_tally"));
}

/// Drops the shares, to be counted anew with every dossier.
pub fn forget_shares(batch: &mut Batch) {
    batch.change_any(FORGET_SHARES, Vec::new());
}
