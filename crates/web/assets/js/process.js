/**
 * The picture of a process becomes a way to change it: a step is dragged to the place of another, and
 * an outcome is drawn from the dot of a step to the step it leads to. Both only fill and send the form
 * of the table beside it, which does the same without a pointer.
 */
export function drawProcess(root) {
  const form = root.querySelector('form[data-process]');
  const svg = form?.querySelector('.editor-picture svg');
  if (!svg) return;
  const nodes = [...svg.querySelectorAll('.pd-node[data-step]')];
  nodes.forEach((node) => {
    node.classList.add('pd-drags');
    const rect = node.querySelector('rect').getBBox();
    const dot = shape('circle', { class: 'pd-dot', cx: rect.x + rect.width, cy: rect.y + rect.height, r: 7 });
    node.append(dot);
    dot.addEventListener('pointerdown', (event) => draw(event, { form, svg, node }));
    node.addEventListener('pointerdown', (event) => {
      // A finger on a step scrolls the picture; the dot is for fingers too.
      if (event.target !== dot && event.pointerType !== 'touch') move(event, { form, svg, node });
    });
  });
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

function shape(name, attributes) {
  const element = document.createElementNS(NAMESPACE, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** Follows the pointer until it is let go; tells over which other step. */
function follow(event, { svg, node }, moved, done) {
  event.preventDefault();
  const at = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest?.('.pd-node[data-step]');
  const end = new AbortController();
  const { signal } = end;
  let over = null;
  const leave = () => { over?.classList.remove('pd-over'); over = null; };
  const stop = () => { leave(); end.abort(); };
  addEventListener('pointermove', (to) => {
    const found = at(to);
    if (found !== over) {
      leave();
      over = found && found !== node && svg.contains(found) ? found : null;
      over?.classList.add('pd-over');
    }
    moved(to);
  }, { signal });
  addEventListener('pointerup', () => { const target = over; stop(); done(target); }, { signal });
  addEventListener('pointercancel', () => { stop(); done(null); }, { signal });
  addEventListener('keydown', ({ key }) => { if (key === 'Escape') { stop(); done(null); } }, { signal });
}

function move(event, context) {
  const { form, node } = context;
  node.classList.add('pd-dragged');
  follow(event, context, () => {}, (target) => {
    node.classList.remove('pd-dragged');
    const [from, to] = [row(form, node.dataset.step), row(form, target?.dataset.step)];
    if (from === null || to === null) return;
    const input = form.elements.namedItem('_move');
    input.disabled = false;
    input.value = `${from}:${to}`;
    form.requestSubmit();
  });
}

function draw(event, context) {
  const { form, svg, node } = context;
  event.stopPropagation();
  const dot = event.target;
  const [x1, y1] = [dot.getAttribute('cx'), dot.getAttribute('cy')];
  const line = shape('line', { class: 'pd-drawn', x1, y1, x2: x1, y2: y1 });
  svg.append(line);
  const trace = ({ clientX, clientY }) => {
    const point = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    line.setAttribute('x2', point.x);
    line.setAttribute('y2', point.y);
  };
  follow(event, context, trace, (target) => {
    line.remove();
    if (target) ask(form, node.dataset.step, target.dataset.step);
  });
}

/** Asks how the outcome is called, and writes it into the table as a line. */
function ask(form, from, to) {
  const at = row(form, from);
  const outcomes = form.elements.namedItem(`outcomes-${at}`);
  if (at === null || !outcomes) return;
  const words = form.dataset;
  const dialog = document.createElement('dialog');
  dialog.className = 'outcome-dialog';
  const label = document.createElement('label');
  label.textContent = words.outcomeQuestion.replace('%1', from).replace('%2', to);
  const input = Object.assign(document.createElement('input'), { className: 'ds-input', type: 'text', maxLength: 100 });
  label.append(input);
  const button = (text, value, variant) => {
    const made = Object.assign(document.createElement('button'), { className: 'ds-button', type: 'submit', value, textContent: text });
    made.dataset.variant = variant;
    return made;
  };
  const inner = Object.assign(document.createElement('form'), { method: 'dialog' });
  inner.append(label, button(words.outcomeAdd, 'add', 'primary'), button(words.outcomeCancel, '', 'secondary'));
  dialog.append(inner);
  dialog.addEventListener('close', () => {
    const name = input.value.replace(/[;\n→]|->|=>/g, ' ').trim();
    dialog.remove();
    if (dialog.returnValue !== 'add' || !name) return;
    outcomes.value = `${outcomes.value.trimEnd()}\n${name} → ${words.stepWord} ${to}`.trimStart();
    form.requestSubmit(form.querySelector('button[name="_check"]'));
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

/** The row of the table that has a step; null where there is none. */
function row(form, step) {
  const rows = Number(form.elements.namedItem('_rows').value);
  for (let at = 0; at < rows; at += 1) {
    if (step && form.elements.namedItem(`step-${at}`)?.value.trim() === step) return at;
  }
  return null;
}
