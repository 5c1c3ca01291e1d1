-- The ledger: which event is which leaf of the public log, under which salt, and how far it came.

CREATE TABLE ledger_tree (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  size BIGINT NOT NULL,
  frontier BYTEA NOT NULL,
  reached BIGINT NOT NULL,
  signed_size BIGINT NOT NULL,
  signed TEXT COLLATE "C" NOT NULL,
  log_key TEXT COLLATE "C" NOT NULL
);
INSERT INTO ledger_tree (id, size, frontier, reached, signed_size, signed, log_key) VALUES (1, 0, '', 0, 0, '', '');

CREATE TABLE ledger_leaf (
  leaf BIGINT PRIMARY KEY,
  position BIGINT NOT NULL UNIQUE,
  entry BYTEA NOT NULL
);

-- The salt of a dossier; empty where its applicant was erased.
CREATE TABLE ledger_salt (
  stream UUID PRIMARY KEY,
  subject UUID NOT NULL,
  salt TEXT COLLATE "C" NOT NULL
);
CREATE INDEX ledger_salt_subject ON ledger_salt (subject);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('ledger_salt.salt', '00000000-0000-0000-0000-000000000000', FALSE);

-- Positions that were passed over: an event of a slower transaction may come there yet.
CREATE TABLE ledger_gap (
  position BIGINT PRIMARY KEY,
  seen_us BIGINT NOT NULL
);
