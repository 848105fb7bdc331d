import fc from "fast-check";

/** How many members, papers and pairs that wait for a moderator there are. */
export const MEMBERS = 3;
export const PAPERS = 3;
/** By the places of their papers, the older one first. */
export const CANDIDATES = [
  [0, 1],
  [1, 2],
] as const;

/** Who does something: a member by number, or the moderator. */
export type Doer = number | "moderator";

/**
 * What somebody wants, and by how many of their clients at once it is said. Comments count back from the last that was
 * written, merges from the first.
 */
export type Command = { clients: number } & (
  | { kind: "vote"; person: number; paper: number; on: boolean }
  | { kind: "save"; person: number; paper: number; on: boolean }
  | { kind: "comment"; person: number; paper: number }
  | { kind: "reply"; person: number; comment: number }
  /** Their own comment where `own` says so, else whosever; `late` edits say a revision that is not the last. */
  | { kind: "edit"; person: number; comment: number; own: boolean; late: boolean }
  | { kind: "delete"; person: number; comment: number; own: boolean }
  /** A comment is sent once more with the key it had, perhaps with another text. */
  | { kind: "again"; comment: number; otherwise: boolean }
  | { kind: "hidePaper"; paper: number; on: boolean }
  | { kind: "hideComment"; comment: number; on: boolean }
  | { kind: "merge"; paper: number; with: number }
  | { kind: "undo"; merge: number }
  | { kind: "keepApart"; candidate: number }
  | { kind: "leave"; person: number }
);

const clients = fc.integer({ min: 1, max: 3 });
const person = fc.nat(MEMBERS - 1);
const paper = fc.nat(PAPERS - 1);
const comment = fc.nat(4);
const on = fc.boolean();
const own = fc.integer({ min: 0, max: 3 }).map((one) => one > 0);

const one = (
  weight: number,
  kind: Command["kind"],
  rest: Record<string, fc.Arbitrary<unknown>>,
) => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant(kind),
    clients,
    ...rest,
  }) as unknown as fc.Arbitrary<Command>,
});

const command: fc.Arbitrary<Command> = fc.oneof(
  one(8, "vote", { person, paper, on }),
  one(6, "save", { person, paper, on }),
  one(4, "comment", { person, paper }),
  one(4, "reply", { person, comment }),
  one(3, "edit", { person, comment, own, late: fc.boolean() }),
  one(4, "delete", { person, comment, own }),
  one(2, "again", { comment, otherwise: fc.boolean() }),
  one(5, "hidePaper", { paper, on }),
  one(5, "hideComment", { comment, on }),
  one(7, "merge", { paper, with: paper }),
  one(7, "undo", { merge: fc.nat(3) }),
  one(1, "keepApart", { candidate: fc.nat(CANDIDATES.length - 1) }),
  one(1, "leave", { person }),
);

/** Everybody votes for and keeps about half of what there is, before anything else: so merges find rows on both sides. */
const beginning: fc.Arbitrary<Command[]> = fc
  .array(fc.boolean(), { minLength: 2 * MEMBERS * PAPERS, maxLength: 2 * MEMBERS * PAPERS })
  .map((wanted) =>
    wanted.flatMap((isWanted, index): Command[] => {
      const which = { person: index % MEMBERS, paper: Math.floor(index / MEMBERS) % PAPERS };
      const kind = index < MEMBERS * PAPERS ? "vote" : "save";
      return isWanted ? [{ kind, clients: 1, on: true, ...which }] : [];
    }),
  );

/** Rounds of commands; those of a round that do not meet are said at once. */
export const stories: fc.Arbitrary<Command[][]> = fc
  .tuple(
    beginning,
    fc.array(fc.array(command, { minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 8 }),
  )
  .map(([first, rounds]) => [first, ...rounds]);
