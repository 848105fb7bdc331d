import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { NotFoundError } from "@paperround/schema/errors";
import { createList } from "@paperround/schema/lists/create-list";
import { deleteList } from "@paperround/schema/lists/delete-list";
import { removeFromList } from "@paperround/schema/lists/remove-from-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { updateList } from "@paperround/schema/lists/update-list";
import { setVote } from "@paperround/schema/votes/set-vote";
import { globalId } from "../papers/made-up-papers.ts";

/** What somebody wants, and by how many of their clients at once it is said. */
export type Command = { person: number; clients: number } & (
  | { kind: "vote"; paper: number; upvoted: boolean }
  | { kind: "save" | "remove"; paper: number; list: number }
  | { kind: "create" | "delete" | "rename"; list: number }
);

/** What should be so, as plain sets. */
interface Model {
  /** `person paper`. */
  votes: Set<string>;
  /** The global id of each list that is there, by `person number`. */
  lists: Map<string, string>;
  /** `person list paper`. */
  items: Set<string>;
}

/**
 * A database and what should be in it. A round of commands runs all at once; what they want does not contradict, so
 * that the end is certain whatever the order.
 */
export class World {
  readonly model: Model = { votes: new Set(), lists: new Map(), items: new Set() };
  private readonly db: PrismaClient;
  private readonly people: Viewer[];
  private readonly papers: number[];
  private round = 0;

  constructor(db: PrismaClient, people: Viewer[], papers: number[]) {
    this.db = db;
    this.people = people;
    this.papers = papers;
  }

  async run(commands: Command[]): Promise<void> {
    this.round++;
    const wanted = new Map(commands.map((command) => [subjectOf(command), command]));
    const doomed = new Set(
      [...wanted.values()].flatMap((one) => (one.kind === "delete" ? [listOf(one)] : [])),
    );
    await Promise.all([...wanted.values()].map((command) => this.say(command, doomed)));
    for (const list of doomed) this.forget(list);
  }

  /** Says one command by several clients at once, and notes down what it wants. */
  private async say(command: Command, doomed: Set<string>): Promise<void> {
    const answers = Array.from({ length: command.clients }, () => this.send(command));
    const outcomes = await Promise.allSettled(answers);
    const mayBeGone = "list" in command && doomed.has(listOf(command));
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") continue;
      // Who comes after the list was deleted is told so; nothing else may go wrong.
      if (!(mayBeGone && outcome.reason instanceof NotFoundError)) throw outcome.reason;
    }
    const made = outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : null));
    if (command.kind === "create" && new Set(made).size > 1)
      throw new Error("Two lists of one key.");
    this.note(command, made[0] ?? null);
  }

  /** @returns the global id of the list that was made, if one was */
  private async send(command: Command): Promise<string | null> {
    const viewer = this.people[command.person];
    if (!viewer) throw new Error("Nobody.");
    const listId = "list" in command ? (this.model.lists.get(listOf(command)) ?? null) : null;
    const paper = {
      id: globalId("Paper", "paper" in command ? (this.papers[command.paper] ?? 0) : 0),
    };
    switch (command.kind) {
      case "vote":
        await setVote(this.db, viewer, paper, command.upvoted);
        return null;
      case "save":
        if (listId !== null)
          await saveToList(this.db, viewer, { paper, listId, note: `In round ${this.round}` });
        return null;
      case "remove":
        if (listId !== null) await removeFromList(this.db, viewer, { paper, listId });
        return null;
      case "create": {
        if (listId !== null) return listId;
        const name = `List ${command.list} of round ${this.round}`;
        const made = await createList(this.db, viewer, {
          name,
          visibility: "PRIVATE",
          idempotencyKey: name,
        });
        return globalId("List", made.listId);
      }
      case "rename":
        if (listId !== null)
          await updateList(this.db, viewer, {
            listId,
            name: `List ${command.list}, renamed in ${this.round}`,
          });
        return null;
      case "delete":
        if (listId !== null) await deleteList(this.db, viewer, { listId });
        return null;
    }
  }

  private note(command: Command, made: string | null): void {
    const { votes, lists, items } = this.model;
    if (command.kind === "vote") {
      const vote = `${command.person} ${command.paper}`;
      if (command.upvoted) votes.add(vote);
      else votes.delete(vote);
    } else if (command.kind === "create" && made !== null) {
      lists.set(listOf(command), made);
    } else if (command.kind === "save" && lists.has(listOf(command))) {
      items.add(`${listOf(command)} ${command.paper}`);
    } else if (command.kind === "remove") {
      items.delete(`${listOf(command)} ${command.paper}`);
    }
  }

  private forget(list: string): void {
    this.model.lists.delete(list);
    for (const item of this.model.items)
      if (item.startsWith(`${list} `)) this.model.items.delete(item);
  }
}

/** What a command is about: of two that are about the same in one round, the last is meant. */
function subjectOf(command: Command): string {
  if (command.kind === "vote") return `vote ${command.person} ${command.paper}`;
  if (command.kind === "save" || command.kind === "remove") {
    return `item ${listOf(command)} ${command.paper}`;
  }
  return `list ${listOf(command)}`;
}

function listOf({ person, list }: { person: number; list: number }): string {
  return `${person} ${list}`;
}
