//! People and organisations that procedures are done for.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{Timestamp, fold, ids::SubjectId};

const INSERT: &str = "INSERT INTO subject (id, kind, id_kind, id_number, name, name_folded, birth, phone, email, address, created_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id_kind, id_number) DO NOTHING";
const BY_ID: &str = "SELECT id, kind, id_kind, id_number, name, birth, phone, email, address FROM subject WHERE id = $1";
const BY_NUMBER: &str = "SELECT id, kind, id_kind, id_number, name, birth, phone, email, address FROM subject WHERE id_kind = $1 AND id_number = $2";
const CONTACT: &str = "UPDATE subject SET phone = $2, email = $3, address = $4 WHERE id = $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 1] = [("person by number", BY_NUMBER)];

/// A person or an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The id.
    pub id: SubjectId,
    /// `person` or `organisation`.
    pub kind: String,
    /// The kind of the number: `CCCD` (12 digits), `CMND` (9 digits), `HC` (passport), `MST` (tax).
    pub id_kind: String,
    /// The number.
    pub id_number: String,
    /// The full name.
    pub name: String,
    /// Date of birth as far as it is known: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; empty when unknown.
    pub birth: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Address in one line.
    pub address: String,
}

/// Adds a person; does nothing when the number is known already.
pub fn insert(batch: &mut Batch, subject: &Subject, now: Timestamp) {
    let values = vec![
        subject.id.into(),
        (&subject.kind).into(),
        (&subject.id_kind).into(),
        (&subject.id_number).into(),
        (&subject.name).into(),
        fold(&subject.name).into(),
        (&subject.birth).into(),
        (&subject.phone).into(),
        (&subject.email).into(),
        (&subject.address).into(),
        now.into(),
    ];
    batch.change_any(INSERT, values);
}

/// Changes how a person is reached.
pub fn change_contact(batch: &mut Batch, subject: &Subject) {
    let values = vec![
        subject.id.into(),
        (&subject.phone).into(),
        (&subject.email).into(),
        (&subject.address).into(),
    ];
    batch.change_one(CONTACT, values, Clash::Row("subject"));
}

impl Store {
    /// A person by id.
    pub async fn subject(&self, id: SubjectId) -> Result<Option<Subject>, StoreError> {
        self.query_one(BY_ID, vec![id.into()]).await?.as_ref().map(subject).transpose()
    }

    /// A person by the kind and number of their paper.
    pub async fn subject_by_number(
        &self,
        id_kind: &str,
        id_number: &str,
    ) -> Result<Option<Subject>, StoreError> {
        let row = self.query_one(BY_NUMBER, vec![id_kind.into(), id_number.into()]).await?;
        row.as_ref().map(subject).transpose()
    }
}

fn subject(row: &Row) -> Result<Subject, StoreError> {
    Ok(Subject {
        id: row.id(0)?,
        kind: row.text(1)?,
        id_kind: row.text(2)?,
        id_number: row.text(3)?,
        name: row.text(4)?,
        birth: row.text(5)?,
        phone: row.text(6)?,
        email: row.text(7)?,
        address: row.text(8)?,
    })
}
