-- What people ask about their own data, how long data is kept, what must not be erased, and what was.

CREATE TABLE rights_request (
  id UUID PRIMARY KEY,
  subject UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('view', 'rectify', 'obtain', 'erase', 'restrict', 'object', 'withdraw', 'protect')),
  text TEXT COLLATE "C" NOT NULL,
  asked_us BIGINT NOT NULL,
  confirm_us BIGINT NOT NULL,
  due_us BIGINT NOT NULL,
  confirmed_us BIGINT,
  extended_us BIGINT,
  reason TEXT COLLATE "C",
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('open', 'done', 'refused', 'withdrawn')),
  answer TEXT COLLATE "C",
  closed_us BIGINT,
  closed_by UUID
);
CREATE INDEX rights_request_subject ON rights_request (subject, asked_us, id);
CREATE INDEX rights_request_open ON rights_request (due_us, id) WHERE closed_us IS NULL;
CREATE INDEX rights_request_closed ON rights_request (closed_us, id) WHERE closed_us IS NOT NULL;

CREATE TABLE retention_class (
  procedure TEXT COLLATE "C" PRIMARY KEY,
  years BIGINT,
  ground TEXT COLLATE "C" NOT NULL,
  changed_by UUID NOT NULL,
  changed_us BIGINT NOT NULL
);

CREATE TABLE legal_hold (
  id UUID PRIMARY KEY,
  subject UUID NOT NULL,
  dossier UUID NOT NULL,
  ground TEXT COLLATE "C" NOT NULL,
  set_by UUID NOT NULL,
  set_us BIGINT NOT NULL,
  lifted_by UUID,
  lifted_us BIGINT
);
CREATE INDEX legal_hold_subject ON legal_hold (subject, id) WHERE lifted_us IS NULL;
CREATE INDEX legal_hold_set ON legal_hold (set_us, id) WHERE lifted_us IS NULL;

CREATE TABLE erasure (
  id UUID PRIMARY KEY,
  subject UUID NOT NULL,
  request UUID NOT NULL UNIQUE,
  decided_by UUID NOT NULL,
  begun_us BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  waiting TEXT COLLATE "C",
  done_us BIGINT
);
CREATE INDEX erasure_begun ON erasure (begun_us, id);
CREATE INDEX erasure_waiting ON erasure (id) WHERE done_us IS NULL;

CREATE INDEX file_owner ON file (owner, id);
