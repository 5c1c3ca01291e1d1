-- Letters by electronic mail: to whom, in which words, and what became of those that were not taken.
-- Opinions that were not given in time, and what members of staff were told.

-- Each queue is read by itself: what is shown in the portal never waits for a mail server.
DROP INDEX outbox_due;
ALTER TABLE outbox ALTER COLUMN topic TYPE TEXT COLLATE "C";
CREATE INDEX outbox_due ON outbox (topic, state, due_us, id);

-- How a person is reached by mail. Nothing goes to an address before whoever reads it said that it is
-- theirs; the link of the letter that asks is made of the letter's id and the installation's key.
CREATE TABLE mail_address (
  subject UUID PRIMARY KEY,
  address TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'confirmed', 'withdrawn', 'undeliverable')),
  locale TEXT NOT NULL CHECK (locale IN ('vi', 'en')),
  unwanted TEXT NOT NULL,
  letter UUID NOT NULL,
  asked_us BIGINT NOT NULL,
  day_us BIGINT NOT NULL,
  asked_times BIGINT NOT NULL,
  confirmed_us BIGINT,
  refused TEXT,
  refused_us BIGINT,
  revision BIGINT NOT NULL
);

-- The words of letters that an administrator changed, with every version; without words: back to the
-- program's own.
CREATE TABLE letter_template (
  kind TEXT COLLATE "C" NOT NULL,
  locale TEXT COLLATE "C" NOT NULL CHECK (locale IN ('vi', 'en')),
  number BIGINT NOT NULL,
  subject TEXT,
  body TEXT,
  created_us BIGINT NOT NULL,
  created_by UUID NOT NULL,
  PRIMARY KEY (kind, locale, number)
);

-- Consultations whose deadline passed without an answer, under the desk that received the dossier.
CREATE TABLE late_answer (
  consultation UUID PRIMARY KEY,
  line UUID NOT NULL UNIQUE,
  dossier UUID NOT NULL,
  unit UUID NOT NULL,
  asked UUID NOT NULL,
  asked_by UUID NOT NULL,
  due_us BIGINT NOT NULL,
  noted_us BIGINT NOT NULL,
  answered_us BIGINT,
  closed_us BIGINT
);
CREATE INDEX late_answer_unit ON late_answer (unit, noted_us, consultation);
CREATE INDEX work_item_late ON work_item (due_us, id) WHERE kind = 'consultation' AND state = 'todo';

CREATE TABLE staff_notice (
  id UUID PRIMARY KEY,
  staff UUID NOT NULL,
  dossier UUID NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('late_answer')),
  unit UUID NOT NULL,
  due_us BIGINT NOT NULL,
  at_us BIGINT NOT NULL,
  read_us BIGINT
);
CREATE INDEX staff_notice_staff ON staff_notice (staff, at_us, id);
