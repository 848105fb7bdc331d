import { ARXIV_HOSTS } from "./arxiv-site.ts";
import type { World } from "./world.ts";

/** How Chromium is told of the extension, and of a web whose `localhost:4000` is the gate and whose `arxiv.org` is the site. */
export function readerArguments(world: World, build: string): string[] {
  const rules = [
    ...ARXIV_HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${world.site.tlsPort}`),
    `MAP localhost:4000 127.0.0.1:${world.gate.port}`,
    "MAP * ~NOTFOUND",
    "EXCLUDE 127.0.0.1",
  ];
  return [
    "--no-sandbox",
    `--disable-extensions-except=${build}`,
    `--load-extension=${build}`,
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--host-resolver-rules=${rules.join(",")}`,
    "--ignore-certificate-errors",
  ];
}
