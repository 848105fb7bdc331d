import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { startOfDay } from "@paperround/schema/feeds/feed-days";
import type { PaperRecord, PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { welcomePerson } from "@paperround/schema/people/welcome-person";
import { listPaper } from "@paperround/schema/submissions/list-paper";

/** The arXiv id of the made-up paper of this number, from 1. */
export function arxivId(number: number): string {
  return `2601.${String(number).padStart(5, "0")}`;
}

/** The record of a made-up paper: each number is another paper, of the same few authors and keywords. */
export function madeUpRecord(number: number, over: Partial<PaperRecordInput> = {}): PaperRecord {
  return readPaperRecord({
    title: `On made-up thing ${number}`,
    abstract: `We look at thing ${number} and find nothing.`,
    publishedOn: "2026-01-04",
    ids: [{ scheme: "ARXIV", value: arxivId(number) }],
    authors: [{ name: "Ada Example" }, { name: "Bo Sample" }, { name: `Cy Made-Up ${number}` }],
    org: { slug: "made-up-lab", name: "Made-Up Lab" },
    keywords: ["made-up things", `thing ${number % 5}`],
    categories: ["cs.XX"],
    source: { name: "made-up", fetchedAt: new Date("2026-01-05T08:00:00Z") },
    ...over,
  });
}

/** Records made-up papers and, when a day is given, lists them on it. Returns their rows in order. */
export async function addPapers(
  db: PrismaClient,
  numbers: Iterable<number>,
  { day, over = {} }: { day?: string; over?: Partial<PaperRecordInput> } = {},
): Promise<number[]> {
  const rows: number[] = [];
  for (const number of numbers) {
    const { paperId } = await recordPaper(db, madeUpRecord(number, over));
    if (day !== undefined) await listOn(db, paperId, day);
    rows.push(paperId);
  }
  return rows;
}

/** Lists a paper on a day, or at a moment of it. */
export async function listOn(db: PrismaClient, paperId: number, moment: string): Promise<number> {
  const listedAt = new Date(moment);
  const place = { day: startOfDay(listedAt), listedAt, submitterId: null };
  return (await listPaper(db, { paperId, ...place })).id;
}

/** The whole numbers from `first` to `last`. */
export function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Somebody with an account, made without signing in. */
export async function addPerson(
  db: PrismaClient,
  name: string,
  role: Viewer["role"] = "MEMBER",
): Promise<Viewer> {
  const email = `${name}@example.org`;
  await db.user.create({ data: { id: `made-up-${name}`, name, email, role } });
  const handle = await welcomePerson(db, `made-up-${name}`);
  return { id: `made-up-${name}`, name, email, role, handle };
}

/** The global id of a row. */
export function globalId(typename: string, row: number | string): string {
  return Buffer.from(`${typename}:${row}`).toString("base64");
}
