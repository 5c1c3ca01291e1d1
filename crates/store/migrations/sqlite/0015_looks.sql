-- Whose data was looked at and in which function, questions of people about it, and display that the
-- law delays.

ALTER TABLE access ADD COLUMN subject BLOB;
ALTER TABLE access ADD COLUMN role TEXT;
UPDATE access SET subject = (SELECT applicant FROM dossier WHERE dossier.id = access.dossier);
CREATE INDEX access_subject ON access (subject, at_us, id);

CREATE TABLE access_question (
  access BLOB PRIMARY KEY,
  subject BLOB NOT NULL,
  dossier BLOB NOT NULL,
  text TEXT NOT NULL,
  asked_us INTEGER NOT NULL,
  due_us INTEGER NOT NULL,
  answer TEXT,
  answered_by BLOB,
  answered_us INTEGER
) STRICT;
CREATE INDEX access_question_subject ON access_question (subject, access);
CREATE INDEX access_question_open ON access_question (due_us, access) WHERE answered_us IS NULL;
CREATE INDEX access_question_answered ON access_question (answered_us, access) WHERE answered_us IS NOT NULL;

CREATE TABLE access_delay (
  id BLOB PRIMARY KEY,
  dossier BLOB NOT NULL,
  ground TEXT NOT NULL,
  from_us INTEGER NOT NULL,
  until_us INTEGER NOT NULL,
  decided_by BLOB NOT NULL,
  decided_us INTEGER NOT NULL
) STRICT;
CREATE INDEX access_delay_dossier ON access_delay (dossier, until_us);
CREATE INDEX access_delay_until ON access_delay (until_us, id);
