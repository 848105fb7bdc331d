import { InvalidInputError } from "@paperround/schema/errors";
import type { InvalidField } from "@paperround/schema/errors";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import type { PaperRecord, PaperRecordInput } from "@paperround/schema/papers/paper-record";

/** Without these there is no paper. */
const ESSENTIAL = new Set(["title", "source"]);
/** Lists whose items are of no use without one of their parts. */
const WHOLE = new Set(["ids", "references", "versions"]);
const ROUNDS = 3;

/**
 * Makes a record of what a source says, leaving out single facts that cannot be used: a day in the year
 * 2999, a link that is none, one id among others. A paper is not lost for the sake of one of them.
 * @throws InvalidInputError when its title or every id is unusable
 */
export function salvageRecord(draft: PaperRecordInput): PaperRecord {
  let current: PaperRecordInput = draft;
  for (let round = 1; ; round += 1) {
    try {
      return readPaperRecord(current);
    } catch (error) {
      if (!(error instanceof InvalidInputError) || round === ROUNDS) throw error;
      const essential = error.fields.filter(isEssential);
      if (essential.length > 0) throw new InvalidInputError(essential);
      current = without(current, error.fields);
    }
  }
}

function isEssential({ path }: InvalidField): boolean {
  return path.length === 0 || ESSENTIAL.has(path[0] ?? "") || (path[0] === "ids" && !path[1]);
}

/** A copy without what stands at the paths; a list's item that is named whole is taken out of it. */
function without(draft: PaperRecordInput, fields: readonly InvalidField[]): PaperRecordInput {
  const copy = structuredClone(draft) as unknown as Record<string, unknown>;
  const emptied = new Set<unknown[]>();
  for (const { path } of fields) {
    const holder = path.slice(0, -1).reduce<unknown>(step, copy);
    const last = path.at(-1) ?? "";
    // An author whose name is unusable, an id without a scheme, half a version: the whole item goes.
    const list = path.slice(0, -2).reduce<unknown>(step, copy);
    if (Array.isArray(holder)) {
      holder[Number(last)] = undefined;
      emptied.add(holder);
    } else if (Array.isArray(list) && (last === "name" || WHOLE.has(path[0] ?? ""))) {
      list[Number(path.at(-2))] = undefined;
      emptied.add(list);
    } else if (typeof holder === "object" && holder !== null) {
      delete (holder as Record<string, unknown>)[last];
      if (path[0] === "org" && (last === "slug" || last === "name")) delete copy["org"];
    }
  }
  for (const list of emptied) list.splice(0, list.length, ...list.filter((x) => x !== undefined));
  // The draft's own shape, with less in it.
  return copy as unknown as PaperRecordInput;
}

function step(holder: unknown, key: string): unknown {
  return typeof holder === "object" && holder !== null
    ? (holder as Record<string, unknown>)[key]
    : undefined;
}
