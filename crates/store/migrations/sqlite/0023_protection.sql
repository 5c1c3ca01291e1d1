-- What an office records about its processing of personal data: the activities, consents,
-- breaches, and the data that was destroyed when its time was over.

CREATE TABLE processing (
  id BLOB NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  ground TEXT NOT NULL CHECK (ground IN ('law', 'consent')),
  body TEXT NOT NULL,
  set_by BLOB NOT NULL,
  set_us INTEGER NOT NULL,
  replaced_us INTEGER,
  PRIMARY KEY (id, version)
) STRICT;
CREATE UNIQUE INDEX processing_holds ON processing (id) WHERE replaced_us IS NULL;
CREATE INDEX processing_name ON processing (name, id) WHERE replaced_us IS NULL;
CREATE INDEX processing_ground ON processing (ground, name, id) WHERE replaced_us IS NULL;

CREATE TABLE consent (
  id BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  processing BLOB NOT NULL,
  version INTEGER NOT NULL,
  given_us INTEGER NOT NULL,
  withdrawn_us INTEGER
) STRICT;
CREATE UNIQUE INDEX consent_holds ON consent (subject, processing) WHERE withdrawn_us IS NULL;
CREATE INDEX consent_subject ON consent (subject, given_us, id);

CREATE TABLE breach (
  id BLOB PRIMARY KEY,
  discovered_us INTEGER NOT NULL,
  notify_us INTEGER NOT NULL,
  body TEXT NOT NULL,
  noted_by BLOB NOT NULL,
  noted_us INTEGER NOT NULL,
  told_us INTEGER,
  told TEXT,
  people_told_us INTEGER,
  people_told TEXT,
  closed_us INTEGER,
  closed TEXT
) STRICT;
CREATE INDEX breach_discovered ON breach (discovered_us, id);

-- Data whose time is over is destroyed dossier by dossier; what was, stays as a certificate.
CREATE TABLE disposal (
  id BLOB PRIMARY KEY,
  procedure TEXT NOT NULL,
  ground TEXT NOT NULL,
  ended_before_us INTEGER NOT NULL,
  decided_by BLOB NOT NULL,
  begun_us INTEGER NOT NULL,
  done_us INTEGER
) STRICT;
CREATE INDEX disposal_begun ON disposal (begun_us, id);
CREATE INDEX disposal_open ON disposal (id) WHERE done_us IS NULL;

CREATE TABLE disposed (
  dossier BLOB PRIMARY KEY,
  disposal BLOB NOT NULL,
  number TEXT NOT NULL,
  files INTEGER NOT NULL,
  waiting TEXT,
  taken_us INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX disposed_of ON disposed (disposal, number);

CREATE INDEX dossier_finished ON dossier (procedure, finished_us, id) WHERE finished_us IS NOT NULL;
CREATE INDEX dossier_gone ON dossier (procedure, withdrawn_us, id) WHERE withdrawn_us IS NOT NULL;
