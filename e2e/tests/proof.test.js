// The script that checks a proof on the reader's own device agrees with the program, and finds what
// was changed. It is held against the proof that crates/ledger keeps for ever.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const read = (path) => readFileSync(new URL(`../../crates/${path}`, import.meta.url), "utf8");

function checker() {
  const world = { TextEncoder, TextDecoder, atob };
  vm.createContext(world);
  vm.runInContext(read("web/src/ledger/verify.js"), world);
  return world.motcuaProof;
}

test("a proof file on the reader's own device", () => {
  const { verify, readKey } = checker();
  const text = read("ledger/testdata/kept.tlog-proof");
  const keys = read("ledger/testdata/kept.keys").trim().split("\n").map(readKey);
  const found = verify(text, keys);
  const shown = ["number", "procedure", "version", "kind", "at", "due"];
  const told = ({ index, size, value }) => [String(index), String(size), ...shown.map(value)];
  const expected = ["300", "777", "H62.26.34-230522-0001", "2.000889", "2", "taken_in"];
  assert.deepEqual(told(found), [...expected, "1684717200000000", "1685577600000000"]);
  assert.equal(found.seen.length, 1);
  assert.throws(() => verify(text, keys.slice(1)), /unknown/);

  // One bit of every twelfth letter: refused, or nothing of what is told is another.
  let refused = 0;
  for (let at = 0; at < text.length; at += 12) {
    const letter = String.fromCharCode(text.charCodeAt(at) ^ 1);
    const changed = text.slice(0, at) + letter + text.slice(at + 1);
    try {
      assert.deepEqual(told(verify(changed, keys)), told(found), `letter ${at}`);
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      refused += 1;
    }
  }
  assert.ok(refused > 120, `${refused} were refused`);
});
