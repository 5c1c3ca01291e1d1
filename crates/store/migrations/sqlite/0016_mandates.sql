-- Who may act for whom, what was filed so, and officers who look at a draft beside its owner.

CREATE TABLE mandate (
  id BLOB PRIMARY KEY,
  principal BLOB NOT NULL,
  representative BLOB NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('awaits_code', 'awaits_acceptance', 'in_force', 'declined', 'revoked', 'renounced')),
  given_us INTEGER NOT NULL,
  until_us INTEGER NOT NULL,
  used_us INTEGER,
  recorded_by BLOB,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX mandate_principal ON mandate (principal, given_us, id);
CREATE INDEX mandate_representative ON mandate (representative, given_us, id);
CREATE INDEX mandate_recorded ON mandate (recorded_by, given_us, id) WHERE recorded_by IS NOT NULL;
CREATE INDEX mandate_in_force ON mandate (representative, until_us, id) WHERE stage = 'in_force';
CREATE INDEX mandate_pair ON mandate (representative, principal, until_us, id) WHERE stage = 'in_force';

CREATE TABLE mandate_event (
  mandate BLOB NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (mandate, version)
) STRICT;

CREATE TABLE mandate_code (
  mandate BLOB PRIMARY KEY,
  digest BLOB NOT NULL,
  tries INTEGER NOT NULL,
  until_us INTEGER NOT NULL
) STRICT;

CREATE TABLE mandate_dossier (
  dossier BLOB NOT NULL,
  representative BLOB NOT NULL,
  mandate BLOB NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (dossier, representative)
) STRICT;
CREATE UNIQUE INDEX mandate_dossier_mandate ON mandate_dossier (mandate, at_us, dossier);

ALTER TABLE draft ADD COLUMN representative BLOB;
CREATE INDEX draft_representative ON draft (representative, owner, changed_us, id) WHERE state = 'open' AND representative IS NOT NULL;

CREATE TABLE guidance (
  id BLOB PRIMARY KEY,
  draft BLOB NOT NULL,
  owner BLOB NOT NULL,
  code BLOB NOT NULL,
  begun_us INTEGER NOT NULL,
  until_us INTEGER NOT NULL,
  staff BLOB,
  unit BLOB,
  joined_us INTEGER,
  ended_us INTEGER,
  pointed TEXT
) STRICT;
CREATE INDEX guidance_draft ON guidance (draft, begun_us, id);
CREATE INDEX guidance_code ON guidance (code, until_us, id) WHERE staff IS NULL AND ended_us IS NULL;
CREATE INDEX guidance_owner ON guidance (owner, joined_us, id) WHERE joined_us IS NOT NULL;
