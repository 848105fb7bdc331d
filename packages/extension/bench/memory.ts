import type { ChromiumReader } from "../e2e/chromium-reader.ts";

/** Used bytes of JavaScript heaps, after the collector has been. */
export interface Memory {
  /** The background, with its copies made. */
  backgroundKb: number | null;
  /** What a paper's page holds more with the extension than with its site switched off. */
  pageKb: number;
}

export async function measureMemory(reader: ChromiumReader, url: string): Promise<Memory> {
  const withUs = await heapOf(reader, url);
  await switchSites(reader, ["arXiv"]);
  const without = await heapOf(reader, url);
  await switchSites(reader, []);
  return { backgroundKb: await backgroundHeap(reader), pageKb: kilobytes(withUs - without) };
}

async function heapOf({ context }: ChromiumReader, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForTimeout(1000);
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await page.close();
  return usedSize;
}

async function switchSites({ worker }: ChromiumReader, off: string[]): Promise<void> {
  await worker.evaluate(async (sitesOff) => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { set(items: object): Promise<void> } } };
    };
    await chrome.storage.local.set({ sitesOff });
  }, off);
}

/** The background is no page: it is reached through the browser. */
async function backgroundHeap({ context }: ChromiumReader): Promise<number | null> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) return null;
  const { targetInfos } = await session.send("Target.getTargets");
  const target = targetInfos.find(({ type }) => type === "service_worker");
  if (!target) return null;
  const { sessionId } = await session.send("Target.attachToTarget", {
    targetId: target.targetId,
    flatten: false,
  });
  const ask = (id: number, method: string) =>
    new Promise<{ usedSize?: number }>((done) => {
      session.on("Target.receivedMessageFromTarget", ({ message }) => {
        const answer = JSON.parse(message) as { id?: number; result?: { usedSize?: number } };
        if (answer.id === id) done(answer.result ?? {});
      });
      const message = JSON.stringify({ id, method });
      void session.send("Target.sendMessageToTarget", { message, sessionId });
    });
  await ask(1, "HeapProfiler.collectGarbage");
  const { usedSize } = await ask(2, "Runtime.getHeapUsage");
  return usedSize === undefined ? null : kilobytes(usedSize);
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 1024);
}
