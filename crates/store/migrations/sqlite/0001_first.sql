-- The first schema. Ids are sixteen bytes, instants microseconds in UTC, civil days YYYY-MM-DD,
-- enums text with a check, money whole đồng. Never edited after release: expand, then contract.

CREATE TABLE installation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL,
  created_us INTEGER NOT NULL,
  catalogue_version INTEGER NOT NULL
) STRICT;

-- The organisation. Business rows point to unit.id, never to a code. The rank is the place in the
-- import, which is the order of lists.

CREATE TABLE unit (
  id BLOB PRIMARY KEY,
  parent BLOB,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  rank INTEGER NOT NULL
) STRICT;

CREATE TABLE unit_alias (
  unit BLOB NOT NULL REFERENCES unit (id),
  system TEXT NOT NULL,
  code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (system, code, valid_from)
) STRICT;

CREATE TABLE staff (
  id BLOB PRIMARY KEY,
  user_name TEXT NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  gender TEXT CHECK (gender IN ('male', 'female')),
  subject BLOB,
  is_active INTEGER NOT NULL,
  created_us INTEGER NOT NULL,
  rank INTEGER NOT NULL
) STRICT;

CREATE TABLE position (
  id BLOB PRIMARY KEY,
  unit BLOB NOT NULL REFERENCES unit (id),
  staff BLOB REFERENCES staff (id),
  role TEXT NOT NULL CHECK (role IN ('desk-officer', 'processing-officer', 'head-of-division', 'leader', 'clerk', 'agency-administrator', 'province-administrator', 'inspector')),
  title TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  rank INTEGER NOT NULL
) STRICT;
CREATE INDEX position_staff ON position (staff);

CREATE TABLE staff_credential (
  staff BLOB PRIMARY KEY REFERENCES staff (id),
  password_hash TEXT NOT NULL,
  totp_secret BLOB,
  totp_last_step INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  locked_until_us INTEGER NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;

-- The catalogue: versions with validity; a running dossier keeps its versions for ever.

CREATE TABLE form_version (
  id BLOB PRIMARY KEY,
  procedure TEXT NOT NULL,
  body TEXT NOT NULL,
  created_us INTEGER NOT NULL
) STRICT;

CREATE TABLE procedure_version (
  id BLOB PRIMARY KEY,
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest BLOB NOT NULL,
  packet TEXT NOT NULL,
  body TEXT NOT NULL,
  form BLOB REFERENCES form_version (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  imported_us INTEGER NOT NULL,
  UNIQUE (code, number)
) STRICT;

CREATE TABLE process_version (
  id BLOB PRIMARY KEY,
  procedure TEXT NOT NULL,
  case_code TEXT NOT NULL,
  number INTEGER NOT NULL,
  digest BLOB NOT NULL,
  body TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  created_us INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (case_code, number)
) STRICT;

CREATE TABLE life_event (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_day (
  day TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'swapped-off', 'swapped-working')),
  name TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- People. What identifies a person stands here and in the private tables only, so that erasing a
-- person does not touch the event log.

CREATE TABLE subject (
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
  id_kind TEXT NOT NULL,
  id_number TEXT NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  birth TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  created_us INTEGER NOT NULL,
  UNIQUE (id_kind, id_number)
) STRICT;

-- The event log and what is written with it.

CREATE TABLE event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  stream BLOB NOT NULL,
  version INTEGER NOT NULL,
  command BLOB NOT NULL,
  kind TEXT NOT NULL,
  kind_version INTEGER NOT NULL,
  body TEXT NOT NULL,
  actor TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  seal BLOB,
  leaf BLOB NOT NULL,
  UNIQUE (stream, version)
) STRICT;

CREATE TABLE command (
  id BLOB PRIMARY KEY,
  stream BLOB NOT NULL,
  version INTEGER NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot (
  stream BLOB PRIMARY KEY,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE event_private (
  stream BLOB NOT NULL,
  version INTEGER NOT NULL,
  subject BLOB NOT NULL,
  salt BLOB NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (stream, version)
) STRICT;
CREATE INDEX event_private_subject ON event_private (subject);

-- Projections: rebuilt from the log by `motcua rebuild`.

CREATE TABLE dossier (
  id BLOB PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  number_unit BLOB NOT NULL,
  number_day TEXT NOT NULL,
  number_sequence INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  procedure_version BLOB NOT NULL,
  process_version BLOB NOT NULL,
  applicant BLOB NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'post')),
  receiving_unit BLOB NOT NULL,
  competent_agency BLOB NOT NULL,
  state TEXT NOT NULL,
  units TEXT NOT NULL,
  submitted_us INTEGER NOT NULL,
  due_us INTEGER,
  finished_us INTEGER,
  returned_us INTEGER,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  UNIQUE (number_unit, number_day, number_sequence)
) STRICT;
CREATE INDEX dossier_applicant ON dossier (applicant, submitted_us, id);
CREATE INDEX dossier_receiving ON dossier (receiving_unit, submitted_us, id);
CREATE INDEX dossier_competent ON dossier (competent_agency, submitted_us, id);

CREATE TABLE work_item (
  id BLOB PRIMARY KEY,
  dossier BLOB NOT NULL,
  token INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'step', 'consultation')),
  unit BLOB NOT NULL,
  agency BLOB NOT NULL,
  queue TEXT NOT NULL,
  assignee BLOB,
  state TEXT NOT NULL CHECK (state IN ('todo', 'waiting_applicant', 'waiting_others', 'done')),
  step_name TEXT NOT NULL,
  number TEXT NOT NULL,
  procedure TEXT NOT NULL,
  applicant BLOB NOT NULL,
  entered_us INTEGER NOT NULL,
  due_us INTEGER NOT NULL,
  dossier_due_us INTEGER,
  done_us INTEGER,
  done_by BLOB
) STRICT;
CREATE INDEX work_item_queue ON work_item (unit, queue, state, due_us, id);
CREATE INDEX work_item_unit ON work_item (unit, state, due_us, id);
CREATE INDEX work_item_assignee ON work_item (assignee, state, due_us, id);
CREATE INDEX work_item_agency ON work_item (agency, state, due_us, id);
CREATE INDEX work_item_done ON work_item (done_by, done_us, id);
CREATE INDEX work_item_dossier ON work_item (dossier);

CREATE TABLE hop (
  dossier BLOB NOT NULL,
  token INTEGER NOT NULL,
  step INTEGER NOT NULL,
  step_name TEXT NOT NULL,
  unit BLOB NOT NULL,
  agency BLOB NOT NULL,
  queue TEXT NOT NULL,
  from_unit BLOB,
  from_staff BLOB,
  entered_us INTEGER NOT NULL,
  planned_us INTEGER,
  staff BLOB,
  left_us INTEGER,
  outcome TEXT,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  PRIMARY KEY (dossier, token)
) STRICT;

-- The words of each dossier for the search box, folded by our own code, with the scope words that
-- rights are applied by (see the search module).
CREATE VIRTUAL TABLE dossier_words USING fts5 (
  words, dossier UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1,
  tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);

-- What citizens are working on, and their files.

CREATE TABLE draft (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  entered_by BLOB,
  procedure TEXT NOT NULL,
  procedure_version BLOB NOT NULL,
  form_version BLOB,
  case_code TEXT NOT NULL,
  area BLOB NOT NULL,
  entries TEXT NOT NULL,
  revision INTEGER NOT NULL,
  command BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'discarded')),
  dossier BLOB,
  created_us INTEGER NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_owner ON draft (owner, state, changed_us, id);
CREATE INDEX draft_entered_by ON draft (entered_by, state, changed_us, id);

CREATE TABLE upload (
  id BLOB PRIMARY KEY,
  draft BLOB NOT NULL,
  component TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  received_bytes INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'complete')),
  file BLOB,
  changed_us INTEGER NOT NULL
) STRICT;
CREATE INDEX upload_draft ON upload (draft, id);
CREATE INDEX upload_stale ON upload (state, changed_us, id);

CREATE TABLE file (
  id BLOB PRIMARY KEY,
  sha256 BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  pages INTEGER NOT NULL,
  name TEXT NOT NULL,
  owner BLOB NOT NULL,
  draft BLOB,
  dossier BLOB,
  component TEXT NOT NULL,
  uploaded_us INTEGER NOT NULL,
  uploaded_by TEXT NOT NULL
) STRICT;
CREATE INDEX file_draft ON file (draft, id);
CREATE INDEX file_dossier ON file (dossier, id);
CREATE INDEX file_sha256 ON file (sha256);

CREATE TABLE rating (
  dossier BLOB PRIMARY KEY,
  unit BLOB NOT NULL,
  scores TEXT NOT NULL,
  comment TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX rating_unit ON rating (unit, at_us, dossier);

-- What leaves the building, who looked, who changed what.

CREATE TABLE outbox (
  id BLOB PRIMARY KEY,
  topic TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  due_us INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  last_error TEXT
) STRICT;
CREATE INDEX outbox_due ON outbox (state, due_us, id);

CREATE TABLE notice (
  id BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  dossier BLOB NOT NULL,
  kind TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  read_us INTEGER
) STRICT;
CREATE INDEX notice_subject ON notice (subject, at_us, id);

CREATE TABLE access (
  id BLOB PRIMARY KEY,
  dossier BLOB NOT NULL,
  actor TEXT NOT NULL,
  unit BLOB,
  purpose TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX access_dossier ON access (dossier, at_us, id);

CREATE TABLE audit (
  id BLOB PRIMARY KEY,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at_us, id);

-- Sessions, tokens, and forms that arrived after the session had ended.

CREATE TABLE session (
  token BLOB PRIMARY KEY,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('citizen', 'staff')),
  actor BLOB NOT NULL,
  created_us INTEGER NOT NULL,
  seen_us INTEGER NOT NULL,
  ends_us INTEGER NOT NULL
) STRICT;
CREATE INDEX session_ends ON session (ends_us);
CREATE INDEX session_actor ON session (actor);

CREATE TABLE parked_form (
  token BLOB PRIMARY KEY,
  draft BLOB NOT NULL,
  section TEXT NOT NULL,
  entries TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX parked_form_at ON parked_form (at_us);

CREATE TABLE api_token (
  token BLOB PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  staff BLOB NOT NULL REFERENCES staff (id),
  scopes TEXT NOT NULL,
  created_us INTEGER NOT NULL,
  ends_us INTEGER NOT NULL,
  revoked_us INTEGER
) STRICT;
