// The server takes a form once whatever happens; this only spares people the second click.

const FORGET_AFTER_MS = 20_000;

/** Ignores a second submit of the same form while the first is on its way. */
export function doubleSubmitGuard(root) {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'get') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    event.submitter?.setAttribute('aria-busy', 'true');
    setTimeout(() => release(form), FORGET_AFTER_MS);
  });
  addEventListener('pageshow', () => root.querySelectorAll('form[data-sent]').forEach(release));
}

function release(form) {
  delete form.dataset.sent;
  form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
}
