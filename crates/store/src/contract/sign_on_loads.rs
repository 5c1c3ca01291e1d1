//! Rows of people who sign on, for the planners to think about.

use super::loads::{
    Cell::{Digest, Id, Plain},
    Load,
};

pub(super) const SIGN_ON_LOADS: &[Load] = &[
    Load {
        table: "sign_on_request",
        rows: 6_000,
        columns: &[
            ("state", Digest),
            ("browser", Digest),
            ("provider", Plain("''")),
            ("nonce", Plain("''")),
            ("verifier", Plain("''")),
            ("back", Plain("''")),
            ("ends_us", Plain("i")),
        ],
    },
    Load {
        table: "sign_on_arrival",
        rows: 6_000,
        columns: &[
            ("token", Digest),
            ("browser", Digest),
            ("provider", Plain("''")),
            ("body", Plain("'{}'")),
            ("back", Plain("''")),
            ("ends_us", Plain("i")),
        ],
    },
    Load {
        table: "sign_in_try",
        rows: 6_000,
        columns: &[
            ("id", Digest),
            ("failures", Plain("1")),
            ("until_us", Plain("i")),
            ("ends_us", Plain("i")),
        ],
    },
    Load {
        table: "recovery_code",
        rows: 6_000,
        columns: &[("staff", Id("i % 2000 + 1")), ("digest", Digest), ("made_us", Plain("i"))],
    },
];
