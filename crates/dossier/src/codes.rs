//! The states of a dossier, kept apart: business, finance, delivery and synchronisation.

use serde::{Deserialize, Serialize};

/// Where the dossier stands in its life. The National Portal's code is `TrangThaiHoSo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BusinessState {
    /// Mới đăng ký: submitted, not yet accepted.
    Submitted,
    /// Được tiếp nhận: accepted by the desk.
    Accepted,
    /// Không được tiếp nhận: refused at intake.
    Refused,
    /// Đang xử lý.
    Processing,
    /// Yêu cầu bổ sung giấy tờ: the clock stands still.
    SupplementAsked,
    /// Yêu cầu thực hiện nghĩa vụ tài chính: the clock stands still.
    FeeAsked,
    /// Công dân yêu cầu rút hồ sơ.
    Withdrawn,
    /// Dừng xử lý: waiting for something that does not count, such as an examination.
    Paused,
    /// Đã xử lý xong: the result, or the written refusal, is ready.
    Finished,
    /// Đã trả kết quả.
    Returned,
}

impl BusinessState {
    /// Every state, in the order of the national codes.
    pub const ALL: [Self; 10] = [
        Self::Submitted,
        Self::Accepted,
        Self::Refused,
        Self::Processing,
        Self::SupplementAsked,
        Self::FeeAsked,
        Self::Withdrawn,
        Self::Paused,
        Self::Finished,
        Self::Returned,
    ];

    /// The code that the National Portal uses.
    pub const fn national_code(self) -> u8 {
        match self {
            Self::Submitted => 1,
            Self::Accepted => 2,
            Self::Refused => 3,
            Self::Processing => 4,
            Self::SupplementAsked => 5,
            Self::FeeAsked => 6,
            Self::Withdrawn => 7,
            Self::Paused => 8,
            Self::Finished => 9,
            Self::Returned => 10,
        }
    }

    /// The state of a national code.
    pub fn from_national(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.national_code() == code)
    }

    /// The name it has in the database and in the JSON API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Processing => "processing",
            Self::SupplementAsked => "supplement_asked",
            Self::FeeAsked => "fee_asked",
            Self::Withdrawn => "withdrawn",
            Self::Paused => "paused",
            Self::Finished => "finished",
            Self::Returned => "returned",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }

    /// Whether nothing more will be decided about it; a returned dossier may still be rated.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn | Self::Returned)
    }

    /// Whether the desk has accepted it and its result is not ready yet.
    pub const fn is_in_process(self) -> bool {
        matches!(self, Self::Accepted | Self::Processing | Self::FeeAsked | Self::Paused)
    }
}

/// Whether money is owed. Paying itself belongs to the payment platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FinanceState {
    /// Nothing was asked.
    NothingAsked,
    /// A duty was notified and is awaited.
    Asked,
    /// The duty was fulfilled.
    Settled,
}

/// Where the result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// There is none yet.
    NotReady,
    /// It waits at the desk.
    AtDesk,
    /// The applicant has it.
    Delivered,
}

/// What other systems know of the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SyncState {
    /// It is kept here only.
    Local,
}

/// What a result document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultKind {
    /// What was asked for.
    Granted,
    /// A written refusal after appraisal (NĐ 61/2018, Điều 19.8).
    Refusal,
}

impl ResultKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Granted, Self::Refusal];

    /// The name it has in forms and in the JSON API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Refusal => "refusal",
        }
    }

    /// The kind of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How the result reaches the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnWay {
    /// Handed over at the desk.
    Desk,
    /// By the public post.
    Post,
    /// As a file in the applicant's account.
    Online,
}

impl ReturnWay {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Desk, Self::Post, Self::Online];

    /// The name it has in forms and in the JSON API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Post => "post",
            Self::Online => "online",
        }
    }

    /// The way of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_codes_are_one_to_ten_in_order() {
        let codes: Vec<u8> = BusinessState::ALL.iter().map(|s| s.national_code()).collect();
        assert_eq!(codes, (1..=10).collect::<Vec<u8>>());
        for state in BusinessState::ALL {
            assert_eq!(BusinessState::from_national(state.national_code()), Some(state));
            assert_eq!(BusinessState::from_code(state.code()), Some(state));
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.code()));
        }
        assert_eq!(BusinessState::from_national(11), None);
    }
}
