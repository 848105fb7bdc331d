import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** Where Chromium is: `CHROMIUM_PATH`, else on the PATH. */
export function chromiumPath(): string {
  return find("CHROMIUM_PATH", ["chromium", "chromium-browser", "google-chrome"]);
}

/** Where Firefox is: `FIREFOX_PATH`, else on the PATH. */
export function firefoxPath(): string {
  return find("FIREFOX_PATH", ["firefox", "firefox-esr"]);
}

function find(variable: string, names: readonly string[]): string {
  const told = process.env[variable];
  if (told) return told;
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  throw new Error(`No ${names.join(" or ")} on the PATH: install one, or set ${variable}.`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
