//! Carrying an installation out: one moment of the database, table by table.

use super::{
    CarryError, Chain, Content, Manifest, Step, Tell, line,
    manifest::{ColumnOf, TableOf},
    papers,
};
use mc_gateway::{
    FileStore,
    archive::{ArchiveWriter, PartWriter},
};
use mc_kernel::{Digest, Timestamp};
use mc_store::{
    Row, Store, Value,
    log::{LEAF_COLUMNS, leaf_of},
    whole::{MOST_ROWS, Table, View},
};
use std::path::Path;

/// Rows of the first page of a table.
const FIRST_ROWS: u16 = 100;
/// A page that is larger is followed by a smaller one, so that memory stays the same.
const PAGE_BYTES: u64 = 4 * 1024 * 1024;

/// Writes a whole installation into a folder that does not exist. It may be in use meanwhile: what
/// is written is what the database was when the work began, and every file that it names.
pub async fn export(
    store: &Store,
    files: &FileStore,
    now: Timestamp,
    folder: &Path,
    tell: Tell<'_>,
) -> Result<Manifest, CarryError> {
    if !store.is_current().await? {
        return Err(CarryError::NotCurrent);
    }
    let migrations = store.migrations().await?;
    let archive = ArchiveWriter::create(folder)?;
    let view = store.view().await?;
    let mut chain = Chain::default();
    let mut tables = Vec::new();
    for table in view.tables() {
        let mut visitor = Visitor::of(table, &mut chain, (store, files));
        let part = archive.part(&format!("tables/{}.ndjson", table.name))?;
        let part = write_table(&view, table, part, &mut visitor, tell).await?;
        tables.push(TableOf {
            name: table.name.clone(),
            columns: table
                .columns
                .iter()
                .map(|c| ColumnOf { name: c.name.clone(), kind: c.kind.into() })
                .collect(),
            key: table.key_names().into_iter().map(ToOwned::to_owned).collect(),
            part,
        });
    }
    drop(view);
    let papers = papers::copy_out(files, &archive, tell).await?;
    let of = (store.dialect(), migrations);
    let manifest = Manifest::new(of, now, Content::Tables(tables), (papers, chain));
    archive.seal(&manifest.bytes()?)?;
    Ok(manifest)
}

async fn write_table(
    view: &View,
    table: &Table,
    mut part: PartWriter,
    visitor: &mut Visitor<'_>,
    tell: Tell<'_>,
) -> Result<mc_gateway::archive::Part, CarryError> {
    let wanted = view.count(table).await?;
    let (mut after, mut most, mut done) = (None, FIRST_ROWS, 0);
    loop {
        let rows = view.rows(table, after.take(), most).await?;
        let Some(last) = rows.last() else { break };
        after = Some(table.key_of(last.values()));
        let mut bytes = 0;
        for row in &rows {
            visitor.visit(row).await?;
            let text = line::write(table, row.values());
            bytes += u64::try_from(text.len()).unwrap_or(u64::MAX);
            part.line(&text)?;
        }
        done += u64::try_from(rows.len()).unwrap_or(u64::MAX);
        tell(Step { what: &table.name, done, of: wanted });
        most = if bytes > PAGE_BYTES { (most / 2).max(1) } else { (most * 2).min(MOST_ROWS) };
    }
    if done == wanted {
        Ok(part.finish()?)
    } else {
        // A key that a row is not found by, a NULL in it: the database has a defect.
        Err(CarryError::Count { what: table.name.clone(), found: done, wanted })
    }
}

/// What is looked at while rows go by.
enum Visitor<'a> {
    /// The log: places of the columns of a leaf.
    Events(Vec<usize>, &'a mut Chain),
    /// The files that rows name: the places of the digest and of the owner.
    Files([usize; 2], (&'a Store, &'a FileStore)),
    Nothing,
}

impl<'a> Visitor<'a> {
    fn of(table: &Table, chain: &'a mut Chain, kept: (&'a Store, &'a FileStore)) -> Self {
        let place = |name: &str| table.columns.iter().position(|c| c.name == name);
        match table.name.as_str() {
            "event" => Self::Events(LEAF_COLUMNS.iter().filter_map(|c| place(c)).collect(), chain),
            "file" => match place("sha256").zip(place("owner")) {
                Some((sha256, owner)) => Self::Files([sha256, owner], kept),
                None => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }

    async fn visit(&mut self, row: &Row) -> Result<(), CarryError> {
        match self {
            Self::Nothing => Ok(()),
            Self::Events(places, chain) => {
                let values = places.iter().filter_map(|i| row.values().get(*i)).cloned();
                add(chain, values.collect())
            }
            Self::Files([sha256, owner], kept) => {
                let digest = row.digest(*sha256)?;
                if papers::is_there(*kept, row.id(*owner)?, &digest).await? {
                    Ok(())
                } else {
                    Err(CarryError::FileMissing(digest))
                }
            }
        }
    }
}

/// Adds an event to a chain; the values are those of [`LEAF_COLUMNS`].
pub(super) fn add(chain: &mut Chain, values: Vec<Value>) -> Result<(), CarryError> {
    let (dossier, version) = named(&values);
    match leaf_of(values) {
        Some((position, leaf)) if chain.add(position, &leaf) => Ok(()),
        Some(_) => Err(CarryError::ChainDiffers),
        None => Err(CarryError::EventChanged { dossier, version }),
    }
}

/// Which event it says it is.
fn named(values: &[Value]) -> (mc_kernel::ids::DossierId, u64) {
    let dossier = match values.get(1) {
        Some(Value::Id(id)) => mc_kernel::Id::from_uuid(*id),
        _ => mc_kernel::Id::from_bytes([0; 16]),
    };
    let version = match values.get(2) {
        Some(Value::Int(n)) => u64::try_from(*n).unwrap_or(0),
        _ => 0,
    };
    (dossier, version)
}

/// The id that a value holds; no id where it holds none.
pub(super) fn id<K>(value: Option<&Value>) -> mc_kernel::Id<K> {
    match value {
        Some(Value::Id(id)) => mc_kernel::Id::from_uuid(*id),
        Some(Value::Bytes(bytes)) => {
            mc_kernel::Id::from_bytes(bytes.as_slice().try_into().unwrap_or([0; 16]))
        }
        _ => mc_kernel::Id::from_bytes([0; 16]),
    }
}

/// The digest that a value holds.
pub(super) fn digest(value: &Value) -> Option<Digest> {
    let Value::Bytes(bytes) = value else { return None };
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Digest::from_bytes)
}
