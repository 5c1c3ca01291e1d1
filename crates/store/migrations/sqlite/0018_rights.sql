-- What people ask about their own data, how long data is kept, what must not be erased, and what was.

CREATE TABLE rights_request (
  id BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('view', 'rectify', 'obtain', 'erase', 'restrict', 'object', 'withdraw', 'protect')),
  text TEXT NOT NULL,
  asked_us INTEGER NOT NULL,
  confirm_us INTEGER NOT NULL,
  due_us INTEGER NOT NULL,
  confirmed_us INTEGER,
  extended_us INTEGER,
  reason TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused', 'withdrawn')),
  answer TEXT,
  closed_us INTEGER,
  closed_by BLOB
) STRICT;
CREATE INDEX rights_request_subject ON rights_request (subject, asked_us, id);
CREATE INDEX rights_request_open ON rights_request (due_us, id) WHERE closed_us IS NULL;
CREATE INDEX rights_request_closed ON rights_request (closed_us, id) WHERE closed_us IS NOT NULL;

CREATE TABLE retention_class (
  procedure TEXT PRIMARY KEY,
  years INTEGER,
  ground TEXT NOT NULL,
  changed_by BLOB NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;

CREATE TABLE legal_hold (
  id BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  dossier BLOB NOT NULL,
  ground TEXT NOT NULL,
  set_by BLOB NOT NULL,
  set_us INTEGER NOT NULL,
  lifted_by BLOB,
  lifted_us INTEGER
) STRICT;
CREATE INDEX legal_hold_subject ON legal_hold (subject, id) WHERE lifted_us IS NULL;
CREATE INDEX legal_hold_set ON legal_hold (set_us, id) WHERE lifted_us IS NULL;

CREATE TABLE erasure (
  id BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  request BLOB NOT NULL UNIQUE,
  decided_by BLOB NOT NULL,
  begun_us INTEGER NOT NULL,
  body TEXT NOT NULL,
  waiting TEXT,
  done_us INTEGER
) STRICT;
CREATE INDEX erasure_begun ON erasure (begun_us, id);
CREATE INDEX erasure_waiting ON erasure (id) WHERE done_us IS NULL;

CREATE INDEX file_owner ON file (owner, id);
