// One server and one browser for all journeys of a run, and what the journeys leave for the checks of
// whole pages.

import { after } from "node:test";
import { openBrowser, Person } from "./browser.js";
import { startServer } from "./server.js";

let begun;

/** The server and the browser; the first who asks starts them, the end of the run stops them. */
export async function world() {
  begun ??= { server: startServer(), browser: openBrowser() };
  const [server, browser] = await Promise.all([begun.server, begun.browser]);
  return { browser, url: server.url };
}

after(async () => {
  // Where one did not start, the other is stopped all the same: the run would never end.
  const [server, browser] = await Promise.allSettled([begun?.server, begun?.browser]);
  await browser.value?.close();
  await server.value?.stop();
});

/** Somebody comes with a device of their own. `name` begins the names of their pictures. */
export async function person(name, options = {}) {
  const { browser, url } = await world();
  return Person.at(browser, url, name, options);
}

/** The steps of a journey: after one that failed the others cannot say anything. */
export function stepsOf(t) {
  let failed = false;
  return (name, step) =>
    t.test(name, async (own) => {
      if (failed) return own.skip("an earlier step failed");
      try {
        await step();
      } catch (error) {
        failed = true;
        throw error;
      }
    });
}

/** Somebody signed in as a citizen. */
export async function citizen(name, persona, options = {}) {
  const who = await person(name, options);
  await who.signInAsCitizen(persona);
  return who;
}

const SESSIONS = new Map();

/** Somebody signed in as a member of staff; the password is typed once a run, its check is slow. */
export async function staff(user, options = {}) {
  const known = SESSIONS.get(user);
  const who = await person(user, known ? { ...options, storageState: known } : options);
  if (known) {
    await who.go("/can-bo/viec");
  } else {
    await who.signInAsStaff(user);
    SESSIONS.set(user, await who.page.context().storageState());
  }
  return who;
}

/** Addresses that journeys came by, each with who can open it: `{ as, path, title }`. */
export const VISITED = [];

/** Leaves the page that somebody is on for the checks of whole pages. */
export function remember(who, as, title) {
  const { pathname, search } = new URL(who.page.url());
  const path = pathname + search;
  if (!VISITED.some((visited) => visited.as === as && visited.path === path)) {
    VISITED.push({ as, path, title });
  }
}
