//! Who can sign on. Nobody in it exists; the names say so.

use mc_kernel::Digest;

/// A made-up person with an account at the providers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The identity number: twelve digits.
    pub id_number: String,
    /// The full name.
    pub name: String,
    /// The date of birth, `yyyy-mm-dd`.
    pub birth: String,
    /// Whether the person is a woman.
    pub is_female: bool,
    /// The nationality as people write it.
    pub nationality: String,
    /// The telephone.
    pub phone: String,
    /// The address in one line.
    pub address: String,
    /// What to know about the person when choosing whom to be.
    pub about: String,
}

impl Person {
    /// The technical id (`TechID`): stable, the same at both national providers, and it says nothing.
    pub fn tech_id(&self) -> String {
        let digest = Digest::of_parts(&[b"stand-in person", self.id_number.as_bytes()]);
        digest.to_string().chars().take(24).collect()
    }
}
