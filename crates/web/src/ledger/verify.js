// Checks a proof file (c2sp.org/tlog-proof) on this device. docs/ledger.md describes every byte.
(() => {
  'use strict';

  // Bytes and text.
  const utf8 = (text) => new TextEncoder().encode(text);
  const join = (...parts) => {
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (out.set(part, at), at + part.length), 0);
    return out;
  };
  const base64 = (text) => {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Refused('form');
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  };
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (two) => parseInt(two, 16));
  const same = (a, b) => hex(a) === hex(b);
  const big = (bytes) => BigInt('0x' + (hex(bytes) || '0'));
  const eight = (n) => unhex(BigInt(n).toString(16).padStart(16, '0'));

  class Refused extends Error {}

  // SHA-2. The constants are the fractions of roots of primes, as FIPS 180-4 defines them.
  const root = (n, power) => {
    let low = 0n;
    for (let bit = 1n << 80n; bit > 0n; bit >>= 1n) {
      const next = low | bit;
      if (next ** power <= n) low = next;
    }
    return low;
  };
  const primes = [];
  for (let n = 2; primes.length < 80; n += 1) if (primes.every((p) => n % p)) primes.push(n);
  const M64 = (1n << 64n) - 1n;
  const CUBES = primes.map((p) => root(BigInt(p) << 192n, 3n) & M64);
  const SQUARES = primes.slice(0, 8).map((p) => root(BigInt(p) << 128n, 2n) & M64);

  // Both hashes have one shape; a word has 32 or 64 bits.
  const sha = (bits, rounds, [s0, s1, b0, b1]) => (message) => {
    const B = BigInt(bits), mask = (1n << B) - 1n, word = bits / 8, block = word * 16;
    const rotate = (x, n) => ((x >> BigInt(n)) | (x << (B - BigInt(n)))) & mask;
    const three = (x, [a, b, c, shift]) =>
      rotate(x, a) ^ rotate(x, b) ^ (shift ? x >> BigInt(c) : rotate(x, c));
    const K = CUBES.slice(0, rounds).map((k) => k >> (64n - B));
    let H = SQUARES.map((h) => h >> (64n - B));
    const length = new Uint8Array(word * 2);
    length.set(eight(message.length * 8), length.length - 8);
    const zeros = (block - ((message.length + 1 + length.length) % block)) % block;
    const padded = join(message, [0x80], new Uint8Array(zeros), length);
    for (let at = 0; at < padded.length; at += block) {
      const W = [];
      for (let t = 0; t < rounds; t += 1) {
        W.push(t < 16 ? big(padded.subarray(at + t * word, at + (t + 1) * word))
          : (three(W[t - 2], s1) + W[t - 7] + three(W[t - 15], s0) + W[t - 16]) & mask);
      }
      let [a, b, c, d, e, f, g, h] = H;
      for (let t = 0; t < rounds; t += 1) {
        const one = (h + three(e, b1) + ((e & f) ^ (~e & mask & g)) + K[t] + W[t]) & mask;
        const two = (three(a, b0) + ((a & b) ^ (a & c) ^ (b & c))) & mask;
        [a, b, c, d, e, f, g, h] = [(one + two) & mask, a, b, c, (d + one) & mask, e, f, g];
      }
      H = [a, b, c, d, e, f, g, h].map((x, i) => (x + H[i]) & mask);
    }
    return unhex(H.map((x) => x.toString(16).padStart(word * 2, '0')).join(''));
  };
  const sha256 = sha(32, 64, [[7, 18, 3, true], [17, 19, 10, true], [2, 13, 22], [6, 11, 25]]);
  const sha512 = sha(64, 80, [[1, 8, 7, true], [19, 61, 6, true], [28, 34, 39], [14, 18, 41]]);

  // Ed25519 (RFC 8032), checking only.
  const P = (1n << 255n) - 19n;
  const L = (1n << 252n) + 27742317777372353535851937790883648493n;
  const mod = (x, m = P) => ((x % m) + m) % m;
  const power = (x, n) => {
    let out = 1n;
    for (let base = mod(x); n > 0n; n >>= 1n, base = mod(base * base)) if (n & 1n) out = mod(out * base);
    return out;
  };
  const inverse = (x) => power(x, P - 2n);
  const D = mod(-121665n * inverse(121666n));
  const TURN = power(2n, (P - 1n) / 4n);
  const little = (bytes) => big(Uint8Array.from(bytes).reverse());
  const point = (bytes) => {
    const n = little(bytes), sign = n >> 255n, y = n & ((1n << 255n) - 1n);
    if (y >= P) return null;
    const u = mod(y * y - 1n), v = mod(D * y * y + 1n), want = mod(u * inverse(v));
    let x = power(want, (P + 3n) / 8n);
    if (mod(x * x) !== want) x = mod(x * TURN);
    if (mod(x * x) !== want || (x === 0n && sign === 1n)) return null;
    if ((x & 1n) !== sign) x = P - x;
    return [x, y, 1n, mod(x * y)];
  };
  const add = ([x1, y1, z1, t1], [x2, y2, z2, t2]) => {
    const a = mod((y1 - x1) * (y2 - x2)), b = mod((y1 + x1) * (y2 + x2));
    const c = mod(2n * t1 * D * t2), d = mod(2n * z1 * z2);
    const [e, f, g, h] = [b - a, d - c, d + c, b + a];
    return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)];
  };
  const times = (n, p) => {
    let out = [0n, 1n, 1n, 0n];
    for (; n > 0n; n >>= 1n, p = add(p, p)) if (n & 1n) out = add(out, p);
    return out;
  };
  const alike = (p, q) => mod(p[0] * q[2] - q[0] * p[2]) === 0n && mod(p[1] * q[2] - q[1] * p[2]) === 0n;
  const BASE = point(unhex('58' + '66'.repeat(31)));
  const signed = (key, message, signature) => {
    if (key.length !== 32 || signature.length !== 64) return false;
    const A = point(key), R = point(signature.subarray(0, 32)), s = little(signature.subarray(32));
    if (!A || !R || s >= L) return false;
    const k = mod(little(sha512(join(signature.subarray(0, 32), key, message))), L);
    return alike(times(s, BASE), add(R, times(k, A)));
  };

  // Entry, leaf and tree.
  const FIELDS = ['number', 'procedure', 'version', 'kind', 'at', 'due', 'record'];
  const digest = (...parts) =>
    sha256(join(...parts.map((part) => join(eight(part.length), part))));
  const fieldHash = (field) => {
    if (field.hash !== undefined) {
      if (field.value !== undefined || !/^[0-9a-f]{64}$/.test(field.hash)) throw new Refused('form');
      return unhex(field.hash);
    }
    if (typeof field.value !== 'string' || typeof field.salt !== 'string') throw new Refused('form');
    const salt = base64(field.salt);
    if (salt.length !== 32) throw new Refused('form');
    return digest(utf8('mc-ledger-field-1'), utf8(field.name), salt, utf8(field.value));
  };
  const leafOf = (fields) => {
    if (!Array.isArray(fields) || fields.map((f) => f.name).join() !== FIELDS.join()) throw new Refused('form');
    const entry = digest(utf8('mc-ledger-entry-1'), ...fields.map(fieldHash));
    return sha256(join([0], entry));
  };
  const node = (left, right) => sha256(join([1], left, right));
  const included = (leaf, index, size, path, top) => {
    if (index >= size) return false;
    let at = index, last = size - 1n, hash = leaf;
    for (const sibling of path) {
      if (last === 0n) return false;
      if ((at & 1n) === 1n || at === last) {
        hash = node(sibling, hash);
        while ((at & 1n) === 0n && at !== 0n) { at >>= 1n; last >>= 1n; }
      } else {
        hash = node(hash, sibling);
      }
      at >>= 1n; last >>= 1n;
    }
    return last === 0n && same(hash, top);
  };

  // The file.
  const whole = (text) => {
    if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) throw new Refused('form');
    return BigInt(text);
  };
  const hash32 = (text) => {
    const bytes = base64(text);
    if (bytes.length !== 32) throw new Refused('form');
    return bytes;
  };
  const readKey = (text) => {
    const [name, id, ...rest] = text.split('+');
    const bytes = base64(rest.join('+'));
    const kind = bytes[0], key = bytes.subarray(1);
    const own = sha256(join(utf8(name + '\n'), bytes)).subarray(0, 4);
    if (key.length !== 32 || hex(own) !== id || (kind !== 1 && kind !== 4)) throw new Refused('key');
    return { name, id, kind, key };
  };
  const readNote = (text) => {
    const end = text.lastIndexOf('\n\n');
    if (end < 0 || !text.endsWith('\n')) throw new Refused('form');
    const lines = text.slice(end + 2, -1).split('\n');
    if (lines.length > 32) throw new Refused('form');
    const signatures = lines.map((line) => {
      const found = /^\u2014 (\S+) (\S+)$/.exec(line);
      if (!found) throw new Refused('form');
      const bytes = base64(found[2]);
      return { name: found[1], id: hex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) };
    });
    return { text: text.slice(0, end + 1), signatures };
  };
  const seconds = (bytes) => big(bytes.subarray(0, 8));
  const holds = (note, key, signature) => {
    if (key.kind === 1) return signed(key.key, utf8(note.text), signature.bytes);
    const at = seconds(signature.bytes), text = `cosignature/v1\ntime ${at}\n${note.text}`;
    return signed(key.key, utf8(text), signature.bytes.subarray(8));
  };

  const verify = (text, keys) => {
    if (text.length > 131072) throw new Refused('form');
    const cut = text.indexOf('\n\n');
    const lines = text.slice(0, Math.max(cut, 0)).split('\n');
    if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw new Refused('form');
    const line = (word) => {
      const next = lines.shift() || '';
      if (!next.startsWith(word + ' ')) throw new Refused('form');
      return next.slice(word.length + 1);
    };
    let shown;
    try {
      shown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(base64(line('extra'))));
    } catch { throw new Refused('form'); }
    const index = whole(line('index'));
    if (lines.length > 63) throw new Refused('form');
    const path = lines.map(hash32);
    const note = readNote(text.slice(cut + 2));
    const [origin, size, top] = note.text.split('\n');
    const seen = [];
    let isSigned = false;
    for (const key of keys) {
      for (const signature of note.signatures.filter((s) => s.name === key.name && s.id === key.id)) {
        if (!holds(note, key, signature)) throw new Refused('signature');
        if (key.kind === 4) seen.push({ at: seconds(signature.bytes), by: key.name });
        else if (key.name === origin) isSigned = true;
        else throw new Refused('key');
      }
    }
    if (!isSigned) throw new Refused('unknown');
    if (!included(leafOf(shown.fields), index, whole(size), path, hash32(top))) throw new Refused('included');
    const value = (name) => shown.fields.find((f) => f.name === name).value;
    seen.sort((a, b) => (a.at < b.at ? -1 : 1));
    return { origin, index, size: whole(size), seen, value };
  };

  // Words.
  const KINDS = {
    submitted: ['Hồ sơ đã được nộp', 'The dossier was submitted'],
    taken_in: ['Cơ quan đã tiếp nhận hồ sơ', 'The agency took the dossier in'],
    refused: ['Cơ quan đã từ chối tiếp nhận hồ sơ', 'The agency refused the dossier'],
    supplement_asked: ['Cơ quan đã yêu cầu bổ sung hồ sơ', 'The agency asked for a supplement'],
    supplement_answered: ['Người nộp đã bổ sung hồ sơ', 'The applicant sent the supplement'],
    reappointed: ['Cơ quan đã xin lỗi và hẹn lại ngày trả', 'The agency apologised and promised another day'],
    result_approved: ['Lãnh đạo đã phê duyệt kết quả', 'The leader approved the result'],
    finished: ['Hồ sơ đã có kết quả', 'The result is ready'],
    returned: ['Kết quả đã được trả', 'The result was handed out'],
    withdrawn: ['Người nộp đã rút hồ sơ', 'The applicant withdrew the dossier'],
  };
  const REFUSALS = {
    form: ['Không đọc được: tệp bị cắt, bị sửa, hoặc không phải tệp bằng chứng. Hãy tải lại tệp.', 'It cannot be read: the file was cut off, changed, or is no proof file. Download it again.'],
    key: ['Khóa không đúng dạng, hoặc của sổ cái khác. Hãy kiểm tra phần khóa.', 'A key is not of the right form, or of another ledger. Look at the keys.'],
    unknown: ['Không có chữ ký của cơ quan với khóa đã cho. Đừng tin tệp này khi chưa rõ khóa.', 'Nothing is signed with the keys given. Do not believe this file while the key is unknown.'],
    signature: ['Chữ ký không khớp: nội dung đã bị sửa sau khi ký. Đừng tin tệp này.', 'A signature does not fit: it was changed after signing. Do not believe this file.'],
    included: ['Nội dung không có trong sổ cái đã ký: tệp đã bị sửa. Đừng tin tệp này.', 'The content is not in the signed ledger: the file was changed. Do not believe it.'],
  };
  const moment = (milliseconds) => new Intl.DateTimeFormat('vi-VN', {
    dateStyle: 'full', timeStyle: 'medium', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(milliseconds));
  const micros = (text) => moment(Number(BigInt(text) / 1000n));

  const rows = (found) => {
    const kind = found.value('kind');
    const [vi, en] = KINDS[kind] || [kind, kind];
    const out = [['Việc đã xảy ra', 'What happened', `${vi} (${en})`],
      ['Hồ sơ', 'Dossier', `${found.value('number')} · ${found.value('procedure')}`],
      ['Lúc', 'When', micros(found.value('at'))]];
    if (found.value('due')) out.push(['Ngày hẹn', 'Promised for', micros(found.value('due'))]);
    out.push(['Thứ tự', 'In this order', `${found.index + 1n} / ${found.size} – việc thứ ${found.value('version')} của hồ sơ; mọi mục có số nhỏ hơn đã được ghi trước. (Entries with a smaller number were written before.)`]);
    for (const { at, by } of found.seen) out.push(['Không muộn hơn', 'Not later than', `${moment(Number(at) * 1000)} – ${by}`]);
    out.push(['Không bị sửa', 'Not changed', 'Nội dung trên khớp từng chữ với sổ cái đã ký. (Every letter above fits the signed ledger.)']);
    out.push(['Sổ cái', 'Ledger', found.origin]);
    return out;
  };

  const make = (name, text, lang) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  };
  const show = (kind, vi, en, list) => {
    const box = make('section', '');
    box.className = kind;
    box.append(make('h2', vi), make('p', en, 'en'));
    if (list) {
      const dl = make('dl', '');
      for (const [name, english, text] of list) {
        const dt = make('dt', `${name} `);
        dt.append(make('span', `(${english})`, 'en'));
        dl.append(dt, make('dd', text));
      }
      box.append(dl);
    }
    document.getElementById('verdict').replaceChildren(box);
  };

  const check = async () => {
    const file = document.getElementById('file').files[0];
    if (!file) return;
    try {
      if (file.size > 131072) throw new Refused('form');
      const lines = document.getElementById('keys').value.split('\n').map((l) => l.trim()).filter(Boolean);
      const found = verify(await file.text(), lines.map(readKey));
      if (found.seen.length) show('good', 'Bằng chứng đúng', 'The proof holds', rows(found));
      else show('unsure', 'Bằng chứng đúng, nhưng chưa có ai xác nhận thời điểm', 'The proof holds, but nobody confirms a time', rows(found));
    } catch (error) {
      const why = REFUSALS[error instanceof Refused ? error.message : 'form'];
      show('bad', 'Bằng chứng không dùng được', 'The proof does not hold', [['Vì sao', 'Why', why.join(' ')]]);
    }
  };
  if (typeof document !== 'undefined') {
    document.getElementById('file').addEventListener('change', check);
    document.getElementById('keys').addEventListener('change', check);
  } else {
    globalThis.motcuaProof = { verify, readKey, sha256, sha512, signed, hex, utf8, unhex };
  }
})();
