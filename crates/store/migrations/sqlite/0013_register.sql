-- The register of the population (CSDL quốc gia về dân cư): what was asked, by whom, and for what.

-- One row a question, written before it is asked. Of the answer there is its digest only.
CREATE TABLE register_query (
  id BLOB PRIMARY KEY,
  at_us INTEGER NOT NULL,
  actor TEXT NOT NULL,
  officer TEXT NOT NULL,
  agency BLOB NOT NULL,
  unit BLOB,
  subject BLOB NOT NULL,
  dossier BLOB,
  draft BLOB,
  procedure TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'prefill')),
  person TEXT NOT NULL,
  keys TEXT NOT NULL,
  service TEXT NOT NULL,
  ground TEXT NOT NULL,
  result TEXT NOT NULL,
  answer BLOB,
  took_ms INTEGER
) STRICT;
CREATE INDEX register_query_dossier ON register_query (dossier, at_us, id);
CREATE INDEX register_query_subject ON register_query (subject, at_us, id);
CREATE INDEX register_query_agency ON register_query (agency, at_us, id);

-- Answers, each within the one dossier or draft for which it was asked, until it ends. This table is
-- never exported.
CREATE TABLE register_answer (
  matter BLOB NOT NULL,
  person TEXT NOT NULL,
  query BLOB NOT NULL,
  body TEXT NOT NULL,
  asked_us INTEGER NOT NULL,
  ends_us INTEGER NOT NULL,
  PRIMARY KEY (matter, person)
) STRICT;
CREATE INDEX register_answer_ends ON register_answer (ends_us, matter, person);

-- That an officer had the sensitive values of an answer shown, and why.
CREATE TABLE register_reveal (
  query BLOB NOT NULL,
  staff BLOB NOT NULL,
  dossier BLOB NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (query, staff)
) STRICT;
CREATE INDEX register_reveal_dossier ON register_reveal (dossier, staff, at_us, query);

-- How many questions an agency may ask in a year, and in whose name people's own drafts are filled.
CREATE TABLE register_unit (
  unit BLOB PRIMARY KEY,
  yearly INTEGER,
  officer BLOB,
  changed_by BLOB NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;

-- Questions by agency, in a year (`2023`) and in a month (`2023-05`).
CREATE TABLE register_tally (
  unit BLOB NOT NULL,
  period TEXT NOT NULL,
  asked INTEGER NOT NULL,
  found INTEGER NOT NULL,
  unmatched INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (unit, period)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_tally_period ON register_tally (period, unit);

-- What of a submitted form was known already, by field; no values.
CREATE TABLE known_field (
  dossier BLOB PRIMARY KEY,
  procedure TEXT NOT NULL,
  body TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX known_field_at ON known_field (at_us, dossier);
