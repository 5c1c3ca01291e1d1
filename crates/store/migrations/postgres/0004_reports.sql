-- What reports are answered from: projections of the log, written with the dossier's own.

-- The times in which a dossier stood somewhere in the settlement report. The day until is the first
-- one on which it stood there no more; 9999-12-31 while it does.
CREATE TABLE standing (
  dossier UUID NOT NULL,
  version BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('received', 'in_process', 'suspended', 'early', 'on_time', 'late', 'given_back', 'not_accepted')),
  agency UUID NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'post')),
  due_day TEXT COLLATE "C" NOT NULL,
  from_day TEXT COLLATE "C" NOT NULL,
  until_day TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier, version, kind)
);
CREATE INDEX standing_from ON standing (agency, kind, from_day, dossier, version);
CREATE INDEX standing_until ON standing (agency, kind, until_day, dossier, version);

-- How many of these began on a day, in a month, in a year; of those in process, overdue and
-- suspended, how many more there were at its end than at its beginning.
CREATE TABLE tally (
  agency UUID NOT NULL,
  scale TEXT COLLATE "C" NOT NULL CHECK (scale IN ('day', 'month', 'year')),
  period TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  received_direct BIGINT NOT NULL,
  received_online BIGINT NOT NULL,
  received_post BIGINT NOT NULL,
  early BIGINT NOT NULL,
  on_time BIGINT NOT NULL,
  late BIGINT NOT NULL,
  given_back BIGINT NOT NULL,
  not_accepted BIGINT NOT NULL,
  in_process BIGINT NOT NULL,
  overdue BIGINT NOT NULL,
  suspended BIGINT NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure)
);
CREATE INDEX tally_period ON tally (scale, period, agency, procedure);

-- Stays at steps that ended, and their sums. Without a person: sixteen zero bytes.
CREATE TABLE stay (
  dossier UUID NOT NULL,
  token BIGINT NOT NULL,
  agency UUID NOT NULL,
  procedure TEXT NOT NULL,
  step_name TEXT NOT NULL,
  staff UUID NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  minutes BIGINT NOT NULL,
  planned_minutes BIGINT,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  PRIMARY KEY (dossier, token)
);
CREATE INDEX stay_staff ON stay (staff, day, dossier, token);

CREATE TABLE stay_tally (
  agency UUID NOT NULL,
  scale TEXT COLLATE "C" NOT NULL CHECK (scale IN ('day', 'month', 'year')),
  period TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  step_name TEXT COLLATE "C" NOT NULL,
  staff UUID NOT NULL,
  done BIGINT NOT NULL,
  late BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  planned BIGINT NOT NULL,
  planned_minutes BIGINT NOT NULL,
  within_hour BIGINT NOT NULL,
  within_half_day BIGINT NOT NULL,
  within_day BIGINT NOT NULL,
  within_two_days BIGINT NOT NULL,
  within_three_days BIGINT NOT NULL,
  within_five_days BIGINT NOT NULL,
  within_ten_days BIGINT NOT NULL,
  within_twenty_days BIGINT NOT NULL,
  longer BIGINT NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure, step_name, staff)
);

-- The grounds on which dossiers were refused, or supplements asked for.
CREATE TABLE return_ground (
  dossier UUID NOT NULL,
  version BIGINT NOT NULL,
  item BIGINT NOT NULL,
  kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('intake', 'refusal', 'supplement')),
  ground TEXT COLLATE "C" NOT NULL,
  agency UUID NOT NULL,
  procedure TEXT NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (dossier, version, item)
);
CREATE INDEX return_ground_day ON return_ground (agency, day, dossier, version, item);

-- Reports that were made, each with the version of the formula it was made by.
CREATE TABLE report (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL,
  formula TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  agency UUID,
  body TEXT NOT NULL,
  made_by UUID NOT NULL,
  made_us BIGINT NOT NULL
);
CREATE INDEX report_made ON report (made_by, made_us, id);

-- How far dossiers that are older than these tables have been counted.
CREATE TABLE report_fill (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  reached UUID NOT NULL,
  is_done BOOLEAN NOT NULL
);
INSERT INTO report_fill (id, reached, is_done) VALUES (1, '00000000-0000-0000-0000-000000000000', FALSE);
