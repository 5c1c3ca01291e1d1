-- What reports are answered from: projections of the log, written with the dossier's own.

-- The times in which a dossier stood somewhere in the settlement report. The day until is the first
-- one on which it stood there no more; 9999-12-31 while it does.
CREATE TABLE standing (
  dossier BLOB NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'in_process', 'suspended', 'early', 'on_time', 'late', 'given_back', 'not_accepted')),
  agency BLOB NOT NULL,
  procedure TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('direct', 'online', 'post')),
  due_day TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  PRIMARY KEY (dossier, version, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_from ON standing (agency, kind, from_day, dossier, version);
CREATE INDEX standing_until ON standing (agency, kind, until_day, dossier, version);

-- How many of these began on a day, in a month, in a year; of those in process, overdue and
-- suspended, how many more there were at its end than at its beginning.
CREATE TABLE tally (
  agency BLOB NOT NULL,
  scale TEXT NOT NULL CHECK (scale IN ('day', 'month', 'year')),
  period TEXT NOT NULL,
  procedure TEXT NOT NULL,
  received_direct INTEGER NOT NULL,
  received_online INTEGER NOT NULL,
  received_post INTEGER NOT NULL,
  early INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  late INTEGER NOT NULL,
  given_back INTEGER NOT NULL,
  not_accepted INTEGER NOT NULL,
  in_process INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  suspended INTEGER NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_period ON tally (scale, period, agency, procedure);

-- Stays at steps that ended, and their sums. Without a person: sixteen zero bytes.
CREATE TABLE stay (
  dossier BLOB NOT NULL,
  token INTEGER NOT NULL,
  agency BLOB NOT NULL,
  procedure TEXT NOT NULL,
  step_name TEXT NOT NULL,
  staff BLOB NOT NULL,
  day TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  planned_minutes INTEGER,
  timeliness TEXT CHECK (timeliness IN ('early', 'on_time', 'late')),
  PRIMARY KEY (dossier, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX stay_staff ON stay (staff, day, dossier, token);

CREATE TABLE stay_tally (
  agency BLOB NOT NULL,
  scale TEXT NOT NULL CHECK (scale IN ('day', 'month', 'year')),
  period TEXT NOT NULL,
  procedure TEXT NOT NULL,
  step_name TEXT NOT NULL,
  staff BLOB NOT NULL,
  done INTEGER NOT NULL,
  late INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  planned_minutes INTEGER NOT NULL,
  within_hour INTEGER NOT NULL,
  within_half_day INTEGER NOT NULL,
  within_day INTEGER NOT NULL,
  within_two_days INTEGER NOT NULL,
  within_three_days INTEGER NOT NULL,
  within_five_days INTEGER NOT NULL,
  within_ten_days INTEGER NOT NULL,
  within_twenty_days INTEGER NOT NULL,
  longer INTEGER NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure, step_name, staff)
) STRICT, WITHOUT ROWID;

-- The grounds on which dossiers were refused, or supplements asked for.
CREATE TABLE return_ground (
  dossier BLOB NOT NULL,
  version INTEGER NOT NULL,
  item INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'refusal', 'supplement')),
  ground TEXT NOT NULL,
  agency BLOB NOT NULL,
  procedure TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (dossier, version, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_ground_day ON return_ground (agency, day, dossier, version, item);

-- Reports that were made, each with the version of the formula it was made by.
CREATE TABLE report (
  id BLOB PRIMARY KEY,
  kind TEXT NOT NULL,
  formula TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  agency BLOB,
  body TEXT NOT NULL,
  made_by BLOB NOT NULL,
  made_us INTEGER NOT NULL
) STRICT;
CREATE INDEX report_made ON report (made_by, made_us, id);

-- How far dossiers that are older than these tables have been counted.
CREATE TABLE report_fill (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  reached BLOB NOT NULL,
  is_done INTEGER NOT NULL
) STRICT;
INSERT INTO report_fill (id, reached, is_done) VALUES (1, zeroblob(16), 0);
