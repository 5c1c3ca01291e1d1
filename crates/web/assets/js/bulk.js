/** Counts the chosen rows of a work list, shows the bar of common actions, and chooses all at once. */
export function bulkSelection(root) {
  const bar = root.querySelector('[data-bulk-bar]');
  const rows = [...root.querySelectorAll('[data-bulk-row]')];
  if (!bar || rows.length === 0) return;
  const all = root.querySelector('[data-bulk-all]');
  const count = bar.querySelector('[data-bulk-count]');
  const update = () => {
    const chosen = rows.filter((row) => row.checked).length;
    bar.hidden = chosen === 0;
    if (count) count.textContent = String(chosen);
    if (all) {
      all.checked = chosen === rows.length;
      all.indeterminate = chosen > 0 && chosen < rows.length;
    }
  };
  if (all) {
    all.closest('[hidden]')?.removeAttribute('hidden');
    all.addEventListener('change', () => {
      rows.forEach((row) => { row.checked = all.checked; });
      update();
    });
  }
  rows.forEach((row) => row.addEventListener('change', update));
  addEventListener('pageshow', update);
  update();
}
