-- The search box finds words of the answers too. Beginnings of two to six letters have lists of their
-- own, so a search walks them from the newest dossier on and stops at a page; where in a dossier a
-- word stands is not kept, nothing asks for it.

DROP TABLE dossier_words;
-- SQLite leaves this one behind when the index keeps unindexed columns only.
DROP TABLE IF EXISTS dossier_words_content;
CREATE VIRTUAL TABLE dossier_words USING fts5 (
  words, dossier UNINDEXED,
  content = '', contentless_delete = 1, contentless_unindexed = 1, detail = 'none',
  tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4 5 6'
);

-- How far dossiers that are older than this index were put into it.
CREATE TABLE dossier_words_fill (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  reached BLOB NOT NULL,
  is_done INTEGER NOT NULL
) STRICT;
INSERT INTO dossier_words_fill (id, reached, is_done) VALUES (1, zeroblob(16), 0);
