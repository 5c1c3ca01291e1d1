// Signing on with a certified provider: once well, and each way in which it may not work.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { PERSON, Walker, startProvider } from "../lib/provider.js";
import { startServer } from "../lib/server.js";

let provider;
let server;

after(async () => {
  await server?.stop();
  await provider?.stop();
});

/** Settings with the provider, for a server at an address. */
async function settings(url, folder) {
  provider = await startProvider(`${url}/dang-nhap/chuan/ve`);
  const secret = join(folder, "secret");
  await writeFile(secret, "a-secret-of-the-tests-that-is-long-enough\n");
  const providers = join(folder, "providers.toml");
  await writeFile(
    providers,
    `[[provider]]
id = "chuan"
shape = "standard"
audience = "citizens"
name_vi = "nơi xác thực chuẩn"
name_en = "the certified provider"
issuer = "${provider.issuer}"
discovery = true
client_id = "motcua"
client_secret_file = "${secret}"
`,
  );
  const file = join(folder, "motcua.toml");
  await writeFile(file, `[sign_on]\nproviders = "${providers}"\n`);
  return file;
}

const heading = (html) => html.match(/<h1[^>]*>([^<]+)</)?.[1];

/** To the provider; `change` may touch the address on the way. The address that leads back. */
async function there(walker, change = (address) => address) {
  const left = await walker.fetch(`${server.url}/dang-nhap/chuan?ve=/ho-so`);
  assert.equal(left.status, 303);
  return walker.signOn(change(left.headers.get("location")), server.url);
}

/** What our page says when somebody comes back. */
async function back(walker, address) {
  let answer = await walker.fetch(address);
  if (answer.status === 303) {
    answer = await walker.fetch(new URL(answer.headers.get("location"), address).href);
  }
  return { status: answer.status, html: await answer.text() };
}

test("signing on with a certified provider", async (t) => {
  server = await startServer({ settings });
  const used = "Lần đăng nhập này không còn dùng được";
  const untrusted = "Câu trả lời không đủ tin cậy";

  await t.test("the person reads what was received, and is signed on", async () => {
    const walker = new Walker();
    const page = await back(walker, await there(walker));
    assert.equal(heading(page.html), `Chào ${PERSON.name}`);
    assert.ok(page.html.includes(PERSON.personal_number) && page.html.includes("15/03/1994"));
    const csrf = page.html.match(/name="csrf" value="([^"]+)"/)[1];
    const action = page.html.match(/action="(\/lan-dau-dang-nhap\/[^"]+)"/)[1];
    const accepted = await walker.fetch(server.url + action, {
      method: "POST",
      body: `csrf=${csrf}`,
      headers: { "content-type": "application/x-www-form-urlencoded", origin: server.url },
    });
    assert.equal(accepted.headers.get("location"), "/ho-so");
    assert.equal((await walker.fetch(`${server.url}/ho-so`)).status, 200);
  });

  await t.test("a wrong nonce is refused", async () => {
    const walker = new Walker();
    const address = await there(walker, (a) => a.replace(/nonce=[^&]+/, "nonce=another-question"));
    const page = await back(walker, address);
    assert.equal(heading(page.html), untrusted);
    assert.equal(page.status, 401);
  });

  await t.test("a code that was used, and an answer that came before, are refused", async () => {
    const walker = new Walker();
    const first = await there(walker);
    await back(walker, first);
    assert.equal(heading((await back(walker, first)).html), used);
    // The provider's code of then, with a state that waits.
    const second = new URL(await there(walker));
    second.searchParams.set("code", new URL(first).searchParams.get("code"));
    assert.equal(heading((await back(walker, second.href)).html), used);
  });

  await t.test("a code that was kept for too long is refused", async () => {
    provider.trouble.codesLive = 1;
    const walker = new Walker();
    const address = await there(walker);
    await new Promise((done) => setTimeout(done, 2_100));
    provider.trouble.codesLive = 60;
    assert.equal(heading((await back(walker, address)).html), used);
  });
});
