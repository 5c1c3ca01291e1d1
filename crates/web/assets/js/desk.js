// Comfort for the officer's pages, on top of app.js.

import { announceNewWork } from './announce.js';
import { bulkSelection } from './bulk.js';
import { workListKeys } from './keys.js';
import { run } from './run.js';
import { searchSuggestions } from './suggest.js';

run(workListKeys, bulkSelection, announceNewWork, searchSuggestions);

if (document.querySelector('form[data-builder]')) {
  import('./builder.js').then(({ dragFields }) => run(dragFields)).catch(() => {});
}
if (document.querySelector('form[data-process]')) {
  import('./process.js').then(({ drawProcess }) => run(drawProcess)).catch(() => {});
}
