-- Administration without code: units, staff and accounts are changed in pages. A revision counts the
-- changes of a row, so that a second administrator is told. A temporary password holds until an
-- instant; 0 says that it is the person's own. Who has to set up a second factor has the instant since.
ALTER TABLE unit ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_credential ADD COLUMN temporary_until_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_credential ADD COLUMN enrol_since_us INTEGER NOT NULL DEFAULT 0;
