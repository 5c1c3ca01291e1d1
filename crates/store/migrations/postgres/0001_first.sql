-- The first schema. Ids are sixteen bytes, instants microseconds in UTC, civil days YYYY-MM-DD,
-- enums text with a check, money whole đồng. Never edited after release: expand, then contract.
-- Text that is a key or puts lists in order compares byte by byte, whatever the server's locale.

CREATE TABLE installation (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  key BYTEA NOT NULL,
  created_us BIGINT NOT NULL,
  catalogue_version BIGINT NOT NULL
);

-- The organisation. Business rows point to unit.id, never to a code. The rank is the place in the
-- import, which is the order of lists.

CREATE TABLE unit (
  id UUID PRIMARY KEY,
  parent UUID,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  rank BIGINT NOT NULL
);

CREATE TABLE unit_alias (
  unit UUID NOT NULL REFERENCES unit (id),
  system TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  valid_from TEXT COLLATE "C" NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (system, code, valid_from)
);

CREATE TABLE staff (
  id UUID PRIMARY KEY,
  user_name TEXT COLLATE "C" NOT NULL UNIQUE,
  full_name TEXT NOT NULL,
  gender TEXT CHECK (gender IN ('male', 'female')),
  subject UUID,
  is_active BOOLEAN NOT NULL,
  created_us BIGINT NOT NULL,
  rank BIGINT NOT NULL
);

CREATE TABLE position (
  id UUID PRIMARY KEY,
  unit UUID NOT NULL REFERENCES unit (id),
  staff UUID REFERENCES staff (id),
  role TEXT NOT NULL CHECK (role IN ('desk-officer', 'processing-officer', 'head-of-division', 'leader', 'clerk', 'agency-administrator', 'province-administrator', 'inspector')),
  title TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  rank BIGINT NOT NULL
);
CREATE INDEX position_staff ON position (staff);

CREATE TABLE staff_credential (
  staff UUID PRIMARY KEY REFERENCES staff (id),
  password_hash TEXT NOT NULL,
  totp_secret BYTEA,
  totp_last_step BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until_us BIGINT NOT NULL,
  changed_us BIGINT NOT NULL
);

-- The catalogue: versions with validity; a running dossier keeps its versions for ever.

CREATE TABLE form_version (
  id UUID PRIMARY KEY,
  procedure TEXT NOT NULL,
  body TEXT NOT NULL,
  created_us BIGINT NOT NULL
);

CREATE TABLE procedure_version (
  id UUID PRIMARY KEY,
  code TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  packet TEXT NOT NULL,
  body TEXT NOT NULL,
  form UUID REFERENCES form_version (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  imported_us BIGINT NOT NULL,
  UNIQUE (code, number)
);

CREATE TABLE process_version (
  id UUID PRIMARY KEY,
  procedure TEXT NOT NULL,
  case_code TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  body TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  UNIQUE (case_code, number)
);

CREATE TABLE life_event (
  key TEXT COLLATE "C" PRIMARY KEY,
  position BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE calendar_day (
  day TEXT COLLATE "C" PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'swapped-off', 'swapped-working')),
  name TEXT NOT NULL,
  body TEXT NOT NULL
);

-- People. What identifies a person stands here and in the private tables only, so that erasing a
-- person does not touch the event log.

CREATE TABLE subject (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'organisation')),
  id_kind TEXT COLLATE "C" NOT NULL,
  id_number TEXT COLLATE "C" NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  birth TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  UNIQUE (id_kind, id_number)
);

-- The event log and what is written with it.

CREATE TABLE event (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stream UUID NOT NULL,
  version BIGINT NOT NULL,
  command UUID NOT NULL,
  kind TEXT NOT NULL,
  kind_version BIGINT NOT NULL,
  body TEXT NOT NULL,
  actor TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  seal BYTEA,
  leaf BYTEA NOT NULL,
  UNIQUE (stream, version)
);

CREATE TABLE command (
  id UUID PRIMARY KEY,
  stream UUID NOT NULL,
  version BIGINT NOT NULL,
  at_us BIGINT NOT NULL
);

CREATE TABLE snapshot (
  stream UUID PRIMARY KEY,
  version BIGINT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE event_private (
  stream UUID NOT NULL,
  version BIGINT NOT NULL,
  subject UUID NOT NULL,
  salt BYTEA NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (stream, version)
);
CREATE INDEX event_private_subject ON event_private (subject);

-- Projections: rebuilt from the log by `motcua rebuild`.

CREATE TABLE dossier (
  id UUID PRIMARY KEY,
  number TEXT COLLATE "C" NOT NULL UNIQUE,
  number_unit UUID NOT NULL,
  number_day TEXT COLLATE "C" NOT NULL,
  number_sequence BIGINT NOT NULL,
  procedure TEXT NOT NULL,
  procedure_version UUID NOT NULL,
  process_version UUID NOT NULL,
  applicant UUID NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'post')),
  receiving_unit UUID NOT NULL,
  competent_agency UUID NOT NULL,
  state TEXT NOT NULL,
  units TEXT NOT NULL,
  submitted_us BIGINT NOT NULL,
  due_us BIGINT,
  finished_us BIGINT,
  returned_us BIGINT,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  UNIQUE (number_unit, number_day, number_sequence)
);
CREATE INDEX dossier_applicant ON dossier (applicant, submitted_us, id);
CREATE INDEX dossier_receiving ON dossier (receiving_unit, submitted_us, id);
CREATE INDEX dossier_competent ON dossier (competent_agency, submitted_us, id);

CREATE TABLE work_item (
  id UUID PRIMARY KEY,
  dossier UUID NOT NULL,
  token BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'step', 'consultation')),
  unit UUID NOT NULL,
  agency UUID NOT NULL,
  queue TEXT COLLATE "C" NOT NULL,
  assignee UUID,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('todo', 'waiting_applicant', 'waiting_others', 'done')),
  step_name TEXT NOT NULL,
  number TEXT NOT NULL,
  procedure TEXT NOT NULL,
  applicant UUID NOT NULL,
  entered_us BIGINT NOT NULL,
  due_us BIGINT NOT NULL,
  dossier_due_us BIGINT,
  done_us BIGINT,
  done_by UUID
);
CREATE INDEX work_item_queue ON work_item (unit, queue, state, due_us, id);
CREATE INDEX work_item_unit ON work_item (unit, state, due_us, id);
CREATE INDEX work_item_assignee ON work_item (assignee, state, due_us, id);
CREATE INDEX work_item_agency ON work_item (agency, state, due_us, id);
CREATE INDEX work_item_done ON work_item (done_by, done_us, id);
CREATE INDEX work_item_dossier ON work_item (dossier);

CREATE TABLE hop (
  dossier UUID NOT NULL,
  token BIGINT NOT NULL,
  step BIGINT NOT NULL,
  step_name TEXT NOT NULL,
  unit UUID NOT NULL,
  agency UUID NOT NULL,
  queue TEXT NOT NULL,
  from_unit UUID,
  from_staff UUID,
  entered_us BIGINT NOT NULL,
  planned_us BIGINT,
  staff UUID,
  left_us BIGINT,
  outcome TEXT,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  PRIMARY KEY (dossier, token)
);

-- The words of each dossier for the search box, folded by our own code, with the scope words that
-- rights are applied by (see the search module).
CREATE TABLE dossier_words (
  dossier UUID PRIMARY KEY,
  words TSVECTOR NOT NULL
);
CREATE INDEX dossier_words_words ON dossier_words USING gin (words);

-- What citizens are working on, and their files.

CREATE TABLE draft (
  id UUID PRIMARY KEY,
  owner UUID NOT NULL,
  entered_by UUID,
  procedure TEXT NOT NULL,
  procedure_version UUID NOT NULL,
  form_version UUID,
  case_code TEXT NOT NULL,
  area UUID NOT NULL,
  entries TEXT NOT NULL,
  revision BIGINT NOT NULL,
  command UUID NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'submitted', 'discarded')),
  dossier UUID,
  created_us BIGINT NOT NULL,
  changed_us BIGINT NOT NULL
);
CREATE INDEX draft_owner ON draft (owner, state, changed_us, id);
CREATE INDEX draft_entered_by ON draft (entered_by, state, changed_us, id);

CREATE TABLE upload (
  id UUID PRIMARY KEY,
  draft UUID NOT NULL,
  component TEXT NOT NULL,
  name TEXT NOT NULL,
  size_bytes BIGINT NOT NULL,
  received_bytes BIGINT NOT NULL,
  parts BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'complete')),
  file UUID,
  changed_us BIGINT NOT NULL
);
CREATE INDEX upload_draft ON upload (draft, id);
CREATE INDEX upload_stale ON upload (state, changed_us, id);

CREATE TABLE file (
  id UUID PRIMARY KEY,
  sha256 BYTEA NOT NULL,
  size_bytes BIGINT NOT NULL,
  media_type TEXT NOT NULL,
  pages BIGINT NOT NULL,
  name TEXT NOT NULL,
  owner UUID NOT NULL,
  draft UUID,
  dossier UUID,
  component TEXT NOT NULL,
  uploaded_us BIGINT NOT NULL,
  uploaded_by TEXT NOT NULL
);
CREATE INDEX file_draft ON file (draft, id);
CREATE INDEX file_dossier ON file (dossier, id);
CREATE INDEX file_sha256 ON file (sha256);

CREATE TABLE rating (
  dossier UUID PRIMARY KEY,
  unit UUID NOT NULL,
  scores TEXT NOT NULL,
  comment TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX rating_unit ON rating (unit, at_us, dossier);

-- What leaves the building, who looked, who changed what.

CREATE TABLE outbox (
  id UUID PRIMARY KEY,
  topic TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  due_us BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  last_error TEXT
);
CREATE INDEX outbox_due ON outbox (state, due_us, id);

CREATE TABLE notice (
  id UUID PRIMARY KEY,
  subject UUID NOT NULL,
  dossier UUID NOT NULL,
  kind TEXT NOT NULL,
  at_us BIGINT NOT NULL,
  read_us BIGINT
);
CREATE INDEX notice_subject ON notice (subject, at_us, id);

CREATE TABLE access (
  id UUID PRIMARY KEY,
  dossier UUID NOT NULL,
  actor TEXT NOT NULL,
  unit UUID,
  purpose TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX access_dossier ON access (dossier, at_us, id);

CREATE TABLE audit (
  id UUID PRIMARY KEY,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX audit_at ON audit (at_us, id);

-- Sessions, tokens, and forms that arrived after the session had ended.

CREATE TABLE session (
  token BYTEA PRIMARY KEY,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('citizen', 'staff')),
  actor UUID NOT NULL,
  created_us BIGINT NOT NULL,
  seen_us BIGINT NOT NULL,
  ends_us BIGINT NOT NULL
);
CREATE INDEX session_ends ON session (ends_us);
CREATE INDEX session_actor ON session (actor);

CREATE TABLE parked_form (
  token BYTEA PRIMARY KEY,
  draft UUID NOT NULL,
  section TEXT NOT NULL,
  entries TEXT NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX parked_form_at ON parked_form (at_us);

CREATE TABLE api_token (
  token BYTEA PRIMARY KEY,
  id UUID NOT NULL UNIQUE,
  name TEXT NOT NULL,
  staff UUID NOT NULL REFERENCES staff (id),
  scopes TEXT NOT NULL,
  created_us BIGINT NOT NULL,
  ends_us BIGINT NOT NULL,
  revoked_us BIGINT
);
