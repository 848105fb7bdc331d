import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing } from "../../answering.ts";
import type { Result } from "../../result.ts";
import type { SettingsView } from "../../settings-view.ts";
import {
  DEFAULT_SERVER,
  knownServers,
  lookupsAllowed,
  pendingSignIn,
  serverAddress,
} from "../../storage.ts";
import { t } from "../../text.ts";
import { forgetServer } from "../../vault.ts";
import { checkServer } from "./check-server.ts";
import { originPattern, readServerAddress } from "./server-address.ts";

/** Which server is used, which were, and the switch of the look-ups. */
export function startServers(
  changed: (server: string) => Promise<void>,
  /** Ends the session at a server, when there is one and the server answers. */
  leave: (server: string) => Promise<void>,
): void {
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
      return refused("NO_PERMISSION", t("servers.noPermission", { button: t("servers.use") }));
    }
    const checked = await checkServer(address);
    if (!checked.ok) return checked;
    const before = await readServers();
    await serverAddress.setValue(address);
    await knownServers.setValue([...new Set([...before, address])]);
    await pendingSignIn.removeValue();
    await changed(address);
    return { ok: true, value: await readSettings() };
  });

  answer("servers.forget", "own page", server, async ({ address }) => {
    const servers = await readServers();
    if (servers.includes(address) && address !== (await serverAddress.getValue())) {
      await leave(address);
      await forgetServer(address);
      const left = servers.filter((one) => one !== address);
      await knownServers.setValue(left);
      await giveUpPermission(address, left);
    }
    return readSettings();
  });
}

async function readSettings(): Promise<SettingsView> {
  return {
    server: await serverAddress.getValue(),
    defaultServer: DEFAULT_SERVER,
    lookups: await lookupsAllowed.getValue(),
    servers: await readServers(),
  };
}

/** The server in use counts as used, also in an installation from before servers were remembered. */
export async function readServers(): Promise<string[]> {
  const used = [DEFAULT_SERVER, ...(await knownServers.getValue()), await serverAddress.getValue()];
  return [...new Set(used)];
}

/** What was allowed for a server is given back, unless another one needs it or the manifest has it. */
async function giveUpPermission(address: string, left: readonly string[]): Promise<void> {
  const patternOf = (server: string) => originPattern(server, import.meta.env.BROWSER);
  const pattern = patternOf(address);
  if (left.some((server) => patternOf(server) === pattern)) return;
  // A permission that the manifest requires cannot be given back, and browsers say so by an error.
  await browser.permissions.remove({ origins: [pattern] }).catch(() => undefined);
}

function refused(code: string, message: string): Result<never> {
  return { ok: false, failure: { kind: "refused", code, message } };
}
