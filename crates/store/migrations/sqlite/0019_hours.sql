-- Working hours that hold from a day on, until the next row; before the first those of the settings.

CREATE TABLE office_hours (
  valid_from TEXT PRIMARY KEY,
  hours TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
