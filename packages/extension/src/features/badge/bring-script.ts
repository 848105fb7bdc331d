import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import { isSwitchedOff } from "../../site-switches.ts";
import type { NamedPage } from "./named-page.ts";

/**
 * Brings a script of ours to a tab's page, never to its frames, once the page is ready for it.
 * @param named what the script is told first
 * @returns what the script answered; undefined where the site is switched off, and where no script may run: a page of an
 * error, a viewer, or one that was left before the script came
 */
export async function bringScript(
  tabId: number,
  address: string,
  script: ScriptPublicPath,
  named?: NamedPage,
): Promise<unknown> {
  if (await isSwitchedOff(address)) return undefined;
  try {
    const target = { tabId, frameIds: [0] };
    // They run in the order in which they are sent.
    const told = named && browser.scripting.executeScript({ target, func: note, args: [named] });
    const [[answer]] = await Promise.all([
      browser.scripting.executeScript({ target, files: [script] }),
      told,
    ]);
    return answer?.result;
  } catch {
    return undefined;
  }
}

/** Runs in the page, and is all that it may use there. */
function note(named: NamedPage): void {
  (globalThis as { paperroundNamed?: NamedPage }).paperroundNamed = named;
}
