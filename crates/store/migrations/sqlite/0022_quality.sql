-- Indicators of service quality (QĐ 766/QĐ-TTg): projections of the log, written with the dossier's own.

-- What is known of one accepted dossier; nothing of a person. A day that has not come is 9999-12-31, a
-- result that is not there has no day. The late day is the first one on which it is late.
CREATE TABLE quality_fact (
  dossier BLOB NOT NULL PRIMARY KEY,
  agency BLOB NOT NULL,
  procedure TEXT NOT NULL,
  received_day TEXT NOT NULL,
  ended_day TEXT NOT NULL,
  late_day TEXT NOT NULL,
  settled_day TEXT NOT NULL,
  lacks_online INTEGER NOT NULL,
  lacks_electronic INTEGER NOT NULL,
  lacks_digital INTEGER NOT NULL,
  lacks_reuse INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_fact_late ON quality_fact (agency, late_day, dossier);
CREATE INDEX quality_fact_settled ON quality_fact (agency, settled_day, dossier);

-- What happened in a month, a quarter, a year; and of what is open and late, by day, month and year,
-- how many more there were at its end than at its beginning.
CREATE TABLE quality_tally (
  agency BLOB NOT NULL,
  scale TEXT NOT NULL CHECK (scale IN ('day', 'month', 'quarter', 'year')),
  period TEXT NOT NULL,
  procedure TEXT NOT NULL,
  still_open INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  received INTEGER NOT NULL,
  received_online INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  ended_late INTEGER NOT NULL,
  settled INTEGER NOT NULL,
  settling_days INTEGER NOT NULL,
  eligible INTEGER NOT NULL,
  fully_online INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  electronic INTEGER NOT NULL,
  digitised INTEGER NOT NULL,
  reused INTEGER NOT NULL,
  waited_0 INTEGER NOT NULL,
  waited_1 INTEGER NOT NULL,
  waited_2 INTEGER NOT NULL,
  waited_3 INTEGER NOT NULL,
  waited_5 INTEGER NOT NULL,
  waited_7 INTEGER NOT NULL,
  waited_10 INTEGER NOT NULL,
  waited_15 INTEGER NOT NULL,
  waited_20 INTEGER NOT NULL,
  waited_30 INTEGER NOT NULL,
  waited_45 INTEGER NOT NULL,
  waited_60 INTEGER NOT NULL,
  waited_longer INTEGER NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure)
) STRICT, WITHOUT ROWID;
CREATE INDEX quality_tally_period ON quality_tally (scale, period, agency, procedure);

-- Dossiers that are there already are counted with those of reports, from the beginning.
DELETE FROM standing;
DELETE FROM tally;
DELETE FROM stay;
DELETE FROM stay_tally;
DELETE FROM return_ground;
UPDATE report_fill SET reached = zeroblob(16), is_done = 0 WHERE id = 1;
