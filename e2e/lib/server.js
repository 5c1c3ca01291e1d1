// A server of its own for the journeys: the demo province in a temporary folder.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_WITHIN_MS = 300_000;

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/**
 * Starts the demo and waits until it answers.
 *
 * `settings` writes a file of settings for the server at an address, and says where it is.
 * `MOTCUA_URL` names a server that already runs, `MOTCUA_BIN` another program than the one built here.
 */
export async function startServer({ settings } = {}) {
  if (process.env.MOTCUA_URL && !settings) {
    return { url: process.env.MOTCUA_URL, stop: async () => {} };
  }
  const program = process.env.MOTCUA_BIN ?? new URL("../../target/debug/motcua", import.meta.url).pathname;
  const data = await mkdtemp(join(tmpdir(), "motcua-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configured = settings ? ["--config", await settings(url, data)] : [];
  const child = spawn(program, ["--data", data, "--listen", `127.0.0.1:${port}`, ...configured], {
    stdio: ["ignore", "pipe", "pipe"],
    // What the tests are told would be settings that the program does not know.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("MOTCUA_"))),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => (said = (said + text).slice(-20_000)));
  }
  const ended = new Promise((done) => child.on("exit", done));
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) {
      await rm(data, { recursive: true, force: true });
      throw new Error(`the server ended with ${child.exitCode}:\n${said}`);
    }
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) {
      return { url, stop };
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  await stop();
  throw new Error(`the server was not ready in time:\n${said}`);
}
