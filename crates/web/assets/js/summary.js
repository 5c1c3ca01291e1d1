/** Moves the focus to the error summary, so that a screen reader starts with what went wrong. */
export function focusErrorSummary(root) {
  root.querySelector('[data-error-summary]')?.focus();
}
