import { SourceUnavailableError } from "@paperround/schema/errors";
import type { SourceAnswer } from "./polite-fetch.ts";
import type { Manners } from "./manners.ts";
import type { SourceContext } from "./source.ts";

/** What a source is called in messages, and what it answered. */
interface Heard {
  source: string;
  answer: SourceAnswer;
}

/** How much of a source's own words goes into a message, in characters. */
const QUOTED = 200;

/**
 * Reads an answer as JSON.
 * @returns undefined where the source says that there is no such thing (404)
 * @throws SourceUnavailableError for what is no JSON, and for an error's body, whatever its status
 */
export function readJson({ source, answer }: Heard): unknown {
  const { status, body } = answer;
  const json = parse(body);
  const complaint = complaintIn(json);
  if (status === 404) return undefined;
  if (status >= 400) throw unavailable(source, withWords(`it answered ${status}`, complaint));
  if (json === undefined) throw unavailable(source, looksLike(body));
  if (complaint !== null)
    throw unavailable(source, withWords("it answered with an error", complaint));
  return json;
}

/** Says that a source cannot be asked, and why. */
export function unavailable(source: string, reason: string): SourceUnavailableError {
  return new SourceUnavailableError(
    `${source} cannot be asked right now: ${reason}. Try again later.`,
  );
}

function withWords(reason: string, complaint: string | null): string {
  return complaint === null ? reason : `${reason}: “${complaint}”`;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function looksLike(body: string): string {
  const start = body.trimStart();
  if (start === "") return "its answer is empty";
  if (start.startsWith("<")) return "its answer is a web page or XML, no JSON";
  return /^[[{"]/.test(start) ? "its answer is cut off or damaged" : "its answer is no JSON";
}

/** What an error's body says, in the forms that the sources use; null when it is none. */
function complaintIn(json: unknown): string | null {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
  const { error, errors, message, status, code, name } = json as Record<string, unknown>;
  const [first] = Array.isArray(errors) ? (errors as unknown[]) : [];
  if (first !== undefined) return words(first);
  if (error !== undefined && error !== null && error !== false) {
    return words(typeof message === "string" ? message : error);
  }
  if (status === "failed" || status === "error") return words(message);
  const isError = typeof name === "string" && name.endsWith("Error");
  const bare = typeof message === "string" && Object.keys(json).length <= 3;
  return isError || code !== undefined || bare ? words(message) : null;
}

/** A text, or what an object says under the usual names. */
function words(value: unknown): string {
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim().slice(0, QUOTED);
  if (Array.isArray(value)) return words(value[0]);
  if (typeof value !== "object" || value === null) return "no reason given";
  const { message, title, detail, type } = value as Record<string, unknown>;
  return words(message ?? title ?? detail ?? type ?? "no reason given");
}

/** An answer that is JSON. */
export interface JsonAnswer {
  /** Undefined where the source says that there is no such thing. */
  json: unknown;
  damaged: boolean;
}

/** Asks for JSON. @throws SourceUnavailableError as {@link readJson} and the fetch do */
export async function askJson(
  manners: Manners,
  url: URL,
  { politeFetch, signal }: Pick<SourceContext, "politeFetch" | "signal">,
  json?: unknown,
): Promise<JsonAnswer> {
  const answer = await politeFetch(manners, url, { signal, ...(json !== undefined && { json }) });
  return { json: readJson({ source: manners.source, answer }), damaged: answer.damaged };
}
