-- Official documents, their register books, what is asked of whom, and case files.

CREATE TABLE official_document (
  id BLOB PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  agency BLOB NOT NULL,
  author BLOB NOT NULL,
  kind TEXT NOT NULL,
  stage TEXT NOT NULL,
  number TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  urgency TEXT NOT NULL,
  is_secret INTEGER NOT NULL,
  day TEXT,
  due_day TEXT,
  answers BLOB,
  created_us INTEGER NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX official_document_author ON official_document (author, created_us, id);
CREATE INDEX official_document_answers ON official_document (answers, id) WHERE answers IS NOT NULL;

CREATE TABLE official_event (
  document BLOB NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (document, version)
) STRICT;

CREATE TABLE official_ask (
  document BLOB NOT NULL,
  what TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('staff', 'unit', 'heads', 'leaders', 'clerks')),
  place BLOB NOT NULL,
  due_day TEXT NOT NULL,
  since_us INTEGER NOT NULL,
  PRIMARY KEY (document, what, part, place)
) STRICT;
CREATE INDEX official_ask_place ON official_ask (part, place, due_day, document, what);

CREATE TABLE official_book (
  id BLOB PRIMARY KEY,
  agency BLOB NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  year INTEGER NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  UNIQUE (agency, year, direction, series)
) STRICT;

CREATE TABLE official_number (
  book BLOB NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('taken', 'reserved', 'cancelled')),
  document BLOB,
  reason TEXT NOT NULL,
  actor TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (book, number)
) STRICT;

CREATE TABLE official_sequence (
  agency BLOB NOT NULL,
  year INTEGER NOT NULL,
  sequence TEXT NOT NULL CHECK (sequence IN ('one', 'per_kind')),
  PRIMARY KEY (agency, year)
) STRICT;

CREATE TABLE case_file (
  id BLOB PRIMARY KEY,
  agency BLOB NOT NULL,
  keeper BLOB NOT NULL,
  year INTEGER NOT NULL,
  notation TEXT NOT NULL,
  title TEXT NOT NULL,
  retention_years INTEGER,
  opened_us INTEGER NOT NULL,
  closed_us INTEGER,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (agency, year, notation)
) STRICT;
CREATE INDEX case_file_keeper ON case_file (keeper, opened_us, id);

CREATE TABLE case_file_event (
  case_file BLOB NOT NULL,
  version INTEGER NOT NULL,
  actor TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (case_file, version)
) STRICT;

CREATE TABLE case_file_document (
  document BLOB NOT NULL,
  case_file BLOB NOT NULL,
  PRIMARY KEY (document, case_file)
) STRICT;

-- The words of official documents; of secrets there are none.
CREATE VIRTUAL TABLE document_words USING fts5 (
  words, document UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1, detail = 'none',
  tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4 5 6'
);
