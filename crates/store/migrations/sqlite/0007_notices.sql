-- Letters by electronic mail: to whom, in which words, and what became of those that were not taken.
-- Opinions that were not given in time, and what members of staff were told.

-- Each queue is read by itself: what is shown in the portal never waits for a mail server.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (topic, state, due_us, id);

-- How a person is reached by mail. Nothing goes to an address before whoever reads it said that it is
-- theirs; the link of the letter that asks is made of the letter's id and the installation's key.
CREATE TABLE mail_address (
  subject BLOB PRIMARY KEY,
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'withdrawn', 'undeliverable')),
  locale TEXT NOT NULL CHECK (locale IN ('vi', 'en')),
  unwanted TEXT NOT NULL,
  letter BLOB NOT NULL,
  asked_us INTEGER NOT NULL,
  day_us INTEGER NOT NULL,
  asked_times INTEGER NOT NULL,
  confirmed_us INTEGER,
  refused TEXT,
  refused_us INTEGER,
  revision INTEGER NOT NULL
) STRICT;

-- The words of letters that an administrator changed, with every version; without words: back to the
-- program's own.
CREATE TABLE letter_template (
  kind TEXT NOT NULL,
  locale TEXT NOT NULL CHECK (locale IN ('vi', 'en')),
  number INTEGER NOT NULL,
  subject TEXT,
  body TEXT,
  created_us INTEGER NOT NULL,
  created_by BLOB NOT NULL,
  PRIMARY KEY (kind, locale, number)
) STRICT;

-- Consultations whose deadline passed without an answer, under the desk that received the dossier.
CREATE TABLE late_answer (
  consultation BLOB PRIMARY KEY,
  line BLOB NOT NULL UNIQUE,
  dossier BLOB NOT NULL,
  unit BLOB NOT NULL,
  asked BLOB NOT NULL,
  asked_by BLOB NOT NULL,
  due_us INTEGER NOT NULL,
  noted_us INTEGER NOT NULL,
  answered_us INTEGER,
  closed_us INTEGER
) STRICT;
CREATE INDEX late_answer_unit ON late_answer (unit, noted_us, consultation);
CREATE INDEX work_item_late ON work_item (due_us, id) WHERE kind = 'consultation' AND state = 'todo';

CREATE TABLE staff_notice (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL,
  dossier BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('late_answer')),
  unit BLOB NOT NULL,
  due_us INTEGER NOT NULL,
  at_us INTEGER NOT NULL,
  read_us INTEGER
) STRICT;
CREATE INDEX staff_notice_staff ON staff_notice (staff, at_us, id);
