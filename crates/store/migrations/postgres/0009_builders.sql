-- Forms in the hands of administrators: every change is a row of its own until the form is saved as a
-- new version, so that a change can be undone and a second administrator is told.
CREATE TABLE form_work (
  procedure TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  step BIGINT NOT NULL,
  back BIGINT,
  base BIGINT NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  PRIMARY KEY (procedure, revision)
);
