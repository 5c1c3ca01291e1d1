/** Loads a page again that Back took out of the browser's memory, where it says that it goes stale. */
export function freshAfterBack(root) {
  if (!root.body.hasAttribute('data-fresh')) return;
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
