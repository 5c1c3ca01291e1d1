//! What an office owes the law about its own processing of personal data (Luật 91/2025/QH15, NĐ
//! 356/2025/NĐ-CP): a register of what it does, consents that can be withdrawn, a register of breaches.

pub mod breaches;
pub mod consents;
pub mod processing;
