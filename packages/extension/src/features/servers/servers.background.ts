import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing } from "../../answering.ts";
import type { Result, SettingsView } from "../../messages.ts";
import { DEFAULT_SERVER, lookupsAllowed, pendingSignIn, serverAddress } from "../../storage.ts";
import { checkServer } from "./check-server.ts";
import { originPattern, readServerAddress } from "./server-address.ts";

/** Which server is used, and the switch of the look-ups. */
export function startServers(changed: (server: string) => Promise<void>): void {
  answer("settings.read", "own page", nothing, readSettings);

  const lookups = z.object({ lookups: z.boolean() });
  answer("settings.set-lookups", "own page", lookups, ({ lookups }) =>
    lookupsAllowed.setValue(lookups),
  );

  const server = z.object({ address: z.string().check(z.maxLength(2000)) });
  answer("servers.use", "own page", server, async ({ address: typed }) => {
    const read = readServerAddress(typed);
    if ("problem" in read) return refused("INVALID_ADDRESS", read.problem);
    const { address } = read;
    const origins = [originPattern(address, import.meta.env.BROWSER)];
    if (!(await browser.permissions.contains({ origins }))) {
      return refused(
        "NO_PERMISSION",
        "The browser may not talk to that server yet. Press “Use this server” and allow it.",
      );
    }
    const checked = await checkServer(address);
    if (!checked.ok) return checked;
    await serverAddress.setValue(address);
    await pendingSignIn.removeValue();
    await changed(address);
    return { ok: true, value: await readSettings() };
  });
}

async function readSettings(): Promise<SettingsView> {
  return {
    server: await serverAddress.getValue(),
    defaultServer: DEFAULT_SERVER,
    lookups: await lookupsAllowed.getValue(),
  };
}

function refused(code: string, message: string): Result<never> {
  return { ok: false, failure: { kind: "refused", code, message } };
}
