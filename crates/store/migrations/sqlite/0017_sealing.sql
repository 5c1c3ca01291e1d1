-- Keys of people and of staff, wrapped by a master key that is not here; how far open rows are sealed.

CREATE TABLE holder_key (
  holder BLOB NOT NULL,
  version INTEGER NOT NULL,
  master TEXT,
  wrapped BLOB,
  made_us INTEGER NOT NULL,
  destroyed_us INTEGER,
  PRIMARY KEY (holder, version)
) STRICT;
CREATE INDEX holder_key_master ON holder_key (master, holder, version);

CREATE TABLE sealing_fill (
  place TEXT PRIMARY KEY,
  reached BLOB NOT NULL,
  is_done INTEGER NOT NULL
) STRICT;
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('event_private.body', zeroblob(16), 0);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('draft.entries', zeroblob(16), 0);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('register_query.keys', zeroblob(16), 0);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('staff_credential.totp_secret', zeroblob(16), 0);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('file', zeroblob(16), 0);

-- Whose the same content is.
DROP INDEX file_sha256;
CREATE INDEX file_sha256 ON file (sha256, id);

-- Who had the sensitive answers of a dossier shown, why, and until when.
CREATE TABLE answer_reveal (
  id BLOB PRIMARY KEY,
  dossier BLOB NOT NULL,
  staff BLOB NOT NULL,
  reason TEXT NOT NULL,
  at_us INTEGER NOT NULL,
  until_us INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_reveal_staff ON answer_reveal (dossier, staff, until_us, id);

-- Words of sensitive answers leave the search index: it is made anew.
UPDATE dossier_words_fill SET reached = zeroblob(16), is_done = 0 WHERE id = 1;
