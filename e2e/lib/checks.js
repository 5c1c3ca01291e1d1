// What holds for every page, whoever opens it.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** What axe finds, in lines; `rules` narrows it. */
export async function axe(page, rules = null) {
  // Evaluated by the debugger, which the content security policy does not hold.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const violations = await page.evaluate(
    async ([tags, only]) => {
      const run = only ? { type: "rule", values: only } : { type: "tag", values: tags };
      // A PDF is shown by the browser's own viewer, into which axe cannot look.
      const found = await globalThis.axe.run(document, { runOnly: run, resultTypes: ["violations"], iframes: false });
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
      }));
    },
    [WCAG, rules],
  );
  return violations.map(({ id, nodes }) => `axe ${id}\n    ${nodes.join("\n    ")}`);
}

/** How far the page reaches beyond the window, sideways, and through what. */
export async function overflow(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= innerWidth) return [];
    const wide = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > innerWidth + 1;
    });
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
    return [`${root.scrollWidth} px wide in ${innerWidth} px: ${wide.slice(0, 4).map(name).join(", ")}`];
  });
}

/**
 * Text that is cut: it stands outside a box that shows nothing outside. What is cut on purpose, with an
 * ellipsis and the whole in its title, and what only screen readers get, is none of it.
 */
export async function clipped(page) {
  return page.evaluate(() => {
    const cut = [];
    const hides = (style) => [style.overflowX, style.overflowY].some((o) => o === "hidden" || o === "clip");
    for (const element of document.querySelectorAll("body *")) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const told = style.textOverflow === "ellipsis" && element.closest("[title]");
      if (!hides(style) || told || box.width <= 2 || box.height <= 2) continue;
      if (style.clipPath !== "none" || element.closest("svg, iframe, select")) continue;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent.trim() || getComputedStyle(node.parentElement).clipPath !== "none") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = range.getBoundingClientRect();
        const outside = text.width > 0 && (text.right > box.right + 2 || text.bottom > box.bottom + 3);
        if (outside) cut.push(`«${node.textContent.trim().slice(0, 60)}» is cut by .${element.className}`);
      }
    }
    return cut.slice(0, 5);
  });
}

/** What every page has: a language, a title that names the place, one heading, landmarks, a skip link. */
export async function frame(page) {
  return page.evaluate(() => {
    const wrong = [];
    const expect = (holds, text) => holds || wrong.push(text);
    expect(["vi", "en"].includes(document.documentElement.lang), "no language");
    expect(/ – .+$/.test(document.title), `the title does not name the place: ${document.title}`);
    expect(document.querySelectorAll("h1").length === 1, `${document.querySelectorAll("h1").length} h1`);
    expect(document.querySelector("main#main"), "no main");
    expect(document.querySelector("a.skip-link[href='#main']"), "no skip link");
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    expect(twice.length === 0, `ids that stand twice: ${[...new Set(twice)].join(", ")}`);
    return wrong;
  });
}

/** Bytes that came over the network for one page, and how many of them were scripts. */
export async function weigh(page, open) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map();
  const weight = { all: 0, scripts: 0 };
  session.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength;
    if (kinds.get(requestId) === "Script") weight.scripts += encodedDataLength;
  });
  await open();
  await page.waitForLoadState("networkidle");
  await session.send("Network.setCacheDisabled", { cacheDisabled: false });
  await session.detach();
  return weight;
}
