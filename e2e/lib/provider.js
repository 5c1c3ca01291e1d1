// A certified OpenID provider (npm `oidc-provider`) for the tests of signing on, with one person who does
// not exist, and a small client that walks through its pages.

import { createServer } from "node:http";
import { Provider } from "oidc-provider";

export const PERSON = {
  sub: "nguoi-mau",
  name: "Vũ Thị Mẫu Chuẩn",
  birthdate: "1994-03-15",
  personal_number: "026194999131",
  acr: "02",
};

/** Starts it; `redirect` is where it may lead back to. What `trouble` says of tokens it does. */
export async function startProvider(redirect) {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const trouble = { tokensLive: 3600, codesLive: 60 };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "motcua",
        client_secret: "a-secret-of-the-tests-that-is-long-enough",
        redirect_uris: [redirect],
      },
    ],
    claims: { openid: ["sub", "name", "birthdate", "personal_number"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of the tests"] },
    ttl: {
      IdToken: () => trouble.tokensLive,
      AuthorizationCode: () => trouble.codesLive,
      AccessToken: 600,
      Grant: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: async () => ({ accountId: PERSON.sub, claims: async () => PERSON }),
  });
  server.on("request", provider.callback());
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { issuer, trouble, stop };
}

/** Fetches without following, with the cookies of one browser at all its hosts. */
export class Walker {
  #jar = new Map();

  async fetch(address, options = {}) {
    const { origin } = new URL(address);
    const own = this.#jar.get(origin) ?? new Map();
    this.#jar.set(origin, own);
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...options.headers, cookie, "accept-language": "vi" };
    const answer = await fetch(address, { ...options, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0].split(/=(.*)/s);
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) own.delete(name);
      else own.set(name, value);
    }
    return answer;
  }

  /** Walks from the provider's first page to the address that it leads back to. */
  async signOn(address, back) {
    let at = address;
    let options = {};
    for (let steps = 0; steps < 20; steps += 1) {
      const answer = await this.fetch(at, options);
      options = {};
      const location = answer.headers.get("location");
      if (location) {
        at = new URL(location, at).href;
        if (at.startsWith(back)) return at;
        continue;
      }
      const html = await answer.text();
      const action = html.match(/action="([^"]+)"/)?.[1];
      if (!action) throw new Error(`${answer.status} at ${at}: ${html.slice(0, 400)}`);
      const body = html.includes('name="password"')
        ? "prompt=login&login=nguoi-mau&password=x"
        : "prompt=consent";
      options = { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } };
      at = new URL(action, at).href;
    }
    throw new Error("the provider leads in a circle");
  }
}
