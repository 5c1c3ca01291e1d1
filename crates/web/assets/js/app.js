// Comfort for every page. The pages work without any of this: a module that fails leaves the plain
// page as it was.

import { addressRefresh } from './address.js';
import { copyButtons } from './copy.js';
import { doubleSubmitGuard } from './guard.js';
import { freshAfterBack } from './fresh.js';
import { printButtons } from './print.js';
import { dependentFields } from './reveal.js';
import { focusErrorSummary } from './summary.js';
import { run } from './run.js';

run(focusErrorSummary, dependentFields, doubleSubmitGuard, copyButtons, printButtons, freshAfterBack, addressRefresh);

if (document.querySelector('[data-upload-url]')) {
  import('./upload.js').then(({ resumableUploads }) => run(resumableUploads)).catch(() => {});
}
