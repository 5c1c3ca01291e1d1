//! Identifiers that mean an organisation for a time.

use crate::OrganId;
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An identifier under which an organisation is, or was, written to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The identifier that packages have.
    pub id: OrganId,
    /// The organisation that is meant.
    pub means: OrganId,
    /// The first day.
    pub from: CivilDay,
    /// The last day; none while it goes on.
    pub until: Option<CivilDay>,
}

/// Two aliases give an identifier two meanings on one day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{id} has two meanings on {day}")]
pub struct Overlap {
    /// The identifier.
    pub id: OrganId,
    /// The first such day.
    pub day: CivilDay,
}

/// All aliases: what an identifier means on a day.
#[derive(Debug, Clone, Default)]
pub struct AliasTable(BTreeMap<OrganId, Vec<Alias>>);

impl AliasTable {
    /// Takes aliases in any order.
    ///
    /// # Errors
    /// An identifier has two meanings on one day.
    pub fn new(aliases: impl IntoIterator<Item = Alias>) -> Result<Self, Overlap> {
        let mut all: BTreeMap<OrganId, Vec<Alias>> = BTreeMap::new();
        for alias in aliases {
            all.entry(alias.id.clone()).or_default().push(alias);
        }
        for (id, aliases) in &mut all {
            aliases.sort_by_key(|alias| alias.from);
            let pairs = aliases.iter().zip(aliases.iter().skip(1));
            let mut overlaps = pairs.filter(|(a, b)| a.until.is_none_or(|until| until >= b.from));
            if let Some((_, later)) = overlaps.next() {
                return Err(Overlap { id: id.clone(), day: later.from });
            }
        }
        Ok(Self(all))
    }

    /// The organisation that an identifier means on a day: itself, where nothing else is said.
    pub fn meaning<'t>(&'t self, id: &'t OrganId, day: CivilDay) -> &'t OrganId {
        let aliases = self.0.get(id).map_or(&[][..], Vec::as_slice);
        let holds =
            |alias: &&Alias| alias.from <= day && alias.until.is_none_or(|until| day <= until);
        aliases.iter().find(holds).map_or(id, |alias| &alias.means)
    }
}
