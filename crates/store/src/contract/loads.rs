//! Some thousands of rows in every large table, for the planners to think about.

use crate::Dialect;

/// What fills a column; `i` counts the rows.
pub(super) enum Cell {
    /// An id made of a number.
    Id(&'static str),
    /// A value that both databases write alike.
    Plain(&'static str),
    /// Thirty-two bytes, other ones in each row.
    Digest,
}
use Cell::{Digest, Id, Plain};

pub(super) struct Load {
    table: &'static str,
    rows: u32,
    columns: &'static [(&'static str, Cell)],
}

pub(super) const LOADS: &[Load] = &[
    Load {
        table: "staff",
        rows: 2_000,
        columns: &[
            ("id", Id("i")),
            ("user_name", Plain("'user ' || i")),
            ("full_name", Plain("''")),
            ("is_active", Plain("i > 0")),
            ("created_us", Plain("i")),
            ("rank", Plain("i")),
        ],
    },
    Load {
        table: "absence",
        rows: 8_000,
        columns: &[
            ("id", Id("i")),
            ("number", Plain("i")),
            ("staff", Id("i % 200 + 1")),
            ("deputy", Id("i % 150 + 1")),
            ("valid_from", Plain("'day ' || (i % 300)")),
            ("valid_to", Plain("'day ' || (i % 300)")),
            ("reason", Plain("''")),
            ("entered_by", Plain("'program'")),
            ("entered_us", Plain("i")),
        ],
    },
    Load {
        table: "saved_filter",
        rows: 20_000,
        columns: &[
            ("id", Id("i")),
            ("staff", Id("i % 1000 + 1")),
            ("slot", Plain("(i - 1) / 1000")),
            ("rank", Plain("i")),
            ("name", Plain("'name ' || i")),
            ("address", Plain("''")),
        ],
    },
    Load {
        table: "subject",
        rows: 20_000,
        columns: &[
            ("id", Id("i")),
            ("kind", Plain("'person'")),
            ("id_kind", Plain("'CCCD'")),
            ("id_number", Plain("'number ' || i")),
            ("name", Plain("''")),
            ("name_folded", Plain("''")),
            ("birth", Plain("''")),
            ("phone", Plain("''")),
            ("email", Plain("''")),
            ("address", Plain("''")),
            ("created_us", Plain("i")),
        ],
    },
    Load {
        table: "dossier",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("number", Plain("'number ' || i")),
            ("number_unit", Id("i % 16")),
            ("number_day", Plain("'day ' || (i % 30)")),
            ("number_sequence", Plain("i")),
            ("procedure", Plain("'p'")),
            ("procedure_version", Id("1")),
            ("process_version", Id("1")),
            ("applicant", Id("(i % 20) * 1000 + 7")),
            ("channel", Plain("'online'")),
            ("receiving_unit", Id("i % 16")),
            ("competent_agency", Id("i % 8")),
            ("state", Plain("'accepted'")),
            ("units", Plain("'{}'")),
            ("submitted_us", Plain("i")),
        ],
    },
    Load {
        table: "work_item",
        rows: 30_000,
        columns: &[
            ("id", Id("i")),
            ("dossier", Id("i % 6000 + 1")),
            ("token", Plain("0")),
            ("kind", Plain("'step'")),
            ("unit", Id("i % 60")),
            ("agency", Id("i % 40")),
            ("queue", Plain("CASE WHEN i % 3 = 0 THEN 'one-stop' ELSE 'division' END")),
            ("assignee", Id("i % 50")),
            ("state", Plain("CASE WHEN i % 4 = 0 THEN 'done' ELSE 'todo' END")),
            ("step_name", Plain("''")),
            ("number", Plain("''")),
            ("procedure", Plain("'p'")),
            ("applicant", Id("i % 20000 + 1")),
            ("entered_us", Plain("i")),
            ("due_us", Plain("i")),
            ("done_us", Plain("i")),
            ("done_by", Id("i % 50")),
        ],
    },
    Load {
        table: "hop",
        rows: 12_000,
        columns: &[
            ("dossier", Id("i % 20 + 1")),
            ("token", Plain("i")),
            ("step", Plain("1")),
            ("step_name", Plain("''")),
            ("unit", Id("i % 16")),
            ("agency", Id("i % 8")),
            ("queue", Plain("''")),
            ("entered_us", Plain("i")),
        ],
    },
    Load {
        table: "event",
        rows: 12_000,
        columns: &[
            ("stream", Id("i % 20 + 1")),
            ("version", Plain("i")),
            ("command", Id("i")),
            ("kind", Plain("'taken_in'")),
            ("kind_version", Plain("1")),
            ("body", Plain("'{}'")),
            ("actor", Plain("'program'")),
            ("at_us", Plain("i")),
            ("leaf", Digest),
        ],
    },
    Load {
        table: "event_private",
        rows: 12_000,
        columns: &[
            ("stream", Id("i % 20 + 1")),
            ("version", Plain("i")),
            ("subject", Id("i % 20000 + 1")),
            ("salt", Digest),
            ("body", Plain("'{}'")),
        ],
    },
    Load {
        table: "snapshot",
        rows: 6_000,
        columns: &[("stream", Id("i")), ("version", Plain("1")), ("body", Plain("'{}'"))],
    },
    Load {
        table: "draft",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("owner", Id("i % 20 + 1")),
            ("entered_by", Id("i % 20 + 1")),
            ("procedure", Plain("'p'")),
            ("procedure_version", Id("1")),
            ("case_code", Plain("'c'")),
            ("area", Id("1")),
            ("entries", Plain("'{}'")),
            ("revision", Plain("1")),
            ("command", Id("i")),
            ("state", Plain("CASE WHEN i % 2 = 0 THEN 'open' ELSE 'submitted' END")),
            ("created_us", Plain("i")),
            ("changed_us", Plain("i")),
        ],
    },
    Load {
        table: "upload",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("draft", Id("i % 20 + 1")),
            ("component", Plain("'c'")),
            ("name", Plain("''")),
            ("size_bytes", Plain("1")),
            ("received_bytes", Plain("1")),
            ("parts", Plain("1")),
            ("state", Plain("CASE WHEN i % 20 = 0 THEN 'open' ELSE 'complete' END")),
            ("changed_us", Plain("i")),
        ],
    },
    Load {
        table: "file",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("sha256", Digest),
            ("size_bytes", Plain("1")),
            ("media_type", Plain("''")),
            ("pages", Plain("1")),
            ("name", Plain("''")),
            ("owner", Id("i % 20000 + 1")),
            ("draft", Id("i % 20 + 1")),
            ("dossier", Id("i % 20 + 1")),
            ("component", Plain("'c'")),
            ("uploaded_us", Plain("i")),
            ("uploaded_by", Plain("'program'")),
        ],
    },
    Load {
        table: "rating",
        rows: 6_000,
        columns: &[
            ("dossier", Id("i")),
            ("unit", Id("i % 16")),
            ("scores", Plain("'[]'")),
            ("comment", Plain("''")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "outbox",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("topic", Plain("'notice'")),
            ("body", Plain("'{}'")),
            ("state", Plain("CASE WHEN i % 20 = 0 THEN 'waiting' ELSE 'sent' END")),
            ("due_us", Plain("i")),
            ("attempts", Plain("0")),
        ],
    },
    Load {
        table: "notice",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("subject", Id("i % 120 + 1")),
            ("dossier", Id("i % 6000 + 1")),
            ("kind", Plain("'submitted'")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "access",
        rows: 12_000,
        columns: &[
            ("id", Id("i")),
            ("dossier", Id("i % 20 + 1")),
            ("actor", Plain("'program'")),
            ("purpose", Plain("'dossier'")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "audit",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("actor", Plain("'program'")),
            ("action", Plain("''")),
            ("target", Plain("''")),
            ("detail", Plain("''")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "session",
        rows: 6_000,
        columns: &[
            ("token", Digest),
            ("actor_kind", Plain("'citizen'")),
            ("actor", Id("i % 20000 + 1")),
            ("created_us", Plain("i")),
            ("seen_us", Plain("i")),
            ("ends_us", Plain("i")),
        ],
    },
    Load {
        table: "parked_form",
        rows: 6_000,
        columns: &[
            ("token", Digest),
            ("draft", Id("i")),
            ("section", Plain("''")),
            ("entries", Plain("'{}'")),
            ("at_us", Plain("i")),
        ],
    },
    Load {
        table: "standing",
        rows: 30_000,
        columns: &[
            ("dossier", Id("i % 6000 + 1")),
            ("version", Plain("i")),
            ("kind", Plain("CASE WHEN i % 3 = 0 THEN 'received' ELSE 'in_process' END")),
            ("agency", Id("i % 40")),
            ("procedure", Plain("'p'")),
            ("channel", Plain("'online'")),
            ("due_day", Plain("''")),
            ("from_day", Plain("'day ' || (i % 300)")),
            ("until_day", Plain("'day ' || (i % 300)")),
        ],
    },
    Load {
        table: "tally",
        rows: 30_000,
        columns: &[
            ("agency", Id("i % 40")),
            ("scale", Plain("CASE WHEN i % 3 = 0 THEN 'day' ELSE 'month' END")),
            ("period", Plain("'day ' || i")),
            ("procedure", Plain("'p'")),
            ("received_direct", Plain("1")),
            ("received_online", Plain("1")),
            ("received_post", Plain("1")),
            ("early", Plain("1")),
            ("on_time", Plain("1")),
            ("late", Plain("1")),
            ("given_back", Plain("1")),
            ("not_accepted", Plain("1")),
            ("in_process", Plain("1")),
            ("overdue", Plain("1")),
            ("suspended", Plain("1")),
        ],
    },
    Load {
        table: "stay_tally",
        rows: 30_000,
        columns: &[
            ("agency", Id("i % 40")),
            ("scale", Plain("CASE WHEN i % 3 = 0 THEN 'day' ELSE 'month' END")),
            ("period", Plain("'day ' || i")),
            ("procedure", Plain("'p'")),
            ("step_name", Plain("''")),
            ("staff", Id("i % 50")),
            ("done", Plain("1")),
            ("late", Plain("1")),
            ("minutes", Plain("1")),
            ("planned", Plain("1")),
            ("planned_minutes", Plain("1")),
            ("within_hour", Plain("1")),
            ("within_half_day", Plain("1")),
            ("within_day", Plain("1")),
            ("within_two_days", Plain("1")),
            ("within_three_days", Plain("1")),
            ("within_five_days", Plain("1")),
            ("within_ten_days", Plain("1")),
            ("within_twenty_days", Plain("1")),
            ("longer", Plain("1")),
        ],
    },
    Load {
        table: "return_ground",
        rows: 30_000,
        columns: &[
            ("dossier", Id("i % 6000 + 1")),
            ("version", Plain("i")),
            ("item", Plain("0")),
            ("kind", Plain("'refusal'")),
            ("ground", Plain("'ground ' || (i % 7)")),
            ("agency", Id("i % 40")),
            ("procedure", Plain("'p'")),
            ("day", Plain("'day ' || (i % 300)")),
        ],
    },
    Load {
        table: "report",
        rows: 6_000,
        columns: &[
            ("id", Id("i")),
            ("kind", Plain("'settlement'")),
            ("formula", Plain("''")),
            ("from_day", Plain("''")),
            ("until_day", Plain("''")),
            ("body", Plain("'{}'")),
            ("made_by", Id("i % 50")),
            ("made_us", Plain("i")),
        ],
    },
];

impl Load {
    /// The rows as one statement.
    pub(super) fn script(&self, dialect: Dialect) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let cells = self.columns.iter().map(|(_, cell)| match (cell, dialect) {
            (Plain(text), _) => (*text).to_owned(),
            (Id(number), Dialect::Sqlite) => format!("unhex(printf('%032x', {number}))"),
            (Id(number), Dialect::Postgres) => format!("lpad(to_hex({number}), 32, '0')::uuid"),
            (Digest, Dialect::Sqlite) => "unhex(printf('%064x', i))".to_owned(),
            (Digest, Dialect::Postgres) => "decode(lpad(to_hex(i), 64, '0'), 'hex')".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        let rows = self.rows;
        let series = match dialect {
            Dialect::Sqlite => format!(
                "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {rows}) SELECT i FROM n)"
            ),
            Dialect::Postgres => format!("generate_series(1, {rows}) AS n (i)"),
        };
        let (table, names, cells) = (self.table, names.join(", "), cells.join(", "));
        format!("INSERT INTO {table} ({names}) SELECT {cells} FROM {series};")
    }
}
