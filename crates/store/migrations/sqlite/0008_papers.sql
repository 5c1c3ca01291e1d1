-- The data store of people (kho quản lý dữ liệu điện tử của tổ chức, cá nhân). Papers and their uses
-- are projections of the log: `motcua rebuild` writes them anew.

-- Papers of one owner, kind and number are a series; the newest replaces the others, which are kept.
CREATE TABLE paper (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  kind TEXT NOT NULL,
  series BLOB NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('result', 'digitised', 'upload')),
  is_verified INTEGER NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  words TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issuing_unit BLOB,
  issued_on TEXT,
  valid_until TEXT,
  agency BLOB NOT NULL,
  dossier BLOB NOT NULL,
  event INTEGER NOT NULL,
  checked_by BLOB,
  file BLOB NOT NULL,
  sha256 BLOB NOT NULL,
  size_bytes INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  version INTEGER NOT NULL,
  is_latest INTEGER NOT NULL,
  replaced_by BLOB,
  revoked_us INTEGER,
  revoked_by BLOB,
  reason TEXT NOT NULL,
  entered_us INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_owner ON paper (owner, is_verified, entered_us, id);
CREATE INDEX paper_kind_of_owner ON paper (owner, kind, is_verified, entered_us, id);
CREATE INDEX paper_agency ON paper (agency, is_verified, entered_us, id);
CREATE INDEX paper_number ON paper (number_key, entered_us, id);
CREATE INDEX paper_series ON paper (series, entered_us, id);
CREATE INDEX paper_dossier ON paper (dossier, id);

-- That a paper was given to another dossier, as the file that is its copy there.
CREATE TABLE paper_use (
  file BLOB PRIMARY KEY,
  paper BLOB NOT NULL,
  dossier BLOB NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_use_paper ON paper_use (paper, at_us, file);
CREATE INDEX paper_use_dossier ON paper_use (dossier, file);

-- Who looked into a store; without a paper, at its list.
CREATE TABLE paper_look (
  id BLOB PRIMARY KEY,
  owner BLOB NOT NULL,
  paper BLOB,
  dossier BLOB,
  actor TEXT NOT NULL,
  unit BLOB,
  purpose TEXT NOT NULL,
  at_us INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_look_owner ON paper_look (owner, at_us, id);
CREATE INDEX paper_look_paper ON paper_look (paper, at_us, id);

-- What administrators say of a kind of paper otherwise than usual: whether it is offered for reuse,
-- how long it holds, why it has to be digitised.
CREATE TABLE paper_kind (
  code TEXT PRIMARY KEY,
  is_reusable INTEGER NOT NULL,
  valid_months INTEGER,
  basis TEXT NOT NULL CHECK (basis IN ('none', 'result', 'sector', 'management')),
  changed_by BLOB NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;

-- Dossiers by the desk's agency and the month in which they were accepted.
CREATE TABLE paper_tally (
  agency BLOB NOT NULL,
  month TEXT NOT NULL,
  received INTEGER NOT NULL,
  digitised INTEGER NOT NULL,
  reused INTEGER NOT NULL,
  electronic INTEGER NOT NULL,
  PRIMARY KEY (agency, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_tally_month ON paper_tally (month, agency);

-- The paper of the store that a file is a copy of.
ALTER TABLE file ADD COLUMN paper BLOB;
