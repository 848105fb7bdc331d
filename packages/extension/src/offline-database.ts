import type { DBSchema } from "idb";
import type { Action } from "./action.ts";
import type { PaperView } from "./paper-view.ts";
import type { Failure } from "./result.ts";
import { ownDatabase } from "./own-database.ts";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** An action as it is kept until the server has taken it. */
export interface QueueRow {
  /** Given by the database, always rising: the order in which actions are sent. */
  id: number;
  server: string;
  /** The email address of whoever did it. */
  account: string;
  action: Action;
  /** What was known of the paper: for whoever reads the queue, and for badges. */
  title: string | null;
  ids: PaperIdentifier[];
  queuedAt: number;
  /** How often the server broke on it. */
  breaks: number;
  /** When it was sent first; null before that. */
  firstSentAt: number | null;
  refusal: Failure | null;
}

/** Why and until when nothing is sent for an account. */
export interface Pause {
  server: string;
  account: string;
  since: number;
  until: number;
  /** The server named the time: nothing is sent before it, whatever the reader does. */
  isAsked: boolean;
  /** How many times in a row. */
  failures: number;
  failure: Failure;
}

/** A paper whose panel was opened, as the server described it last. */
export interface OpenedPaper {
  server: string;
  id: string;
  readAt: number;
  /** `arxiv:1706.03762` */
  keys: string[];
  paper: PaperView;
}

interface OfflineSchema extends DBSchema {
  actions: { key: number; value: QueueRow; indexes: { owner: [string, string] } };
  pauses: { key: [string, string]; value: Pause };
  opened: {
    key: [string, string];
    value: OpenedPaper;
    indexes: { age: [string, number]; keys: string };
  };
}

/** Bytes are on the disk before a transaction counts: what a reader did survives a machine that stops. */
export const DURABLE = { durability: "strict" } as const;

/** What waits to be sent, and what can be read meanwhile. */
export const offlineDatabase = ownDatabase<OfflineSchema>("paperround-offline", (database) => {
  const actions = database.createObjectStore("actions", { keyPath: "id", autoIncrement: true });
  actions.createIndex("owner", ["server", "account"]);
  database.createObjectStore("pauses", { keyPath: ["server", "account"] });
  const papers = database.createObjectStore("opened", { keyPath: ["server", "id"] });
  papers.createIndex("age", ["server", "readAt"]);
  papers.createIndex("keys", "keys", { multiEntry: true });
});
