-- Indicators of service quality (QĐ 766/QĐ-TTg): projections of the log, written with the dossier's own.

-- What is known of one accepted dossier; nothing of a person. A day that has not come is 9999-12-31, a
-- result that is not there has no day. The late day is the first one on which it is late.
CREATE TABLE quality_fact (
  dossier UUID PRIMARY KEY,
  agency UUID NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  received_day TEXT COLLATE "C" NOT NULL,
  ended_day TEXT COLLATE "C" NOT NULL,
  late_day TEXT COLLATE "C" NOT NULL,
  settled_day TEXT COLLATE "C" NOT NULL,
  lacks_online BIGINT NOT NULL,
  lacks_electronic BIGINT NOT NULL,
  lacks_digital BIGINT NOT NULL,
  lacks_reuse BIGINT NOT NULL
);
CREATE INDEX quality_fact_late ON quality_fact (agency, late_day, dossier);
CREATE INDEX quality_fact_settled ON quality_fact (agency, settled_day, dossier);

-- What happened in a month, a quarter, a year; and of what is open and late, by day, month and year,
-- how many more there were at its end than at its beginning.
CREATE TABLE quality_tally (
  agency UUID NOT NULL,
  scale TEXT COLLATE "C" NOT NULL CHECK (scale IN ('day', 'month', 'quarter', 'year')),
  period TEXT COLLATE "C" NOT NULL,
  procedure TEXT COLLATE "C" NOT NULL,
  still_open BIGINT NOT NULL,
  overdue BIGINT NOT NULL,
  received BIGINT NOT NULL,
  received_online BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  ended_late BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  settling_days BIGINT NOT NULL,
  eligible BIGINT NOT NULL,
  fully_online BIGINT NOT NULL,
  documents BIGINT NOT NULL,
  electronic BIGINT NOT NULL,
  digitised BIGINT NOT NULL,
  reused BIGINT NOT NULL,
  waited_0 BIGINT NOT NULL,
  waited_1 BIGINT NOT NULL,
  waited_2 BIGINT NOT NULL,
  waited_3 BIGINT NOT NULL,
  waited_5 BIGINT NOT NULL,
  waited_7 BIGINT NOT NULL,
  waited_10 BIGINT NOT NULL,
  waited_15 BIGINT NOT NULL,
  waited_20 BIGINT NOT NULL,
  waited_30 BIGINT NOT NULL,
  waited_45 BIGINT NOT NULL,
  waited_60 BIGINT NOT NULL,
  waited_longer BIGINT NOT NULL,
  PRIMARY KEY (agency, scale, period, procedure)
);
CREATE INDEX quality_tally_period ON quality_tally (scale, period, agency, procedure);

-- Dossiers that are there already are counted with those of reports, from the beginning.
DELETE FROM standing;
DELETE FROM tally;
DELETE FROM stay;
DELETE FROM stay_tally;
DELETE FROM return_ground;
UPDATE report_fill SET reached = '00000000-0000-0000-0000-000000000000', is_done = FALSE WHERE id = 1;
