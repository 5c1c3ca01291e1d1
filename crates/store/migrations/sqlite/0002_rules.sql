-- The rules of time (apology: 0 none, 1 prepared, 2 sent): apologies and orders of leaders are lines of work lists too; a dossier knows
-- whether its apology was prepared or sent, and which withdrawn dossier of the same matter it follows.

CREATE TABLE work_item_rules (
  id BLOB PRIMARY KEY,
  dossier BLOB NOT NULL,
  token INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'step', 'consultation', 'apology', 'order')),
  unit BLOB NOT NULL,
  agency BLOB NOT NULL,
  queue TEXT NOT NULL,
  assignee BLOB,
  state TEXT NOT NULL CHECK (state IN ('todo', 'waiting_applicant', 'waiting_others', 'done')),
  step_name TEXT NOT NULL,
  number TEXT NOT NULL,
  procedure TEXT NOT NULL,
  applicant BLOB NOT NULL,
  entered_us INTEGER NOT NULL,
  due_us INTEGER NOT NULL,
  dossier_due_us INTEGER,
  done_us INTEGER,
  done_by BLOB
) STRICT;
INSERT INTO work_item_rules (id, dossier, token, kind, unit, agency, queue, assignee, state, step_name, number, procedure, applicant, entered_us, due_us, dossier_due_us, done_us, done_by) SELECT id, dossier, token, kind, unit, agency, queue, assignee, state, step_name, number, procedure, applicant, entered_us, due_us, dossier_due_us, done_us, done_by FROM work_item;
DROP TABLE work_item;
ALTER TABLE work_item_rules RENAME TO work_item;
CREATE INDEX work_item_queue ON work_item (unit, queue, state, due_us, id);
CREATE INDEX work_item_unit ON work_item (unit, state, due_us, id);
CREATE INDEX work_item_assignee ON work_item (assignee, state, due_us, id);
CREATE INDEX work_item_agency ON work_item (agency, state, due_us, id);
CREATE INDEX work_item_done ON work_item (done_by, done_us, id);
CREATE INDEX work_item_dossier ON work_item (dossier);

ALTER TABLE dossier ADD COLUMN apology INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN withdrawn_us INTEGER;
ALTER TABLE dossier ADD COLUMN since_us INTEGER;
ALTER TABLE dossier ADD COLUMN matter TEXT;
ALTER TABLE dossier ADD COLUMN follows BLOB;
CREATE INDEX dossier_apology ON dossier (apology, state, due_us, id);
CREATE INDEX dossier_withdrawn ON dossier (applicant, matter, withdrawn_us, id);
CREATE INDEX dossier_follows ON dossier (follows);
