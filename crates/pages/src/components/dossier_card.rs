//! A dossier as a card, in the citizen's list.

use super::{StateChip, drawn};

/// A dossier in a few lines.
#[derive(Debug, Clone)]
pub struct DossierCard {
    /// The procedure.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// The dossier's number, or none for a draft.
    pub number: Option<String>,
    /// How it stands.
    pub chip: StateChip,
    /// What is going on, in a sentence.
    pub text: String,
    /// What is asked of the person, where anything is.
    pub asked: Option<String>,
}

drawn!(DossierCard, "components/dossier_card.html");
