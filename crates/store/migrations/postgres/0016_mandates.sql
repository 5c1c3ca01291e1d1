-- Who may act for whom, what was filed so, and officers who look at a draft beside its owner.

CREATE TABLE mandate (
  id UUID PRIMARY KEY,
  principal UUID NOT NULL,
  representative UUID NOT NULL,
  stage TEXT COLLATE "C" NOT NULL CHECK (stage IN ('awaits_code', 'awaits_acceptance', 'in_force', 'declined', 'revoked', 'renounced')),
  given_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  used_us BIGINT,
  recorded_by UUID,
  version BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX mandate_principal ON mandate (principal, given_us, id);
CREATE INDEX mandate_representative ON mandate (representative, given_us, id);
CREATE INDEX mandate_recorded ON mandate (recorded_by, given_us, id) WHERE recorded_by IS NOT NULL;
CREATE INDEX mandate_in_force ON mandate (representative, until_us, id) WHERE stage = 'in_force';
CREATE INDEX mandate_pair ON mandate (representative, principal, until_us, id) WHERE stage = 'in_force';

CREATE TABLE mandate_event (
  mandate UUID NOT NULL,
  version BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (mandate, version)
);

CREATE TABLE mandate_code (
  mandate UUID PRIMARY KEY,
  digest BYTEA NOT NULL,
  tries BIGINT NOT NULL,
  until_us BIGINT NOT NULL
);

CREATE TABLE mandate_dossier (
  dossier UUID NOT NULL,
  representative UUID NOT NULL,
  mandate UUID NOT NULL,
  at_us BIGINT NOT NULL,
  PRIMARY KEY (dossier, representative)
);
CREATE UNIQUE INDEX mandate_dossier_mandate ON mandate_dossier (mandate, at_us, dossier);

ALTER TABLE draft ADD COLUMN representative UUID;
CREATE INDEX draft_representative ON draft (representative, owner, changed_us, id) WHERE state = 'open' AND representative IS NOT NULL;

CREATE TABLE guidance (
  id UUID PRIMARY KEY,
  draft UUID NOT NULL,
  owner UUID NOT NULL,
  code BYTEA NOT NULL,
  begun_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  staff UUID,
  unit UUID,
  joined_us BIGINT,
  ended_us BIGINT,
  pointed TEXT COLLATE "C"
);
CREATE INDEX guidance_draft ON guidance (draft, begun_us, id);
CREATE INDEX guidance_code ON guidance (code, until_us, id) WHERE staff IS NULL AND ended_us IS NULL;
CREATE INDEX guidance_owner ON guidance (owner, joined_us, id) WHERE joined_us IS NOT NULL;
