// Comfort for the officer's pages, on top of app.js.

import { announceNewWork } from './announce.js';
import { bulkSelection } from './bulk.js';
import { workListKeys } from './keys.js';
import { run } from './run.js';
import { searchSuggestions } from './suggest.js';

run(workListKeys, bulkSelection, announceNewWork, searchSuggestions);
