import type { WrittenDigest } from "@paperround/schema/context";
import type { ToldPaper } from "@paperround/schema/digests/told-papers.sql";
import { html } from "../pages/html.ts";
import type { Html } from "../pages/html.ts";
import { INK, mailFrame, QUIET, row, SANS, SERIF, tame } from "./mail-frame.ts";

/** An issue, and where its links lead. */
export interface IssueContent {
  /** The day, as text. */
  period: string;
  papers: readonly ToldPaper[];
  links: { home: string; preferences: string; unsubscribe: string };
}

const LONGEST_SUBJECT = 120;

/** A number is not parted from what it counts. */
const COUNT = /(\d+) (votes?|comments?)/g;

/** A paper's part in HTML and in text: the same for every reader, so that it is written once for all. */
interface Told {
  html: Html;
  text: string;
}

/** Writes digests. What is written of a paper is kept for the next reader who is told of it. */
export function createDigestWriter(publicUrl: string): (issue: IssueContent) => WrittenDigest {
  const written = new WeakMap<ToldPaper, Told>();
  const tell = (paper: ToldPaper): Told => {
    const known = written.get(paper);
    if (known) return known;
    const told = { html: paperRow(paper, publicUrl), text: paperText(paper, publicUrl) };
    written.set(paper, told);
    return told;
  };
  return ({ period, papers, links }) => {
    const date = longDate(period);
    const count = `${papers.length} ${papers.length === 1 ? "paper" : "papers"}`;
    const [first] = papers;
    const title = first ? titleOf(first) : "";
    const told = papers.map(tell);
    return {
      subject: cut(papers.length > 1 ? `${title}, and ${papers.length - 1} more` : title),
      html: mailFrame(`Paperround, ${date}`, `${count} for ${date}`, [
        row(
          html`<p class="quiet" style="margin:0;${SANS};font-size:14px;line-height:20px;${QUIET}">
              ${date}
            </p>
            <h1
              class="ink"
              style="margin:0 0 16px;${SERIF};font-size:30px;line-height:36px;font-weight:600;${INK}"
            >
              <a href="${links.home}" style="${INK};text-decoration:none">Paperround</a>
            </h1>`,
        ),
        ...told.map((paper) => paper.html),
        footer(links),
      ]),
      text: [
        `PAPERROUND, ${date}`,
        `${count}. ${links.home}`,
        "",
        ...told.map((paper) => paper.text),
        "-- ",
        "You get this because you subscribed to it.",
        `What it brings, and when: ${links.preferences}`,
        `Unsubscribe: ${links.unsubscribe}`,
        "",
      ].join("\n"),
    };
  };
}

function paperRow(paper: ToldPaper, publicUrl: string): Html {
  const summary = tame(paper.summary ?? "");
  return html`<tr>
    <td class="pad" style="padding:0 24px 12px">
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
        <tr>
          <td
            class="card"
            style="padding:16px 20px;background:#ffffff;border:1px solid #e5e2da;border-radius:10px"
          >
            <h2
              class="ink"
              dir="auto"
              style="margin:0 0 4px;${SERIF};font-size:20px;line-height:26px;font-weight:600;${INK}"
            >
              <a href="${paperAddress(paper, publicUrl)}" style="${INK};text-decoration:none"
                >${titleOf(paper)}</a
              >
            </h2>
            ${summary === "" ? [] : html`<p class="ink" dir="auto" style="margin:0 0 8px;${SANS};font-size:15px;line-height:22px;${INK}">${summary}</p>`}
            <p
              class="quiet"
              dir="auto"
              style="margin:0;${SANS};font-size:13px;line-height:20px;${QUIET}"
            >
              ${byline(paper).replaceAll(COUNT, "$1\u00a0$2")}
            </p>
          </td>
        </tr>
      </table>
    </td>
  </tr>`;
}

function paperText(paper: ToldPaper, publicUrl: string): string {
  const summary = tame(paper.summary ?? "");
  return [
    titleOf(paper),
    ...(summary === "" ? [] : [summary]),
    byline(paper),
    paperAddress(paper, publicUrl),
    "",
  ].join("\n");
}

function footer({ preferences, unsubscribe }: IssueContent["links"]): Html {
  return row(
    html`<p
      class="quiet line"
      style="margin:0;padding:16px 0 0;border-top:1px solid #e5e2da;${SANS};font-size:13px;line-height:20px;${QUIET}"
    >
      You get this because you subscribed to it.
      <a href="${preferences}" style="${QUIET};text-decoration:underline"
        >Change what it brings, and when</a
      >
      · <a href="${unsubscribe}" style="${QUIET};text-decoration:underline">Unsubscribe</a>
    </p>`,
    "padding:12px 24px 0",
  );
}

function titleOf({ title }: ToldPaper): string {
  return tame(title) || "Untitled";
}

/** Who wrote it, where, and what people here think of it. */
function byline({ authors, authorCount, org, votes, comments }: ToldPaper): string {
  const names = authors.map(tame).filter((name) => name !== "");
  const more = authorCount > names.length && names.length > 0 ? " et al." : "";
  return [
    names.join(", ") + more,
    tame(org ?? ""),
    votes > 0 ? `${votes} ${votes === 1 ? "vote" : "votes"}` : "",
    comments > 0 ? `${comments} ${comments === 1 ? "comment" : "comments"}` : "",
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** The paper's page here. */
function paperAddress({ id, arxiv }: ToldPaper, publicUrl: string): string {
  const globalId = Buffer.from(`Paper:${id}`).toString("base64");
  return `${publicUrl}/papers/${arxiv ?? encodeURIComponent(globalId)}`;
}

function cut(subject: string): string {
  return subject.length <= LONGEST_SUBJECT
    ? subject
    : `${subject.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…`.toWellFormed();
}

const LONG_DATE = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

function longDate(period: string): string {
  return LONG_DATE.format(new Date(`${period}T00:00:00Z`));
}
