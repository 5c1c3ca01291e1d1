//! What an action will do, said before it is done.

use super::drawn;

/// The consequence of an action: `Gửi yêu cầu bổ sung: đồng hồ dừng, chỉ được yêu cầu một lần`.
#[derive(Debug, Clone)]
pub struct Consequence {
    /// The action: `Gửi yêu cầu bổ sung`.
    pub action: String,
    /// What will happen, each in a few words.
    pub effects: Vec<String>,
    /// Whether it cannot be taken back; the box then says so.
    pub is_final: bool,
}

drawn!(Consequence, "components/consequence.html");
