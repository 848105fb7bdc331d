import type { CDPSession, Page } from "playwright-core";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";

/** How long a page is left alone after it is complete, in milliseconds. */
const REST = 700;

/** What the extension did on one page. */
export interface PageCost {
  /** Milliseconds of the recogniser's first look; null where none of our scripts ran. */
  detectMs: number | null;
  /** Milliseconds of the page's main thread in our scripts, up to the end of the visit. */
  scriptMs: number;
  layoutShift: number;
}

/** Visits a page and measures what the extension adds to it. */
export async function measurePage(
  { context }: ChromiumReader,
  url: string,
  slowdown: number,
): Promise<PageCost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  try {
    await watchShifts(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const scriptMs = await traced(session, async () => {
      await page.goto(url, { waitUntil: "load" }).catch(() => undefined);
      await page.waitForTimeout(REST * slowdown);
    });
    return { scriptMs, ...(await readMarks(page)) };
  } finally {
    await page.close();
  }
}

async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(globalThis, { layoutShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.sum += Reflect.get(entry, "value") as number;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

async function readMarks(page: Page): Promise<Omit<PageCost, "scriptMs">> {
  return page.evaluate(() => ({
    detectMs: performance.getEntriesByName("paperround:recognise")[0]?.duration ?? null,
    layoutShift: (Reflect.get(globalThis, "layoutShifts") as { sum: number } | undefined)?.sum ?? 0,
  }));
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args?: { data?: { url?: string } };
}

/** Milliseconds in which scripts of an extension ran, while `visit` did. */
async function traced(session: CDPSession, visit: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "v8"] },
  });
  await visit();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  const ours = events.filter(
    ({ dur, args }) => dur !== undefined && args?.data?.url?.startsWith("chrome-extension:"),
  );
  return unionOf(ours) / 1000;
}

/** Events stand in each other: what is in two counts once. In microseconds. */
function unionOf(events: readonly TraceEvent[]): number {
  let total = 0;
  const ends = new Map<string, number>();
  for (const { pid, tid, ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    const thread = `${pid} ${tid}`;
    const from = Math.max(ts, ends.get(thread) ?? 0);
    const to = ts + dur;
    if (to > from) total += to - from;
    ends.set(thread, Math.max(ends.get(thread) ?? 0, to));
  }
  return total;
}
