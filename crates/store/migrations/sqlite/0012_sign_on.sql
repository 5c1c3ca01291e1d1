-- Sign-on. A session has an id for its owner's list, and says by which way, how surely and when
-- somebody proved who they are.

ALTER TABLE session ADD COLUMN id BLOB;
ALTER TABLE session ADD COLUMN way TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN level INTEGER NOT NULL DEFAULT 1;
ALTER TABLE session ADD COLUMN proven_us INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN id_token TEXT NOT NULL DEFAULT '';
DROP INDEX session_actor;
CREATE INDEX session_actor ON session (actor, created_us, token);

-- A person who was sent to a provider, until they are back: minutes.
CREATE TABLE sign_on_request (
  state BLOB PRIMARY KEY,
  browser BLOB NOT NULL,
  provider TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  back TEXT NOT NULL,
  session BLOB,
  ends_us INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_on_request_ends ON sign_on_request (ends_us);

-- Somebody whom a provider recognised for the first time, until they say that they want to go on.
CREATE TABLE sign_on_arrival (
  token BLOB PRIMARY KEY,
  browser BLOB NOT NULL,
  provider TEXT NOT NULL,
  body TEXT NOT NULL,
  back TEXT NOT NULL,
  ends_us INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_on_arrival_ends ON sign_on_arrival (ends_us);

-- Under which technical id a provider knows a person.
CREATE TABLE sign_on_link (
  provider TEXT NOT NULL,
  tech_id TEXT NOT NULL,
  subject BLOB NOT NULL REFERENCES subject (id),
  linked_us INTEGER NOT NULL,
  PRIMARY KEY (provider, tech_id)
) STRICT;
CREATE INDEX sign_on_link_subject ON sign_on_link (subject);

-- Somebody who is kept twice asks that both become one; an administrator looks after it.
CREATE TABLE joining (
  id BLOB PRIMARY KEY,
  kept BLOB NOT NULL REFERENCES subject (id),
  other BLOB NOT NULL REFERENCES subject (id),
  asked_us INTEGER NOT NULL,
  decided_us INTEGER,
  decided_by TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (kept, other)
) STRICT;
CREATE INDEX joining_asked ON joining (asked_us, id);

-- Wrong tries of one account from one place: the account is open from elsewhere.
CREATE TABLE sign_in_try (
  id BLOB PRIMARY KEY,
  failures INTEGER NOT NULL,
  until_us INTEGER NOT NULL,
  ends_us INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_try_ends ON sign_in_try (ends_us);

CREATE TABLE recovery_code (
  staff BLOB NOT NULL REFERENCES staff (id),
  digest BLOB NOT NULL,
  made_us INTEGER NOT NULL,
  PRIMARY KEY (staff, digest)
) STRICT;

CREATE INDEX staff_subject ON staff (subject);
