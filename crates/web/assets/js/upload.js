// Uploads in parts, resumable after a break. Protocol, relative to `data-upload-url`:
//   POST  ""              {name, size, component}       -> {id, offset, chunk_bytes}
//   PATCH "/{id}"         Upload-Offset, the next part  -> 204, Upload-Offset
//   HEAD  "/{id}"                                       -> Upload-Offset
//   POST  "/{id}/complete"                              -> {ok, html?, error?}
// On any failure the plain form comes back, with the file still chosen.

const TRIES = 5;
const FIRST_WAIT_MS = 1000;

/** Sends chosen files at once and shows how far they are. */
export function resumableUploads(root) {
  root.querySelectorAll('[data-upload-url]').forEach((box) => {
    const input = box.querySelector('input[type=file]');
    const button = box.querySelector('[data-upload-send]');
    if (!input || !button) return;
    button.hidden = true;
    input.addEventListener('change', () => sendAll(box, input, button));
  });
}

async function sendAll(box, input, button) {
  const files = [...input.files];
  for (const file of files) {
    const line = progressLine(box, file);
    try {
      const result = await send(box, file, line);
      line.element.remove();
      if (!result.ok) {
        // Refused for what it is: sending the page must not send it again.
        input.value = '';
        refuse(box, file, result.error);
        return;
      }
      if (result.html) replaceList(box, result.html);
      say(box, box.dataset.wordDone.replace('{name}', file.name));
    } catch {
      line.element.remove();
      button.hidden = false;
      say(box, box.dataset.wordFailed);
      return;
    }
  }
  input.value = '';
}

async function send(box, file, line) {
  const url = box.dataset.uploadUrl;
  const headers = csrf(box);
  const begun = await json(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: file.name, size: file.size, component: box.dataset.component }),
  });
  if (begun.error) return { ok: false, error: begun.error };
  const part = `${url}/${encodeURIComponent(begun.id)}`;
  let offset = begun.offset;
  let tries = 0;
  while (offset < file.size) {
    try {
      const answer = await checked(part, {
        method: 'PATCH',
        headers: { ...headers, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream' },
        body: file.slice(offset, offset + begun.chunk_bytes),
      });
      offset = Number(answer.headers.get('Upload-Offset'));
      tries = 0;
    } catch (failure) {
      tries += 1;
      if (tries > TRIES) throw failure;
      await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
      const known = await fetch(part, { method: 'HEAD', headers }).catch(() => null);
      if (known?.ok) offset = Number(known.headers.get('Upload-Offset'));
    }
    line.progress.value = offset;
  }
  return json(`${part}/complete`, { method: 'POST', headers });
}

const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

async function checked(url, request) {
  const answer = await fetch(url, { credentials: 'same-origin', ...request });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function json(url, request) {
  const answer = await fetch(url, { credentials: 'same-origin', ...request });
  if (answer.ok || answer.status === 422) return answer.json();
  throw new Error(String(answer.status));
}

function csrf(box) {
  const token = box.closest('form')?.querySelector('input[name=csrf]')?.value;
  return token ? { 'X-CSRF-Token': token } : {};
}

function progressLine(box, file) {
  const element = document.createElement('li');
  element.className = 'upload-line';
  const name = document.createElement('span');
  name.textContent = file.name;
  const progress = document.createElement('progress');
  progress.max = file.size;
  progress.value = 0;
  progress.setAttribute('aria-label', file.name);
  element.append(name, progress);
  box.querySelector('[data-upload-lines]').append(element);
  say(box, box.dataset.wordSending.replace('{name}', file.name));
  return { element, progress };
}

function say(box, text) {
  const status = box.querySelector('[data-upload-status]');
  status.className = 'upload-status';
  status.textContent = text;
}

function refuse(box, file, reason) {
  say(box, reason ? `${file.name}: ${reason}` : box.dataset.wordFailed);
  box.querySelector('[data-upload-status]').className = 'ds-validation-message';
}

// The list comes from our own server and replaces what the same server drew before.
function replaceList(box, html) {
  const list = box.querySelector('[data-upload-files]');
  const drawn = new DOMParser().parseFromString(html, 'text/html').body;
  list.replaceChildren(...drawn.childNodes);
}
