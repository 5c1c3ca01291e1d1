// Keys of the work list: j next, k previous, o open, x choose, n next page, / search, 1–9 filters,
// ? help. They can be turned off
// (WCAG 2.1.4), never act while one types, and only exist on pages with a work list.

const STORE = 'motcua.keys';

/** Listens for the keys of the work list. */
export function workListKeys(root) {
  switchOfPage(root);
  const list = root.querySelector('[data-work-list]');
  if (!list) return;
  const help = root.querySelector('dialog[data-keys-help]');
  const opener = root.querySelector('[data-keys-open]');
  if (opener && help) {
    opener.hidden = false;
    opener.addEventListener('click', () => help.showModal());
  }
  const choice = help?.querySelector('[data-keys-choice]');
  if (choice) {
    choice.checked = areOn();
    choice.addEventListener('change', () => localStorage.setItem(STORE, choice.checked ? 'on' : 'off'));
  }
  const acts = {
    j: () => step(list, 1),
    k: () => step(list, -1),
    o: () => (current(list) ?? links(list)[0])?.click(),
    x: () => current(list)?.closest('tr')?.querySelector('[data-bulk-row]')?.click(),
    n: () => root.querySelector('a[rel=next]')?.click(),
    '/': () => root.querySelector('[data-work-search]')?.focus(),
    '?': () => help?.showModal(),
  };
  root.addEventListener('keydown', (event) => {
    const act = acts[event.key] ?? filterOf(root, event.key);
    if (!act || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return;
    event.preventDefault();
    act();
  });
}

/** The page that lists the keys turns them on and off, too. */
function switchOfPage(root) {
  const place = root.querySelector('[data-keys-switch]');
  const choice = place?.querySelector('[data-keys-choice]');
  if (!choice) return;
  place.hidden = false;
  choice.checked = areOn();
  choice.addEventListener('change', () => localStorage.setItem(STORE, choice.checked ? 'on' : 'off'));
}

/** 1 to 9 open the first nine kept filters. */
function filterOf(root, key) {
  const link = /^[1-9]$/.test(key) ? root.querySelectorAll('[data-work-saved]')[Number(key) - 1] : undefined;
  return link && (() => link.click());
}

function areOn() {
  try {
    return localStorage.getItem(STORE) !== 'off';
  } catch {
    return true;
  }
}

function isTyping(target) {
  return target.closest('input:not([type=checkbox], [type=radio]), select, textarea, dialog, [contenteditable]') !== null;
}

const links = (list) => [...list.querySelectorAll('[data-work-link]')];
const current = (list) => links(list).find((link) => link === document.activeElement);

function step(list, by) {
  const all = links(list);
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next]?.focus();
}
