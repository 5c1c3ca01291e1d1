//! What a dossier's time asks for: warnings, and the orders of leaders.

use crate::{chrome::Link, components::StateChip};

/// Something about a dossier's time that an officer has to know before deciding.
#[derive(Debug, Clone)]
pub struct DossierAlert {
    /// How it stands, with colour, icon and words.
    pub chip: StateChip,
    /// What it is, in a sentence.
    pub text: String,
    /// Where more is, where there is more.
    pub link: Option<Link>,
}

/// An order of a leader with its answer.
#[derive(Debug, Clone)]
pub struct OrderEntry {
    /// Who gave it to whom, and when.
    pub head: String,
    /// The order.
    pub text: String,
    /// Whether it is answered, awaited or late.
    pub chip: StateChip,
    /// Who answered and when.
    pub answered: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}
