-- Working hours that hold from a day on, until the next row; before the first those of the settings.

CREATE TABLE office_hours (
  valid_from TEXT COLLATE "C" PRIMARY KEY,
  hours TEXT COLLATE "C" NOT NULL,
  source TEXT COLLATE "C" NOT NULL
);
