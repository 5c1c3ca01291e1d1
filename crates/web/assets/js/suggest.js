// Typing ahead in the search box of officers: after two letters the newest dossiers that fit are
// offered below it. Arrows go through them, Enter opens the chosen one, Escape closes the list; Enter
// without a choice searches as ever.

const LEAST_LETTERS = 2;
const PAUSE = 200;
let lists = 0;

/** `data-suggest-url` answers `{status, rows: [{href, number, applicant, procedure}]}`. */
export function searchSuggestions(root) {
  for (const input of root.querySelectorAll('input[data-suggest-url]')) suggest(input);
}

function suggest(input) {
  const list = document.createElement('ul');
  list.id = `suggest-${(lists += 1)}`;
  list.className = 'suggest';
  list.hidden = true;
  set(list, { role: 'listbox', 'aria-label': input.dataset.suggestLabel });
  const status = document.createElement('span');
  status.className = 'ds-sr-only';
  status.setAttribute('role', 'status');
  input.parentElement.classList.add('has-suggest');
  input.after(list, status);
  set(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': 'false' });
  let timer;
  let asked = 0;
  let chosen = -1;

  const choose = (at) => {
    const options = [...list.children];
    chosen = options.length ? (at + options.length + 1) % (options.length + 1) : -1;
    if (chosen === options.length) chosen = -1;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    if (chosen < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen]?.scrollIntoView({ block: 'nearest' });
  };
  const show = (rows) => {
    list.replaceChildren(...rows.map((row, i) => option(`${list.id}-${i}`, row)));
    list.hidden = rows.length === 0;
    input.setAttribute('aria-expanded', String(rows.length > 0));
    choose(-1);
  };
  const ask = async () => {
    const text = input.value.trim();
    const mine = (asked += 1);
    if ([...text].length < LEAST_LETTERS) return show([]);
    try {
      const url = `${input.dataset.suggestUrl}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { credentials: 'same-origin' });
      if (!answer.ok || mine !== asked) return;
      const found = await answer.json();
      if (mine !== asked || document.activeElement !== input) return;
      show(found.rows);
      status.textContent = found.status;
    } catch {
      // No network: the box searches as it did without suggestions.
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === 'Escape') show([]);
    else if (event.key === 'Enter' && chosen >= 0) location.assign(list.children[chosen].dataset.href);
    else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => {
    asked += 1;
    clearTimeout(timer);
    show([]);
  });
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[role=option]');
    if (option) location.assign(option.dataset.href);
  });
}

function option(id, row) {
  const item = document.createElement('li');
  item.id = id;
  item.dataset.href = row.href;
  set(item, { role: 'option', 'aria-selected': 'false' });
  for (const name of ['number', 'applicant', 'procedure']) {
    const part = document.createElement('span');
    part.className = `suggest-${name}`;
    part.textContent = row[name];
    item.append(part, ' ');
  }
  return item;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
