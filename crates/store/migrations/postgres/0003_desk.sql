-- Working at volume: who stands in for whom, what a person keeps of their lists, and the open work
-- of a person by key. Absences are numbered so that two entered at once cannot overlap unseen.

CREATE TABLE absence (
  id UUID PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  staff UUID NOT NULL REFERENCES staff (id),
  deputy UUID NOT NULL REFERENCES staff (id),
  valid_from TEXT COLLATE "C" NOT NULL,
  valid_to TEXT COLLATE "C" NOT NULL,
  reason TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  entered_us BIGINT NOT NULL,
  revoked_by TEXT,
  revoked_us BIGINT
);
CREATE INDEX absence_staff ON absence (staff, number);
CREATE INDEX absence_deputy ON absence (deputy, number);
CREATE INDEX absence_ends ON absence (valid_to, number);

-- A person has as many filters as there are slots.
CREATE TABLE saved_filter (
  id UUID PRIMARY KEY,
  staff UUID NOT NULL REFERENCES staff (id),
  slot BIGINT NOT NULL CHECK (slot BETWEEN 0 AND 29),
  rank BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (staff, slot),
  UNIQUE (staff, name)
);
CREATE INDEX saved_filter_rank ON saved_filter (staff, rank, id);

CREATE TABLE desk_columns (
  staff UUID PRIMARY KEY REFERENCES staff (id),
  hidden TEXT NOT NULL
);

CREATE INDEX work_item_open ON work_item (assignee, id) WHERE state <> 'done';
