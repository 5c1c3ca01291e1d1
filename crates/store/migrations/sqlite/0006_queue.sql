-- People who stand at a desk: booked hours, and numbers to be called.

-- What a desk set otherwise than the province: the length of a slot, places in it, days ahead.
CREATE TABLE queue_desk (
  unit BLOB PRIMARY KEY,
  slot_minutes INTEGER NOT NULL,
  places INTEGER NOT NULL,
  days_ahead INTEGER NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;

-- A ticket is booked for a slot or drawn at the desk. The number is given when the person is there;
-- the place in the slot is free again when the booking is cancelled.
CREATE TABLE ticket (
  id BLOB PRIMARY KEY,
  unit BLOB NOT NULL,
  day TEXT NOT NULL,
  number INTEGER,
  slot_us INTEGER,
  place INTEGER,
  subject BLOB,
  state TEXT NOT NULL CHECK (state IN ('booked', 'waiting', 'called', 'served', 'absent', 'cancelled')),
  line TEXT NOT NULL CHECK (line IN ('booked', 'drawn')),
  order_us INTEGER NOT NULL,
  counter INTEGER,
  served_by BLOB,
  command BLOB NOT NULL UNIQUE,
  created_us INTEGER NOT NULL,
  called_us INTEGER,
  ended_us INTEGER,
  UNIQUE (unit, day, number),
  UNIQUE (unit, slot_us, place)
) STRICT;
CREATE INDEX ticket_line ON ticket (unit, day, state, line, order_us, id);
CREATE INDEX ticket_subject ON ticket (subject, state, order_us, id);

-- Dossiers of a process by the day on which they were finished, for rehearsing a changed process.
CREATE INDEX dossier_process ON dossier (process_version, finished_us, id);
