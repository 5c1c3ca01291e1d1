-- What an office records about its processing of personal data: the activities, consents,
-- breaches, and the data that was destroyed when its time was over.

CREATE TABLE processing (
  id UUID NOT NULL,
  version BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  ground TEXT COLLATE "C" NOT NULL CHECK (ground IN ('law', 'consent')),
  body TEXT COLLATE "C" NOT NULL,
  set_by UUID NOT NULL,
  set_us BIGINT NOT NULL,
  replaced_us BIGINT,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX processing_holds ON processing (id) WHERE replaced_us IS NULL;
CREATE INDEX processing_name ON processing (name, id) WHERE replaced_us IS NULL;
CREATE INDEX processing_ground ON processing (ground, name, id) WHERE replaced_us IS NULL;

CREATE TABLE consent (
  id UUID PRIMARY KEY,
  subject UUID NOT NULL,
  processing UUID NOT NULL,
  version BIGINT NOT NULL,
  given_us BIGINT NOT NULL,
  withdrawn_us BIGINT
);
CREATE UNIQUE INDEX consent_holds ON consent (subject, processing) WHERE withdrawn_us IS NULL;
CREATE INDEX consent_subject ON consent (subject, given_us, id);

CREATE TABLE breach (
  id UUID PRIMARY KEY,
  discovered_us BIGINT NOT NULL,
  notify_us BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  noted_by UUID NOT NULL,
  noted_us BIGINT NOT NULL,
  told_us BIGINT,
  told TEXT COLLATE "C",
  people_told_us BIGINT,
  people_told TEXT COLLATE "C",
  closed_us BIGINT,
  closed TEXT COLLATE "C"
);
CREATE INDEX breach_discovered ON breach (discovered_us, id);

-- Data whose time is over is destroyed dossier by dossier; what was, stays as a certificate.
CREATE TABLE disposal (
  id UUID PRIMARY KEY,
  procedure TEXT COLLATE "C" NOT NULL,
  ground TEXT COLLATE "C" NOT NULL,
  ended_before_us BIGINT NOT NULL,
  decided_by UUID NOT NULL,
  begun_us BIGINT NOT NULL,
  done_us BIGINT
);
CREATE INDEX disposal_begun ON disposal (begun_us, id);
CREATE INDEX disposal_open ON disposal (id) WHERE done_us IS NULL;

CREATE TABLE disposed (
  dossier UUID PRIMARY KEY,
  disposal UUID NOT NULL,
  number TEXT COLLATE "C" NOT NULL,
  files BIGINT NOT NULL,
  waiting TEXT COLLATE "C",
  taken_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX disposed_of ON disposed (disposal, number);

ALTER TABLE dossier ALTER COLUMN procedure TYPE TEXT COLLATE "C";
CREATE INDEX dossier_finished ON dossier (procedure, finished_us, id) WHERE finished_us IS NOT NULL;
CREATE INDEX dossier_gone ON dossier (procedure, withdrawn_us, id) WHERE withdrawn_us IS NOT NULL;
