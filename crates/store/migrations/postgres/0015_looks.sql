-- Whose data was looked at and in which function, questions of people about it, and display that the
-- law delays.

ALTER TABLE access ADD COLUMN subject UUID;
ALTER TABLE access ADD COLUMN role TEXT COLLATE "C";
UPDATE access SET subject = (SELECT applicant FROM dossier WHERE dossier.id = access.dossier);
CREATE INDEX access_subject ON access (subject, at_us, id);

CREATE TABLE access_question (
  access UUID PRIMARY KEY,
  subject UUID NOT NULL,
  dossier UUID NOT NULL,
  text TEXT COLLATE "C" NOT NULL,
  asked_us BIGINT NOT NULL,
  due_us BIGINT NOT NULL,
  answer TEXT COLLATE "C",
  answered_by UUID,
  answered_us BIGINT
);
CREATE INDEX access_question_subject ON access_question (subject, access);
CREATE INDEX access_question_open ON access_question (due_us, access) WHERE answered_us IS NULL;
CREATE INDEX access_question_answered ON access_question (answered_us, access) WHERE answered_us IS NOT NULL;

CREATE TABLE access_delay (
  id UUID PRIMARY KEY,
  dossier UUID NOT NULL,
  ground TEXT COLLATE "C" NOT NULL,
  from_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL,
  decided_by UUID NOT NULL,
  decided_us BIGINT NOT NULL
);
CREATE INDEX access_delay_dossier ON access_delay (dossier, until_us);
CREATE INDEX access_delay_until ON access_delay (until_us, id);
