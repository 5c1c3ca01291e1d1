/**
 * Fields of a form are dragged to another place of their group. The buttons of each row do the same
 * without a pointer; letting go sends the form of the page.
 */
export function dragFields(root) {
  const form = root.querySelector('form[data-builder]');
  if (!form) return;
  const rows = [...form.querySelectorAll('li[data-path]')];
  let dragged = null;
  const clear = () => rows.forEach((row) => row.classList.remove('builder-over', 'builder-dragged'));
  rows.forEach((row) => {
    row.draggable = true;
    row.addEventListener('dragstart', (event) => {
      dragged = row;
      row.classList.add('builder-dragged');
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', row.dataset.path);
    });
    row.addEventListener('dragend', () => { dragged = null; clear(); });
    row.addEventListener('dragover', (event) => {
      if (!dragged || dragged === row || dragged.dataset.group !== row.dataset.group) return;
      event.preventDefault();
      rows.forEach((other) => other.classList.toggle('builder-over', other === row));
    });
    row.addEventListener('drop', (event) => {
      if (!dragged || dragged.dataset.group !== row.dataset.group) return;
      event.preventDefault();
      send(form, { _drag: dragged.dataset.path, _before: row.dataset.key });
    });
  });
}

function send(form, values) {
  Object.entries(values).forEach(([name, value]) => {
    const input = form.elements.namedItem(name);
    input.disabled = false;
    input.value = value;
  });
  form.requestSubmit();
}
