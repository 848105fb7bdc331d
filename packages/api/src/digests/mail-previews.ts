import { readFile } from "node:fs/promises";
import type { ToldPaper } from "@paperround/schema/digests/told-papers.sql";
import {
  confirmPage,
  lookIntoMailPage,
  preferencesPage,
  subscribePage,
  unsubscribePage,
} from "./digest-pages.ts";
import { AT_FIRST } from "./preference-form.ts";
import { requestMail } from "./request-mails.ts";
import { createDigestWriter } from "./write-digest.ts";

/** What the bundle says of a paper, as far as digests tell it. */
interface BundledPaper {
  title: string;
  arxivId: string | null;
  authors: string[];
  authorCount: number;
  org: { name: string } | string | null;
  commentCount: number;
  summary: string;
}

const BUNDLE = new URL("../ingest/bundled/sample-papers.json", import.meta.url);
const HOME = "https://papers.example.org";
const LINK = `${HOME}/digest/preferences?token=1.1.1800000000.AAAAAAAAAAAAAAAAAAAAAA`;
const SHOWN = 8;

/** A digest of the bundled papers, the mails around it, and the pages, as HTML by name. */
export async function writeMailPreviews(): Promise<Map<string, string>> {
  const bundle = JSON.parse(await readFile(BUNDLE, "utf8")) as BundledPaper[];
  const papers = bundle.slice(0, SHOWN).map(toldPaper);
  const links = { home: HOME, preferences: LINK, unsubscribe: LINK };
  const digest = createDigestWriter(HOME)({ period: "2026-11-29", papers, links });
  const asked = { to: "ada@example.org", publicUrl: HOME, link: LINK };
  const values = {
    ...AT_FIRST,
    timeZone: "Europe/Berlin",
    keywords: ["language models", "fairness"],
    categories: ["cs.CL"],
    authors: [{ id: "QXV0aG9yOjE=", name: "Preethi Seshadri" }],
    followed: true,
  };
  const next = "Monday 30 November 2026 at 08:00 (Europe/Berlin)";
  const shown = { token: "token", email: "ada@example.org", next, saved: true };
  return new Map([
    ["mail-digest", digest.html],
    ["mail-confirm", requestMail({ kind: "confirm", ...asked }).html],
    ["digest-subscribe", await subscribePage(AT_FIRST, "").text()],
    ["digest-look", await lookIntoMailPage().text()],
    ["digest-confirm", await confirmPage("token").text()],
    ["digest-preferences", await preferencesPage(values, shown).text()],
    ["digest-unsubscribe", await unsubscribePage("token").text()],
  ]);
}

function toldPaper(paper: BundledPaper, at: number): ToldPaper {
  const { title, summary, authors, authorCount, arxivId, commentCount, org } = paper;
  return {
    id: at + 1,
    title,
    summary,
    authors: authors.slice(0, 4),
    authorCount,
    org: typeof org === "string" ? org : (org?.name ?? null),
    votes: (SHOWN - at) * 7,
    comments: commentCount,
    arxiv: arxivId,
    landing: null,
  };
}
