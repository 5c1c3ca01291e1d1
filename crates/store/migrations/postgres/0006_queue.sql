-- People who stand at a desk: booked hours, and numbers to be called.

-- What a desk set otherwise than the province: the length of a slot, places in it, days ahead.
CREATE TABLE queue_desk (
  unit UUID PRIMARY KEY,
  slot_minutes BIGINT NOT NULL,
  places BIGINT NOT NULL,
  days_ahead BIGINT NOT NULL,
  changed_us BIGINT NOT NULL
);

-- A ticket is booked for a slot or drawn at the desk. The number is given when the person is there;
-- the place in the slot is free again when the booking is cancelled.
CREATE TABLE ticket (
  id UUID PRIMARY KEY,
  unit UUID NOT NULL,
  day TEXT COLLATE "C" NOT NULL,
  number BIGINT,
  slot_us BIGINT,
  place BIGINT,
  subject UUID,
  state TEXT COLLATE "C" NOT NULL CHECK (state IN ('booked', 'waiting', 'called', 'served', 'absent', 'cancelled')),
  line TEXT COLLATE "C" NOT NULL CHECK (line IN ('booked', 'drawn')),
  order_us BIGINT NOT NULL,
  counter BIGINT,
  served_by UUID,
  command UUID NOT NULL UNIQUE,
  created_us BIGINT NOT NULL,
  called_us BIGINT,
  ended_us BIGINT,
  UNIQUE (unit, day, number),
  UNIQUE (unit, slot_us, place)
);
CREATE INDEX ticket_line ON ticket (unit, day, state, line, order_us, id);
CREATE INDEX ticket_subject ON ticket (subject, state, order_us, id);

-- Dossiers of a process by the day on which they were finished, for rehearsing a changed process.
CREATE INDEX dossier_process ON dossier (process_version, finished_us, id);
