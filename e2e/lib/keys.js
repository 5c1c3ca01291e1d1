// Somebody who has a keyboard and no mouse.

const MOST_STOPS = 120;
const MOST_OPTIONS = 300;

/** What the focused element is called by those who cannot see it, near enough for our pages. */
function focusedName() {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const words = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const label = element.labels?.[0];
  return element.getAttribute("aria-label") || words(label) || words(element);
}

export class Keys {
  constructor(page) {
    this.page = page;
  }

  async press(key) {
    await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Goes down a closed list to that option, as those do whose keyboard has not its letters. */
  async choose(option) {
    const chosen = () => document.activeElement.selectedOptions[0].text;
    for (let step = 0; step < MOST_OPTIONS; step += 1) {
      if ((await this.page.evaluate(chosen)) === option) return;
      await this.press("ArrowDown");
    }
    throw new Error(`the list has no ${option}`);
  }

  /** The name of what has the focus. */
  async name() {
    return this.page.evaluate(focusedName);
  }

  /** Whether what has the focus shows it, and stands inside the window. */
  async isSeen() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const box = element.getBoundingClientRect();
      return (ring || style.boxShadow !== "none") && box.bottom > 0 && box.top < innerHeight;
    });
  }

  /** Goes from stop to stop to the one of that name. */
  async to(wanted) {
    const fits = (name) =>
      wanted instanceof RegExp ? wanted.test(name) : name.replace(/ \(không bắt buộc\)$/, "") === wanted;
    const met = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.press("Tab");
      const name = await this.name();
      if (fits(name)) return;
      met.push(name);
    }
    throw new Error(`the keyboard does not come to ${wanted}, only to: ${met.join(" | ")}`);
  }
}
