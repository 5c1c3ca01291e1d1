//! Consultations whose deadline passed without an answer (NĐ 61/2018, Điều 19.5), and what members of
//! staff are told of them.

use crate::{Batch, Row, Store, StoreError};
use mc_dossier::work::consultation_line;
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{ConsultationId, DossierId, NoticeId, StaffId, UnitId, WorkItemId},
};
use mc_policy::{Permit, actions};

const OVERDUE: &str = "SELECT w.due_us, w.id, w.dossier FROM work_item w WHERE w.kind = 'consultation' AND w.state = 'todo' AND (w.due_us, w.id) > ($1, $2) AND w.due_us < $3 AND NOT EXISTS (SELECT 1 FROM late_answer l WHERE l.line = w.id) ORDER BY w.due_us, w.id LIMIT $4";
const NOTE: &str = "INSERT INTO late_answer (consultation, line, dossier, unit, asked, asked_by, due_us, noted_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (consultation) DO NOTHING";
const ANSWERED: &str =
    "UPDATE late_answer SET answered_us = $2 WHERE consultation = $1 AND answered_us IS NULL";
const CLOSED: &str = "UPDATE late_answer SET closed_us = $2 WHERE consultation = $1 AND closed_us IS NULL AND answered_us IS NULL";
const OF_UNIT: &str = "SELECT l.consultation, l.dossier, l.unit, l.asked, l.asked_by, l.due_us, l.noted_us, l.answered_us, l.closed_us, d.number, d.procedure FROM late_answer l JOIN dossier d ON d.id = l.dossier WHERE l.unit = $1 AND (l.noted_us, l.consultation) < ($2, $3) ORDER BY l.noted_us DESC, l.consultation DESC LIMIT $4";
const TELL: &str = "INSERT INTO staff_notice (id, staff, dossier, kind, unit, due_us, at_us) VALUES ($1, $2, $3, 'late_answer', $4, $5, $6) ON CONFLICT (id) DO NOTHING";
const TOLD: &str = "SELECT n.id, n.dossier, n.unit, n.due_us, n.at_us, n.read_us, d.number, d.procedure FROM staff_notice n JOIN dossier d ON d.id = n.dossier WHERE n.staff = $1 AND (n.at_us, n.id) < ($2, $3) ORDER BY n.at_us DESC, n.id DESC LIMIT $4";
const UNREAD: &str = "SELECT count(*) FROM (SELECT 1 FROM staff_notice WHERE staff = $1 AND read_us IS NULL LIMIT 100) AS counted";
const READ: &str = "UPDATE staff_notice SET read_us = $2 WHERE staff = $1 AND read_us IS NULL";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("consultations that are late", OVERDUE),
    ("late answers of a desk", OF_UNIT),
    ("notices of a member of staff", TOLD),
    ("unread notices of a member of staff", UNREAD),
];

/// A consultation that was not answered in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateAnswer {
    /// The consultation.
    pub consultation: ConsultationId,
    /// The dossier.
    pub dossier: DossierId,
    /// The desk that received it.
    pub unit: UnitId,
    /// Who was asked.
    pub asked: UnitId,
    /// Who asked.
    pub asked_by: UnitId,
    /// The deadline.
    pub due: Timestamp,
    /// When it was noted.
    pub noted: Timestamp,
    /// When the answer came after all.
    pub answered: Option<Timestamp>,
    /// When it was closed without one.
    pub closed: Option<Timestamp>,
    /// The dossier's number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
}

/// What a member of staff was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffNotice {
    /// Its id.
    pub id: NoticeId,
    /// The dossier.
    pub dossier: DossierId,
    /// Who was asked and did not answer.
    pub unit: UnitId,
    /// The deadline.
    pub due: Timestamp,
    /// When they were told.
    pub at: Timestamp,
    /// When they read it.
    pub read: Option<Timestamp>,
    /// The dossier's number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
}

/// Key of the list of consultations that are late: the deadline, and the line.
pub type OverdueKey = (Timestamp, WorkItemId);
/// Key of a list of late answers.
pub type LateKey = (Timestamp, ConsultationId);
/// Key of a list of notices.
pub type StaffNoticeKey = (Timestamp, NoticeId);

/// Notes a consultation as late; one that is noted already stays as it is.
pub fn note(batch: &mut Batch, late: &LateAnswer) {
    let values = vec![
        late.consultation.into(),
        consultation_line(late.dossier, late.consultation).into(),
        late.dossier.into(),
        late.unit.into(),
        late.asked.into(),
        late.asked_by.into(),
        late.due.into(),
        late.noted.into(),
    ];
    batch.change_any(NOTE, values);
}

/// Notes that the answer to a late consultation came.
pub fn answered(batch: &mut Batch, consultation: ConsultationId, at: Timestamp) {
    batch.change_any(ANSWERED, vec![consultation.into(), at.into()]);
}

/// Notes that nobody waits for the answer any more.
pub fn closed(batch: &mut Batch, consultation: ConsultationId, at: Timestamp) {
    batch.change_any(CLOSED, vec![consultation.into(), at.into()]);
}

/// Tells a member of staff, once.
pub fn tell(batch: &mut Batch, staff: StaffId, late: &LateAnswer) {
    let id = NoticeId::derived(&format!("late answer {}", late.consultation), &staff.to_string());
    let values = vec![
        id.into(),
        staff.into(),
        late.dossier.into(),
        late.asked.into(),
        late.due.into(),
        late.noted.into(),
    ];
    batch.change_any(TELL, values);
}

/// Marks the notices of a member of staff as read.
pub fn mark_read(batch: &mut Batch, staff: StaffId, now: Timestamp) {
    batch.change_any(READ, vec![staff.into(), now.into()]);
}

impl Store {
    /// Open consultations whose deadline comes before an instant and that are not noted as late,
    /// after a key, each with its dossier. What is done with them is the program's own business: no
    /// person reads this list.
    pub async fn consultations_overdue(
        &self,
        after: OverdueKey,
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<(OverdueKey, DossierId)>, StoreError> {
        let values = vec![after.0.into(), after.1.into(), until.into(), most.into()];
        let rows = self.query(OVERDUE, values).await?;
        rows.iter().map(|row| Ok(((row.timestamp(0)?, row.id(1)?), row.id(2)?))).collect()
    }

    /// The late answers on dossiers that a desk received, newest first, before a key.
    pub async fn late_answers(
        &self,
        permit: &Permit<actions::ReadLateAnswers>,
        before: Option<LateKey>,
        size: PageSize,
    ) -> Result<Page<LateAnswer, LateKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), ConsultationId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![permit.key().into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_UNIT, values).await?;
        let rows = rows.iter().map(late).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |late| (late.noted, late.consultation)))
    }

    /// What a member of staff was told, newest first, before a key. Whose it is was decided by whoever
    /// signed on.
    pub async fn staff_notices(
        &self,
        staff: StaffId,
        before: Option<StaffNoticeKey>,
        size: PageSize,
    ) -> Result<Page<StaffNotice, StaffNoticeKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), NoticeId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![staff.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(TOLD, values).await?;
        let rows = rows.iter().map(notice).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |notice| (notice.at, notice.id)))
    }

    /// How many notices a member of staff has not read, at most 100.
    pub async fn unread_staff_notices(&self, staff: StaffId) -> Result<u64, StoreError> {
        let row = self.query_one(UNREAD, vec![staff.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}

fn late(row: &Row) -> Result<LateAnswer, StoreError> {
    Ok(LateAnswer {
        consultation: row.id(0)?,
        dossier: row.id(1)?,
        unit: row.id(2)?,
        asked: row.id(3)?,
        asked_by: row.id(4)?,
        due: row.timestamp(5)?,
        noted: row.timestamp(6)?,
        answered: row.optional(7, Row::timestamp)?,
        closed: row.optional(8, Row::timestamp)?,
        number: row.text(9)?,
        procedure: row.text(10)?,
    })
}

fn notice(row: &Row) -> Result<StaffNotice, StoreError> {
    Ok(StaffNotice {
        id: row.id(0)?,
        dossier: row.id(1)?,
        unit: row.id(2)?,
        due: row.timestamp(3)?,
        at: row.timestamp(4)?,
        read: row.optional(5, Row::timestamp)?,
        number: row.text(6)?,
        procedure: row.text(7)?,
    })
}
