import { isListening } from "./chromium-reader.ts";
import type { ChromiumReader } from "./chromium-reader.ts";

/** Removes the extension while its pages are open. */
export async function removeExtension({ worker }: ChromiumReader): Promise<void> {
  const gone = new Promise((resolve) => worker.once("close", resolve));
  const uninstalling = worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { management: { uninstallSelf(): void } };
    };
    chrome.management.uninstallSelf();
  });
  // Its answer may not come any more.
  void uninstalling.catch(() => undefined);
  await gone;
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(id: string, how: { failQuietly: boolean }): Promise<void>;
}

/** Loads the extension anew while its pages are open, as the browser does for an update. Its old background is gone then. */
export async function updateExtension({ context, home }: ChromiumReader): Promise<void> {
  const extensions = await context.newPage();
  await extensions.goto("chrome://extensions");
  const started = context.waitForEvent("serviceworker");
  await extensions.evaluate(async (id) => {
    const { chrome } = globalThis as unknown as { chrome: { developerPrivate: DeveloperPrivate } };
    // Others may not load what comes from a folder.
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.reload(id, { failQuietly: false });
  }, new URL(home).host);
  await isListening(await started);
  await extensions.close();
}
