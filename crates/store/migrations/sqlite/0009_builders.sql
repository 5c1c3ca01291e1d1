-- Forms in the hands of administrators: every change is a row of its own until the form is saved as a
-- new version, so that a change can be undone and a second administrator is told.
CREATE TABLE form_work (
  procedure TEXT NOT NULL,
  revision INTEGER NOT NULL,
  step INTEGER NOT NULL,
  back INTEGER,
  base INTEGER NOT NULL,
  body TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  PRIMARY KEY (procedure, revision)
) STRICT;
