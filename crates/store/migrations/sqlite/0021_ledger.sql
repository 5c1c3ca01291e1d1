-- The ledger: which event is which leaf of the public log, under which salt, and how far it came.

CREATE TABLE ledger_tree (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  size INTEGER NOT NULL,
  frontier BLOB NOT NULL,
  reached INTEGER NOT NULL,
  signed_size INTEGER NOT NULL,
  signed TEXT NOT NULL,
  log_key TEXT NOT NULL
) STRICT;
INSERT INTO ledger_tree (id, size, frontier, reached, signed_size, signed, log_key) VALUES (1, 0, zeroblob(0), 0, 0, '', '');

CREATE TABLE ledger_leaf (
  leaf INTEGER PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  entry BLOB NOT NULL
) STRICT;

-- The salt of a dossier; empty where its applicant was erased.
CREATE TABLE ledger_salt (
  stream BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  salt TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_salt_subject ON ledger_salt (subject);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('ledger_salt.salt', zeroblob(16), 0);

-- Positions that were passed over: an event of a slower transaction may come there yet.
CREATE TABLE ledger_gap (
  position INTEGER PRIMARY KEY,
  seen_us INTEGER NOT NULL
) STRICT;
