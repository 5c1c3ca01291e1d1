-- Keys of people and of staff, wrapped by a master key that is not here; how far open rows are sealed.

CREATE TABLE holder_key (
  holder UUID NOT NULL,
  version BIGINT NOT NULL,
  master TEXT COLLATE "C",
  wrapped BYTEA,
  made_us BIGINT NOT NULL,
  destroyed_us BIGINT,
  PRIMARY KEY (holder, version)
);
CREATE INDEX holder_key_master ON holder_key (master, holder, version);

CREATE TABLE sealing_fill (
  place TEXT COLLATE "C" PRIMARY KEY,
  reached UUID NOT NULL,
  is_done BOOLEAN NOT NULL
);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('event_private.body', '00000000-0000-0000-0000-000000000000', FALSE);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('draft.entries', '00000000-0000-0000-0000-000000000000', FALSE);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('register_query.keys', '00000000-0000-0000-0000-000000000000', FALSE);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('staff_credential.totp_secret', '00000000-0000-0000-0000-000000000000', FALSE);
INSERT INTO sealing_fill (place, reached, is_done) VALUES ('file', '00000000-0000-0000-0000-000000000000', FALSE);

-- Whose the same content is.
DROP INDEX file_sha256;
CREATE INDEX file_sha256 ON file (sha256, id);

-- Who had the sensitive answers of a dossier shown, why, and until when.
CREATE TABLE answer_reveal (
  id UUID PRIMARY KEY,
  dossier UUID NOT NULL,
  staff UUID NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  at_us BIGINT NOT NULL,
  until_us BIGINT NOT NULL
);
CREATE INDEX answer_reveal_staff ON answer_reveal (dossier, staff, until_us, id);

-- Words of sensitive answers leave the search index: it is made anew.
UPDATE dossier_words_fill SET reached = '00000000-0000-0000-0000-000000000000', is_done = FALSE WHERE id = 1;
