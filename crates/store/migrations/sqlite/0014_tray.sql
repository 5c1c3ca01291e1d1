-- Scanned pages on their way into a draft, and what was in the tray before the last change.

CREATE TABLE scan_tray (
  draft BLOB PRIMARY KEY,
  sheets TEXT NOT NULL,
  previous TEXT,
  revision INTEGER NOT NULL,
  changed_us INTEGER NOT NULL
) STRICT;
