import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import { isSwitchedOff } from "../../site-switches.ts";

/**
 * Brings a script of ours to a tab's page, never to its frames, once the page is ready for it.
 * @returns what the script answered; undefined where the site is switched off, and where no script may run: a page of an
 * error, a viewer, or one that was left before the script came
 */
export async function bringScript(
  tabId: number,
  address: string,
  script: ScriptPublicPath,
): Promise<unknown> {
  if (await isSwitchedOff(address)) return undefined;
  try {
    const target = { tabId, frameIds: [0] };
    const [answer] = await browser.scripting.executeScript({ target, files: [script] });
    return answer?.result;
  } catch {
    return undefined;
  }
}
