-- The data store of people (kho quản lý dữ liệu điện tử của tổ chức, cá nhân). Papers and their uses
-- are projections of the log: `motcua rebuild` writes them anew.

-- Papers of one owner, kind and number are a series; the newest replaces the others, which are kept.
CREATE TABLE paper (
  id UUID PRIMARY KEY,
  owner UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  series BYTEA NOT NULL,
  source TEXT COLLATE "C" NOT NULL CHECK (source IN ('result', 'digitised', 'upload')),
  is_verified BOOLEAN NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  number TEXT COLLATE "C" NOT NULL,
  number_key TEXT COLLATE "C" NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  issuer TEXT COLLATE "C" NOT NULL,
  issuing_unit UUID,
  issued_on TEXT COLLATE "C",
  valid_until TEXT COLLATE "C",
  agency UUID NOT NULL,
  dossier UUID NOT NULL,
  event BIGINT NOT NULL,
  checked_by UUID,
  file UUID NOT NULL,
  sha256 BYTEA NOT NULL,
  size_bytes BIGINT NOT NULL,
  pages BIGINT NOT NULL,
  version BIGINT NOT NULL,
  is_latest BOOLEAN NOT NULL,
  replaced_by UUID,
  revoked_us BIGINT,
  revoked_by UUID,
  reason TEXT COLLATE "C" NOT NULL,
  entered_us BIGINT NOT NULL
);
CREATE INDEX paper_owner ON paper (owner, is_verified, entered_us, id);
CREATE INDEX paper_kind_of_owner ON paper (owner, kind, is_verified, entered_us, id);
CREATE INDEX paper_agency ON paper (agency, is_verified, entered_us, id);
CREATE INDEX paper_number ON paper (number_key, entered_us, id);
CREATE INDEX paper_series ON paper (series, entered_us, id);
CREATE INDEX paper_dossier ON paper (dossier, id);

-- That a paper was given to another dossier, as the file that is its copy there.
CREATE TABLE paper_use (
  file UUID PRIMARY KEY,
  paper UUID NOT NULL,
  dossier UUID NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX paper_use_paper ON paper_use (paper, at_us, file);
CREATE INDEX paper_use_dossier ON paper_use (dossier, file);

-- Who looked into a store; without a paper, at its list.
CREATE TABLE paper_look (
  id UUID PRIMARY KEY,
  owner UUID NOT NULL,
  paper UUID,
  dossier UUID,
  actor TEXT COLLATE "C" NOT NULL,
  unit UUID,
  purpose TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL
);
CREATE INDEX paper_look_owner ON paper_look (owner, at_us, id);
CREATE INDEX paper_look_paper ON paper_look (paper, at_us, id);

-- What administrators say of a kind of paper otherwise than usual: whether it is offered for reuse,
-- how long it holds, why it has to be digitised.
CREATE TABLE paper_kind (
  code TEXT COLLATE "C" PRIMARY KEY,
  is_reusable BOOLEAN NOT NULL,
  valid_months BIGINT,
  basis TEXT COLLATE "C" NOT NULL CHECK (basis IN ('none', 'result', 'sector', 'management')),
  changed_by UUID NOT NULL,
  changed_us BIGINT NOT NULL
);

-- Dossiers by the desk's agency and the month in which they were accepted.
CREATE TABLE paper_tally (
  agency UUID NOT NULL,
  month TEXT COLLATE "C" NOT NULL,
  received BIGINT NOT NULL,
  digitised BIGINT NOT NULL,
  reused BIGINT NOT NULL,
  electronic BIGINT NOT NULL,
  PRIMARY KEY (agency, month)
);
CREATE INDEX paper_tally_month ON paper_tally (month, agency);

-- The paper of the store that a file is a copy of.
ALTER TABLE file ADD COLUMN paper UUID;
