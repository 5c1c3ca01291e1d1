// Every page of the portal, the desk and the administration: for everybody, at every size, in both
// languages, light and dark, light in weight.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe, clipped, frame, overflow, weigh } from "../lib/checks.js";
import { crawl } from "../lib/crawl.js";
import { answer } from "../lib/forms.js";
import { citizen, person, staff, VISITED } from "../lib/world.js";
// Alone, this file would find empty lists: the journeys come first and leave their dossiers.
import "./birth.test.js";
import "./permit.test.js";
import "./supplement.test.js";
import "./manners.test.js";

const LAN = "Trần Thị Mẫu Lan";
const LONG_NAME = `Nguyễn ${"Mẫu Thị Phương ".repeat(12)}Anh`.slice(0, 200);
const DESKTOP = { width: 1366, height: 768 };
const NARROW = { width: 320, height: 568 };
/** A window of 1366 px at 200 %. */
const ZOOMED = { width: 683, height: 384 };
const MOST_BYTES = 100_000;
const MOST_SCRIPT_BYTES = 30_000;

/** A page on a bright day in Vietnamese and at night in English, between them every rule in each. */
const READERS = [
  { language: "vi", colorScheme: "light", sizes: [["1366 px", DESKTOP], ["320 px", NARROW], ["200 %", ZOOMED]] },
  { language: "en", colorScheme: "dark", sizes: [["320 px", NARROW]] },
];

/** Opens a page as every reader, and says in lines what is wrong with it. */
async function look(who, path) {
  const wrong = [];
  for (const { language, colorScheme, sizes } of READERS) {
    await who.page.emulateMedia({ colorScheme });
    await who.go(`/ngon-ngu/${language}?ve=${encodeURIComponent(path)}`);
    const found = [...(await frame(who.page)), ...(await axe(who.page))];
    for (const [name, size] of sizes) {
      await who.page.setViewportSize(size);
      const cut = [...(await overflow(who.page)), ...(await clipped(who.page))];
      found.push(...cut.map((line) => `${name}: ${line}`));
    }
    await who.page.emulateMedia({ forcedColors: "active" });
    found.push(...(await clipped(who.page)).map((line) => `forced colours: ${line}`));
    await who.page.emulateMedia({ forcedColors: "none", colorScheme: "light" });
    await who.page.setViewportSize(DESKTOP);
    wrong.push(...found.map((line) => `${path} (${language}, ${colorScheme}): ${line}`));
  }
  return wrong;
}

async function walk(who, begin, within) {
  const wrong = [];
  const visited = await crawl(who, begin, within, async (path) => {
    wrong.push(...(await look(who, path)));
  });
  await who.go("/ngon-ngu/vi");
  await who.close();
  assert.deepEqual(wrong, [], `of ${visited.length} pages`);
  return visited;
}

const left = (as) => VISITED.filter((visited) => visited.as === as).map((visited) => visited.path);

/** The desk officer follows every link; the others have the same pages with other decisions on them. */
const OFFICERS = [
  ["xuanloi.motcua", /^\/can-bo\/(?!dang-nhap)/],
  ["xuanloi.hotich", /^$/],
  ["xuanloi.chutich", /^$/],
];

// Each has a device of their own, so two can walk at once.
describe("every page", { concurrency: 2 }, () => {
  test("the public pages", async () => {
    const somebody = await person("everybody");
    const begin = [
      "/", "/thu-tuc", "/thu-tuc?q=khongcogi", "/tra-cuu", "/dang-nhap", "/can-bo/dang-nhap",
      "/tro-giup", "/khong-co-trang-nay", ...left(null),
    ];
    const visited = await walk(somebody, begin, /^\/(?!nhap|ho-so|quan-tri)/);
    assert.ok(visited.length >= 14, visited.join(" "));
  });

  test("the citizen's pages, with a name of 200 letters in a draft", async () => {
    const lan = await citizen("lan-pages", LAN);
    await lan.go("/thu-tuc/1.001193/nop");
    const main = lan.page.locator("main");
    await answer(main, ["Nơi nộp hồ sơ", "Xã, phường, thị trấn hoặc huyện, thành phố", "Xã Xuân Lôi"]);
    await lan.press("Bắt đầu khai");
    const draft = new URL(lan.page.url()).pathname;
    await lan.follow("Người yêu cầu");
    await answer(main, ["Họ, chữ đệm, tên", LONG_NAME], ["Thư điện tử", `${"a".repeat(80)}@example.vn`]);
    await lan.press("Lưu và tiếp tục");
    const sections = ["nguoiYeuCau", "truongHop", "con", "camDoan"].map((key) => `${draft}/muc/${key}`);
    const begin = ["/ho-so", "/thong-bao", ...left(LAN), draft, ...sections, `${draft}/giay-to`, `${draft}/kiem-tra`];
    const visited = await walk(lan, begin, /^\/(ho-so|thong-bao|nhap)/);
    assert.ok(visited.length >= 12, visited.join(" "));
  });

  for (const [user, within] of OFFICERS) {
    test(`the pages of ${user}`, async () => {
      const officer = await staff(user);
      const visited = await walk(officer, ["/can-bo/viec", ...left(user)], within);
      assert.ok(visited.length >= 2, visited.join(" "));
    });
  }

  test("the administrator's pages", async () => {
    const administrator = await staff("tinh.quantri");
    const visited = await walk(administrator, ["/quan-tri"], /^\/quan-tri/);
    assert.ok(visited.length >= 8, visited.join(" "));
  });
});

test("the dossier is printed without what only screens need", async () => {
  const lan = await citizen("lan-print", LAN);
  await lan.go("/ho-so");
  const sent = lan.page.getByRole("article").filter({ hasText: /H62-\d{6}-\d{4}/ });
  await sent.getByRole("link").first().click();
  await lan.page.emulateMedia({ media: "print" });
  await lan.page.setViewportSize({ width: 794, height: 1123 });
  for (const role of ["navigation", "button"]) {
    for (const part of await lan.page.getByRole(role).all()) {
      assert.ok(!(await part.isVisible()), `a ${role} is printed: ${await part.textContent()}`);
    }
  }
  await lan.reads("Đăng ký khai sinh", "Diễn biến");
  assert.deepEqual(await overflow(lan.page), []);
  assert.deepEqual(await clipped(lan.page), []);
  await lan.shot("print");
  assert.deepEqual((await lan.page.pdf({ format: "A4" })).subarray(0, 5).toString(), "%PDF-");
  await lan.close();
});

test("pages are light on a telephone's network", async () => {
  const somebody = await person("light");
  const desk = await staff("xuanloi.motcua");
  const pages = [[somebody, "/"], [somebody, "/thu-tuc/1.001193"], [desk, "/can-bo/viec"]];
  for (const [who, path] of pages) {
    const { all, scripts } = await weigh(who.page, () => who.go(path));
    assert.ok(all > 0 && all < MOST_BYTES, `${path}: ${all} bytes the first time`);
    assert.ok(scripts > 0 && scripts < MOST_SCRIPT_BYTES, `${path}: ${scripts} bytes of scripts`);
  }
  await desk.close();
  await somebody.close();
});
