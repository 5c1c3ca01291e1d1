-- The rules of time (apology: 0 none, 1 prepared, 2 sent): apologies and orders of leaders are lines of work lists too; a dossier knows
-- whether its apology was prepared or sent, and which withdrawn dossier of the same matter it follows.

CREATE TABLE work_item_rules (
  id UUID PRIMARY KEY,
  dossier UUID NOT NULL,
  token BIGINT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('intake', 'step', 'consultation', 'apology', 'order')),
  unit UUID NOT NULL,
  agency UUID NOT NULL,
  queue TEXT COLLATE "C" NOT NULL,
  assignee UUID,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('todo', 'waiting_applicant', 'waiting_others', 'done')),
  step_name TEXT NOT NULL,
  number TEXT NOT NULL,
  procedure TEXT NOT NULL,
  applicant UUID NOT NULL,
  entered_us BIGINT NOT NULL,
  due_us BIGINT NOT NULL,
  dossier_due_us BIGINT,
  done_us BIGINT,
  done_by UUID
);
INSERT INTO work_item_rules (id, dossier, token, kind, unit, agency, queue, assignee, state, step_name, number, procedure, applicant, entered_us, due_us, dossier_due_us, done_us, done_by) SELECT id, dossier, token, kind, unit, agency, queue, assignee, state, step_name, number, procedure, applicant, entered_us, due_us, dossier_due_us, done_us, done_by FROM work_item;
DROP TABLE work_item;
ALTER TABLE work_item_rules RENAME TO work_item;
ALTER INDEX work_item_rules_pkey RENAME TO work_item_pkey;
CREATE INDEX work_item_queue ON work_item (unit, queue, state, due_us, id);
CREATE INDEX work_item_unit ON work_item (unit, state, due_us, id);
CREATE INDEX work_item_assignee ON work_item (assignee, state, due_us, id);
CREATE INDEX work_item_agency ON work_item (agency, state, due_us, id);
CREATE INDEX work_item_done ON work_item (done_by, done_us, id);
CREATE INDEX work_item_dossier ON work_item (dossier);

ALTER TABLE dossier ADD COLUMN apology BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN withdrawn_us BIGINT;
ALTER TABLE dossier ADD COLUMN since_us BIGINT;
ALTER TABLE dossier ADD COLUMN matter TEXT COLLATE "C";
ALTER TABLE dossier ADD COLUMN follows UUID;
ALTER TABLE dossier ALTER COLUMN state TYPE TEXT COLLATE "C";
CREATE INDEX dossier_apology ON dossier (apology, state, due_us, id);
CREATE INDEX dossier_withdrawn ON dossier (applicant, matter, withdrawn_us, id);
CREATE INDEX dossier_follows ON dossier (follows);
