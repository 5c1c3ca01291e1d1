//! What did not come over as it was.

/// One component, or one thing about it, that did not come over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where it stands: the keys from the top, with dots.
    pub path: String,
    /// The type of the component.
    pub kind: String,
    /// Why.
    pub why: Why,
}

/// Why something did not come over, or came over changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Forms have no field of this type; it was left out.
    UnknownKind,
    /// It is no object with a type; it was left out.
    NotAComponent,
    /// It is nested too deep; it was left out.
    TooDeep,
    /// Buttons are the page's own; it was left out.
    Button,
    /// Text and pictures between fields have no place; it was left out.
    Content,
    /// Its options come from elsewhere; it was left out.
    RemoteOptions,
    /// It has no options, or some that are no texts; it was left out.
    BadOptions,
    /// It could not be made with what it says; it was left out.
    Refused,
    /// A condition that is code; it is always asked.
    CodedCondition,
    /// A condition on a field elsewhere, on one that did not come over, or on one that is no choice;
    /// it is always asked.
    LostCondition,
    /// Code that checks or computes; it was left out.
    Code,
    /// A day with a time; only the day is asked.
    TimeOfDay,
    /// Several answers of a field that takes one.
    Several,
    /// Its key was changed to one that forms can have.
    Renamed,
    /// Layout that only puts fields side by side; its fields stand one below the other.
    Layout,
    /// Limits that its kind does not have or that are out of range; they were left out.
    Limits,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 16] = [
        Self::UnknownKind,
        Self::NotAComponent,
        Self::TooDeep,
        Self::Button,
        Self::Content,
        Self::RemoteOptions,
        Self::BadOptions,
        Self::Refused,
        Self::CodedCondition,
        Self::LostCondition,
        Self::Code,
        Self::TimeOfDay,
        Self::Several,
        Self::Renamed,
        Self::Layout,
        Self::Limits,
    ];

    /// Whether nothing of the component came over.
    pub const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::UnknownKind
                | Self::NotAComponent
                | Self::TooDeep
                | Self::Button
                | Self::Content
                | Self::RemoteOptions
                | Self::BadOptions
                | Self::Refused
        )
    }
}
