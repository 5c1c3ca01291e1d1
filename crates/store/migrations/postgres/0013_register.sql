-- The register of the population (CSDL quốc gia về dân cư): what was asked, by whom, and for what.

-- One row a question, written before it is asked. Of the answer there is its digest only.
CREATE TABLE register_query (
  id UUID PRIMARY KEY,
  at_us BIGINT NOT NULL,
  actor TEXT NOT NULL,
  officer TEXT NOT NULL,
  agency UUID NOT NULL,
  unit UUID,
  subject UUID NOT NULL,
  dossier UUID,
  draft UUID,
  procedure TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'prefill')),
  person TEXT NOT NULL,
  keys TEXT NOT NULL,
  service TEXT NOT NULL,
  ground TEXT NOT NULL,
  result TEXT NOT NULL,
  answer BYTEA,
  took_ms BIGINT
);
CREATE INDEX register_query_dossier ON register_query (dossier, at_us, id);
CREATE INDEX register_query_subject ON register_query (subject, at_us, id);
CREATE INDEX register_query_agency ON register_query (agency, at_us, id);

-- Answers, each within the one dossier or draft for which it was asked, until it ends. This table is
-- never exported.
CREATE TABLE register_answer (
  matter UUID NOT NULL,
  person TEXT COLLATE "C" NOT NULL,
  query UUID NOT NULL,
  body TEXT NOT NULL,
  asked_us BIGINT NOT NULL,
  ends_us BIGINT NOT NULL,
  PRIMARY KEY (matter, person)
);
CREATE INDEX register_answer_ends ON register_answer (ends_us, matter, person);

-- That an officer had the sensitive values of an answer shown, and why.
CREATE TABLE register_reveal (
  query UUID NOT NULL,
  staff UUID NOT NULL,
  dossier UUID NOT NULL,
  person TEXT NOT NULL,
  reason TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  PRIMARY KEY (query, staff)
);
CREATE INDEX register_reveal_dossier ON register_reveal (dossier, staff, at_us, query);

-- How many questions an agency may ask in a year, and in whose name people's own drafts are filled.
CREATE TABLE register_unit (
  unit UUID PRIMARY KEY,
  yearly BIGINT,
  officer UUID,
  changed_by UUID NOT NULL,
  changed_us BIGINT NOT NULL
);

-- Questions by agency, in a year (`2023`) and in a month (`2023-05`).
CREATE TABLE register_tally (
  unit UUID NOT NULL,
  period TEXT COLLATE "C" NOT NULL,
  asked BIGINT NOT NULL,
  found BIGINT NOT NULL,
  unmatched BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  PRIMARY KEY (unit, period)
);
CREATE INDEX register_tally_period ON register_tally (period, unit);

-- What of a submitted form was known already, by field; no values.
CREATE TABLE known_field (
  dossier UUID PRIMARY KEY,
  procedure TEXT NOT NULL,
  body TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX known_field_at ON known_field (at_us, dossier);
