// Every kind of page that somebody can come to by following links.

/** Addresses that are no pages: files, papers, other languages, machines. */
const NO_PAGES =
  /^\/dang-nhap\/.|^\/(tep|assets|ngon-ngu|healthz|api\/openapi)|\/(giay|tai|phieu|bang-chung)\/|\/(tai|tep|tai-ve)$|\/(mau|minh-bach)\/(xlsx|csv)(\?|$)|\/ho-so\/[^/]+\/kho\/.|\.(json|yaml|html|txt|csv|xlsx)$/;
/** What of an address decides which view of a thing is shown. */
const SHOWN = ["xem", "danh-sach"];
const MOST_PAGES = 120;

/** The kind of an address: what stands for one thing among many is left out. */
export function kindOf(path) {
  const [address, query = ""] = path.split("?");
  const thing = (part, at) => /\d|^[a-z]{2,}[A-Z]/.test(part) || (at > 2 && address.startsWith("/api/"));
  const parts = address.split("/").map((part, at) => (thing(part, at) ? "*" : part));
  const asked = [...new URLSearchParams(query)].filter(
    // From which list one came changes nothing on a dossier.
    ([name]) => name !== "danh-sach" || address === "/can-bo/viec",
  );
  const words = asked.map(([name, value]) => (SHOWN.includes(name) ? `${name}=${value}` : name));
  return `${parts.join("/")}?${words.sort().join("&")}`;
}

/** Follows the links of the pages that begin `within`, one page of each kind, and does `at` each page. */
export async function crawl(who, begin, within, at) {
  const waiting = [...begin];
  const known = new Set(begin.map(kindOf));
  const visited = [];
  while (waiting.length > 0 && visited.length < MOST_PAGES) {
    const path = waiting.shift();
    await at(path);
    visited.push(path);
    const links = await who.page.evaluate(() =>
      [...document.links].filter((a) => a.origin === location.origin).map((a) => a.pathname + a.search),
    );
    for (const link of links) {
      if (!within.test(link) || NO_PAGES.test(link) || known.has(kindOf(link))) continue;
      known.add(kindOf(link));
      waiting.push(link);
    }
  }
  return visited;
}
