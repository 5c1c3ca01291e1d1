-- The search box finds words of the answers too.

DROP TABLE dossier_words;
CREATE TABLE dossier_words (
  dossier UUID PRIMARY KEY,
  words TSVECTOR NOT NULL
);
CREATE INDEX dossier_words_words ON dossier_words USING gin (words);

-- How far dossiers that are older than this index were put into it.
CREATE TABLE dossier_words_fill (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  reached UUID NOT NULL,
  is_done BOOLEAN NOT NULL
);
INSERT INTO dossier_words_fill (id, reached, is_done) VALUES (1, '00000000-0000-0000-0000-000000000000', FALSE);
