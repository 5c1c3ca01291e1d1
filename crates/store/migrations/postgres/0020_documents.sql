-- Official documents, their register books, what is asked of whom, and case files.

CREATE TABLE official_document (
  id UUID PRIMARY KEY,
  direction TEXT COLLATE "C" NOT NULL CHECK (direction IN ('in', 'out')),
  agency UUID NOT NULL,
  author UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  stage TEXT COLLATE "C" NOT NULL,
  number TEXT COLLATE "C" NOT NULL,
  issuer TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  urgency TEXT COLLATE "C" NOT NULL,
  is_secret BOOLEAN NOT NULL,
  day TEXT COLLATE "C",
  due_day TEXT COLLATE "C",
  answers UUID,
  created_us BIGINT NOT NULL,
  version BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL
);
CREATE INDEX official_document_author ON official_document (author, created_us, id);
CREATE INDEX official_document_answers ON official_document (answers, id) WHERE answers IS NOT NULL;

CREATE TABLE official_event (
  document UUID NOT NULL,
  version BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (document, version)
);

CREATE TABLE official_ask (
  document UUID NOT NULL,
  what TEXT COLLATE "C" NOT NULL,
  part TEXT COLLATE "C" NOT NULL CHECK (part IN ('staff', 'unit', 'heads', 'leaders', 'clerks')),
  place UUID NOT NULL,
  due_day TEXT COLLATE "C" NOT NULL,
  since_us BIGINT NOT NULL,
  PRIMARY KEY (document, what, part, place)
);
CREATE INDEX official_ask_place ON official_ask (part, place, due_day, document, what);

CREATE TABLE official_book (
  id UUID PRIMARY KEY,
  agency UUID NOT NULL,
  direction TEXT COLLATE "C" NOT NULL CHECK (direction IN ('in', 'out')),
  year BIGINT NOT NULL,
  series TEXT COLLATE "C" NOT NULL,
  last BIGINT NOT NULL,
  UNIQUE (agency, year, direction, series)
);

CREATE TABLE official_number (
  book UUID NOT NULL,
  number BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('taken', 'reserved', 'cancelled')),
  document UUID,
  reason TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  PRIMARY KEY (book, number)
);

CREATE TABLE official_sequence (
  agency UUID NOT NULL,
  year BIGINT NOT NULL,
  sequence TEXT COLLATE "C" NOT NULL CHECK (sequence IN ('one', 'per_kind')),
  PRIMARY KEY (agency, year)
);

CREATE TABLE case_file (
  id UUID PRIMARY KEY,
  agency UUID NOT NULL,
  keeper UUID NOT NULL,
  year BIGINT NOT NULL,
  notation TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  retention_years BIGINT,
  opened_us BIGINT NOT NULL,
  closed_us BIGINT,
  version BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  UNIQUE (agency, year, notation)
);
CREATE INDEX case_file_keeper ON case_file (keeper, opened_us, id);

CREATE TABLE case_file_event (
  case_file UUID NOT NULL,
  version BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (case_file, version)
);

CREATE TABLE case_file_document (
  document UUID NOT NULL,
  case_file UUID NOT NULL,
  PRIMARY KEY (document, case_file)
);

-- The words of official documents; of secrets there are none.
CREATE TABLE document_words (
  document UUID PRIMARY KEY,
  words TSVECTOR NOT NULL
);
CREATE INDEX document_words_words ON document_words USING gin (words);
