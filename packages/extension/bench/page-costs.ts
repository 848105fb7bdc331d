import type { CDPSession, Page } from "playwright-core";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";

/** How long a page is left alone after it is complete, in milliseconds. */
const REST = 700;

/** What the extension did on one page. */
export interface PageCost {
  /** Milliseconds of the recogniser's first look; null where none of our scripts ran. */
  detectMs: number | null;
  /** Milliseconds from when our script is compiled until that look has its answer. */
  answerMs: number | null;
  /** Milliseconds in which the page's main thread was at work in our scripts, their compilation with them. */
  scriptMs: number;
  /** The same, for whomever. What other programs take is in neither. */
  mainMs: number;
  layoutShift: number;
}

/** Visits a page and measures what the extension adds to it. */
export async function measurePage(
  { context }: ChromiumReader,
  url: string,
  slowdown: number,
  rest = REST,
): Promise<PageCost> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  try {
    await watchShifts(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const times = await traced(session, async () => {
      await page.goto(url, { waitUntil: "load" }).catch(() => undefined);
      await page.waitForTimeout(rest);
    });
    return { ...times, ...(await readMarks(page)) };
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

async function readMarks(page: Page): Promise<Pick<PageCost, "detectMs" | "layoutShift">> {
  return page.evaluate(() => ({
    detectMs: performance.getEntriesByName("paperround:recognise")[0]?.duration ?? null,
    layoutShift: (Reflect.get(globalThis, "layoutShifts") as { sum: number } | undefined)?.sum ?? 0,
  }));
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** How much of `dur` the thread was at work. */
  tdur?: number;
  args?: { name?: string; data?: { url?: string } };
}

/** What the trace says of the time in which `visit` ran. */
async function traced(
  session: CDPSession,
  visit: () => Promise<void>,
): Promise<Pick<PageCost, "answerMs" | "scriptMs" | "mainMs">> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: {
      includedCategories: [
        "devtools.timeline",
        "disabled-by-default-devtools.timeline",
        "blink.user_timing",
      ],
    },
  });
  await visit();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  const ours = events.filter(
    ({ dur, args }) => dur !== undefined && args?.data?.url?.startsWith("chrome-extension:"),
  );
  return {
    answerMs: timeToAnswer(ours, events),
    scriptMs: workIn(ours),
    mainMs: workIn(tasksOfPages(events)),
  };
}

function timeToAnswer(ours: readonly TraceEvent[], events: readonly TraceEvent[]): number | null {
  const answer = events.find(({ name, ph }) => name === "paperround:recognise" && ph === "e");
  const starts = ours.filter(({ pid }) => pid === answer?.pid).map(({ ts }) => ts);
  return answer && starts.length > 0 ? (answer.ts - Math.min(...starts)) / 1000 : null;
}

function tasksOfPages(events: readonly TraceEvent[]): TraceEvent[] {
  const names = events.filter(({ name }) => name === "thread_name");
  const pages = new Set(names.filter(({ args }) => args?.name === "CrRendererMain").map(threadOf));
  return events.filter((event) => event.name === "RunTask" && pages.has(threadOf(event)));
}

/** Events stand in each other: those that stand in no other one, for each thread. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const ends = new Map<string, number>();
  return events
    .toSorted((one, other) => one.ts - other.ts)
    .filter((event) => {
      const { ts, dur = 0 } = event;
      const end = ends.get(threadOf(event)) ?? 0;
      ends.set(threadOf(event), Math.max(end, ts + dur));
      return ts >= end;
    });
}

/** How long the threads were at work in these, in milliseconds. */
function workIn(events: readonly TraceEvent[]): number {
  return outermost(events).reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}
