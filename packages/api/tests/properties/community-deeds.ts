import type { Command, Doer } from "./community-commands.ts";
import type { CommunityModel } from "./community-model.ts";

/** A command, once it is known whom and what it is about. */
export type Deed = { clients: number } & (
  | { kind: "vote"; by: number; paper: number; on: boolean }
  | { kind: "save"; by: number; paper: number; on: boolean }
  | { kind: "comment"; by: number; paper: number; key: string; body: string }
  | { kind: "reply"; by: number; comment: string; key: string; body: string }
  | { kind: "edit"; by: number; comment: string; revision: number; body: string }
  | { kind: "delete"; by: number; comment: string }
  | { kind: "again"; by: number; comment: string; otherwise: boolean }
  | { kind: "hidePaper"; by: "moderator"; paper: number; on: boolean }
  | { kind: "hideComment"; by: "moderator"; comment: string; on: boolean }
  | { kind: "merge"; by: "moderator"; paper: number; with: number }
  | { kind: "undo"; by: "moderator"; merge: number }
  | { kind: "keepApart"; by: "moderator"; candidate: number }
  | { kind: "leave"; by: number }
);

/**
 * Finds out what a command is about.
 * @param writers who wrote each comment, also those who have left
 * @param number new for each command: what is written bears it
 * @returns null when there is no such thing yet
 */
export function deedOf(
  command: Command,
  model: CommunityModel,
  writers: ReadonlyMap<string, number>,
  number: string,
): Deed | null {
  const { clients, kind } = command;
  const by = "moderator" as const;
  const words = { key: number, body: `Said in ${number}` };
  if (kind === "vote" || kind === "save") {
    return { clients, kind, by: command.person, paper: command.paper, on: command.on };
  }
  if (kind === "comment")
    return { clients, kind, by: command.person, paper: command.paper, ...words };
  if (kind === "hidePaper") return { clients, kind, by, paper: command.paper, on: command.on };
  // Said by two at once, one is told that they are one already: not what this is about.
  if (kind === "merge") return { clients: 1, kind, by, paper: command.paper, with: command.with };
  if (kind === "keepApart") return { clients, kind, by, candidate: command.candidate };
  if (kind === "leave") return { clients: 1, kind, by: command.person };
  if (kind === "undo") {
    return command.merge < model.merges.length ? { clients, kind, by, merge: command.merge } : null;
  }
  const written = [...writers];
  const [comment, writer] = written.at(-1 - (command.comment % Math.max(1, written.length))) ?? [];
  if (comment === undefined || writer === undefined) return null;
  if (kind === "reply") return { clients, kind, by: command.person, comment, ...words };
  if (kind === "again") return { clients, kind, by: writer, comment, otherwise: command.otherwise };
  if (kind === "hideComment") return { clients, kind, by, comment, on: command.on };
  const author = command.own ? writer : command.person;
  if (kind === "delete") return { clients, kind, by: author, comment };
  const revision = (model.comments.get(comment)?.revision ?? 1) - (command.late ? 1 : 0);
  return { clients, kind, by: author, comment, revision, body: words.body };
}

/**
 * What a deed touches: alone, or together with others that do. Deeds that do not meet mean the same in any order.
 */
export function touches(
  deed: Deed,
  model: CommunityModel,
): { alone: string[]; together: string[] } {
  const paper = (one: number) => `paper ${model.rootOf(one)}`;
  const person = (one: Doer) => `person ${one}`;
  const { by } = deed;
  switch (deed.kind) {
    case "vote":
    case "save":
      return {
        alone: [`${deed.kind} ${by} ${model.rootOf(deed.paper)}`],
        together: [paper(deed.paper), person(by)],
      };
    case "comment":
      return { alone: [], together: [paper(deed.paper), person(by)] };
    case "hidePaper":
      return { alone: [paper(deed.paper)], together: [] };
    case "merge":
      return { alone: [paper(deed.paper), paper(deed.with), "candidates"], together: [] };
    case "undo": {
      const from = model.merges[deed.merge]?.from ?? 0;
      return { alone: [paper(from), paper(model.merges[deed.merge]?.into ?? 0)], together: [] };
    }
    case "keepApart":
      return { alone: ["candidates"], together: [] };
    case "leave":
      return { alone: [person(by)], together: [] };
    case "reply":
    case "edit":
    case "delete":
    case "again":
    case "hideComment": {
      const comment = model.comments.get(deed.comment);
      return {
        alone: [`thread ${comment?.root ?? deed.comment}`],
        // A key belongs to its person, and goes with them.
        together: [paper(comment?.origin ?? 0), person(by)],
      };
    }
  }
}
