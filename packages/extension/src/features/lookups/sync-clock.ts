import { browser } from "wxt/browser";

/** Often enough for counts that are read beside a paper; the same for everybody. In minutes. */
const USUAL_PAUSE = 30;
/** While the server cannot be reached. In minutes. */
const SHORT_PAUSE = 2;
const ALARM = "sync";

/** Runs `sync` by the clock: at installation, at the browser's start, and then now and again. */
export function keepInSync(sync: () => Promise<boolean>): { syncNow: () => void } {
  let isRunning = false;
  let isAskedAgain = false;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    let isDone = false;
    do {
      isAskedAgain = false;
      isDone = await sync().catch(() => false);
    } while (isAskedAgain);
    isRunning = false;
    await plan(isDone ? USUAL_PAUSE : SHORT_PAUSE);
  }

  /** Who has signed in while it ran may have come too late for it: their things are copied by one more. */
  function syncNow(): void {
    if (isRunning) isAskedAgain = true;
    else void run();
  }

  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) void run();
  });
  browser.runtime.onInstalled.addListener(() => void run());
  browser.runtime.onStartup.addListener(() => void run());
  // A browser may lose alarms, and a background that was only just allowed has none.
  void browser.alarms.get(ALARM).then(async (alarm) => {
    if (!alarm) await plan(SHORT_PAUSE);
  });
  return { syncNow };
}

async function plan(minutes: number): Promise<void> {
  await browser.alarms.create(ALARM, { delayInMinutes: minutes, periodInMinutes: USUAL_PAUSE });
}
