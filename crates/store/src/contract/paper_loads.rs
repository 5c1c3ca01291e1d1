//! The same for the data stores of people.

use super::loads::{
    Cell::{Digest, Id, Plain},
    Load,
};

pub(super) const PAPER_LOADS: &[Load] = &[
    Load {
        table: "paper",
        rows: 30_000,
        columns: &[
            ("id", Id("i")),
            ("owner", Id("i % 3000 + 1")),
            ("kind", Plain("'kind ' || (i % 50)")),
            ("series", Digest),
            ("source", Plain("CASE WHEN i % 3 = 0 THEN 'upload' ELSE 'result' END")),
            ("is_verified", Plain("i % 3 <> 0")),
            ("title", Plain("'title ' || i")),
            ("number", Plain("'number ' || i")),
            ("number_key", Plain("'number' || i")),
            ("words", Plain("'title number ' || i")),
            ("issuer", Plain("''")),
            ("agency", Id("i % 150 + 1")),
            ("dossier", Id("i % 6000 + 1")),
            ("event", Plain("3")),
            ("file", Id("i")),
            ("sha256", Digest),
            ("size_bytes", Plain("i")),
            ("pages", Plain("1")),
            ("version", Plain("1")),
            ("is_latest", Plain("i > 0")),
            ("reason", Plain("''")),
            ("entered_us", Plain("i")),
        ],
    },
    Load {
        table: "paper_use",
        rows: 20_000,
        columns: &[
            ("file", Id("i")),
            ("paper", Id("i % 4000 + 1")),
            ("dossier", Id("i % 6000 + 1")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "paper_look",
        rows: 20_000,
        columns: &[
            ("id", Id("i")),
            ("owner", Id("i % 3000 + 1")),
            ("paper", Id("i % 4000 + 1")),
            ("actor", Plain("'program'")),
            ("purpose", Plain("'list'")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "paper_kind",
        rows: 4_000,
        columns: &[
            ("code", Plain("'code ' || (10000 + i)")),
            ("is_reusable", Plain("i > 0")),
            ("basis", Plain("'none'")),
            ("changed_by", Id("i")),
            ("changed_us", Plain("i")),
        ],
    },
    Load {
        table: "paper_tally",
        rows: 12_000,
        columns: &[
            ("agency", Id("i % 150 + 1")),
            ("month", Plain("'month ' || (1000 + i / 150)")),
            ("received", Plain("1")),
            ("digitised", Plain("1")),
            ("reused", Plain("1")),
            ("electronic", Plain("1")),
        ],
    },
];
