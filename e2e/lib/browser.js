// Debian's Chromium, and what every journey does with it.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";

const SHOTS = process.env.MOTCUA_SHOTS;

/** Opens the browser; the journeys open a context each. */
export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // Root, as on build machines, can have no sandbox; our own pages are all it opens.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}

/** Sizes at which pages are looked at. */
export const SIZES = {
  desktop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

/** A violation of the content security policy is said on the console, which no journey forgives. */
function tellViolations() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy ${event.violatedDirective} violated by ${event.blockedURI}`);
  });
}

/** One person at one device. What the console complains of is a failure. */
export class Person {
  constructor(page, url, name, complaints) {
    Object.assign(this, { page, url, name, complaints, shots: 0 });
  }

  static async at(browser, url, name, options = {}) {
    const context = await browser.newContext({ ...SIZES.desktop, locale: "vi-VN", ...options });
    // Signing on is slow on purpose, and slower on a busy machine.
    context.setDefaultTimeout(30_000);
    await context.addInitScript(tellViolations);
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (message) => {
      // An answer of 4xx that a journey provokes is no fault of the page.
      const provoked = /status of 4\d\d/.test(message.text());
      if (message.type() === "error" && !provoked) {
        complaints.push(`${page.url()}: ${message.text()}`);
      }
    });
    return new Person(page, url, name, complaints);
  }

  async go(path) {
    return this.page.goto(path.startsWith("http") ? path : this.url + path);
  }

  /** Chooses a persona on the page that plainly says it is the demo. */
  async signInAsCitizen(name) {
    await this.go("/dang-nhap");
    await this.page.getByRole("radio", { name }).check();
    await this.press("Vào với tư cách người này");
  }

  /** Signs in a member of staff with the password and code of the demo. */
  async signInAsStaff(user) {
    await this.go("/can-bo/dang-nhap");
    const hint = await this.page.getByText(/thử nghiệm lúc này: \d{6}/).textContent();
    await this.page.getByLabel("Tên đăng nhập").fill(user);
    await this.page.getByLabel("Mật khẩu").fill("motcua-demo");
    await this.page.getByLabel("Mã xác thực").fill(hint.match(/\d{6}/)[0]);
    await this.press("Đăng nhập", { last: true });
    await this.page.getByRole("button", { name: "Đăng xuất" }).waitFor();
  }

  /** Presses the button of that name: the first that is seen, or the last. */
  async press(name, { last = false } = {}) {
    const buttons = this.page.getByRole("button", { name, exact: typeof name === "string" });
    await (last ? buttons.last() : buttons.first()).click();
  }

  /** Follows the first link of that name. */
  async follow(name) {
    await this.page.getByRole("link", { name }).first().click();
  }

  /** Waits for the page with that heading. */
  async sees(heading) {
    await this.page.getByRole("heading", { level: 1, name: heading }).waitFor();
  }

  /** The text of the page's content. */
  async text() {
    return this.page.locator("main").innerText();
  }

  /** Expects these words on the page. */
  async reads(...words) {
    const text = (await this.text()).replace(/\s+/g, " ");
    for (const word of words) {
      const found = word instanceof RegExp ? word.test(text) : text.includes(word);
      assert.ok(found, `${word} is not on ${this.page.url()}:\n${text.slice(0, 3000)}`);
    }
    return text;
  }

  /** Keeps a picture when pictures are wanted (`MOTCUA_SHOTS=<folder>`). */
  async shot(title, { whole = true } = {}) {
    if (!SHOTS) return;
    await mkdir(SHOTS, { recursive: true });
    const number = String(this.shots++).padStart(2, "0");
    const path = `${SHOTS}/${this.name}-${number}-${title}.png`;
    await this.page.screenshot({ path, fullPage: whole });
  }

  /** Ends the visit: nothing may have gone wrong on the way. */
  async close() {
    await this.page.context().close();
    assert.deepEqual(this.complaints, [], "the console has no complaints");
  }
}
