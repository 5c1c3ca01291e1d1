-- Working at volume: who stands in for whom, what a person keeps of their lists, and the open work
-- of a person by key. Absences are numbered so that two entered at once cannot overlap unseen.

CREATE TABLE absence (
  id BLOB PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  staff BLOB NOT NULL REFERENCES staff (id),
  deputy BLOB NOT NULL REFERENCES staff (id),
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  reason TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_us INTEGER NOT NULL,
  revoked_by TEXT,
  revoked_us INTEGER
) STRICT;
CREATE INDEX absence_staff ON absence (staff, number);
CREATE INDEX absence_deputy ON absence (deputy, number);
CREATE INDEX absence_ends ON absence (valid_to, number);

-- A person has as many filters as there are slots.
CREATE TABLE saved_filter (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL REFERENCES staff (id),
  slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 29),
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (staff, slot),
  UNIQUE (staff, name)
) STRICT;
CREATE INDEX saved_filter_rank ON saved_filter (staff, rank, id);

CREATE TABLE desk_columns (
  staff BLOB PRIMARY KEY REFERENCES staff (id),
  hidden TEXT NOT NULL
) STRICT;

CREATE INDEX work_item_open ON work_item (assignee, id) WHERE state <> 'done';
