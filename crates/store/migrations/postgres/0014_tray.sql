-- Scanned pages on their way into a draft, and what was in the tray before the last change.

CREATE TABLE scan_tray (
  draft UUID PRIMARY KEY,
  sheets TEXT COLLATE "C" NOT NULL,
  previous TEXT COLLATE "C",
  revision BIGINT NOT NULL,
  changed_us BIGINT NOT NULL
);
