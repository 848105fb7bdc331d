import type { Browser } from "puppeteer-core";

/** The browser's own protocol, for what Puppeteer does not follow. */
export interface Bidi {
  send(method: string, params: object): Promise<{ result: never }>;
}

/** A tab, a frame, or a window of the browser itself. */
export interface Context {
  context: string;
  url: string;
  children: Context[];
}

/** Puppeteer keeps its connection to itself; there is no other way to pages of an extension. */
export function bidiOf(browser: Browser): Bidi {
  return (browser as unknown as { connection: Bidi }).connection;
}

/** What is open: pages, or with the scope `chrome` the browser's own windows. */
export async function contexts(bidi: Bidi, scope: "content" | "chrome"): Promise<Context[]> {
  const tree = (await bidi.send("browsingContext.getTree", { "moz:scope": scope })).result;
  return (tree as { contexts: Context[] }).contexts;
}

interface Evaluated<Value> {
  result?: Value;
  exceptionDetails?: { text: string };
}

/**
 * Evaluates, and gives what came as BiDi puts it.
 * @throws what was thrown there
 */
export async function evaluateIn<Value>(
  bidi: Bidi,
  context: string,
  expression: string,
): Promise<Value | undefined> {
  const target = { context };
  const answer = await bidi.send("script.evaluate", { expression, target, awaitPromise: true });
  const { result, exceptionDetails } = answer.result as Evaluated<Value>;
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result;
}
