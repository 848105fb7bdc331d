import { createServer as createHttp } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import {
  abstractPage,
  atomFeed,
  describedPage,
  htmlEdition,
  KNOWN,
  listPage,
  notFoundPage,
  pdf,
  titledPage,
  TWIN,
  UNHEARD,
  UNKNOWN,
} from "./arxiv-pages.ts";
import { cardsPage, LISTED, scholarPage, searchResults } from "./listing-pages.ts";
import { selfSigned } from "./self-signed.ts";

/** The hosts that this site plays: arXiv, two that list its papers, one that gives a paper no id, and one that nobody described. */
export const ARXIV_HOSTS = [
  "arxiv.org",
  "export.arxiv.org",
  "ar5iv.labs.arxiv.org",
  "huggingface.co",
  "scholar.google.com",
  "proceedings.mlr.press",
  "blog.example.org",
];

const LISTING = [KNOWN, UNKNOWN, TWIN];
const PAPERS = [...LISTING, ...UNHEARD];

/** A stand-in for arXiv: its pages over TLS, its API over plain HTTP. Nothing of it is arXiv's. */
export interface ArxivSite {
  /** Where the pages are served; browsers reach it as https://arxiv.org. */
  tlsPort: number;
  /** For the server's ARXIV_API_URL. */
  apiUrl: string;
  /** Paths that browsers fetched without anybody having gone there. */
  fetchedAhead: string[];
  stop(): Promise<void>;
}

/** Starts the site on free ports. */
export async function startArxivSite(): Promise<ArxivSite> {
  const fetchedAhead: string[] = [];
  const pages = createHttps(selfSigned(ARXIV_HOSTS), (request, response) => {
    if (request.headers["sec-purpose"] !== undefined) fetchedAhead.push(request.url ?? "");
    answerPage(request, response);
  });
  const api = createHttp(answerApi);
  for (const server of [pages, api]) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  return {
    tlsPort: (pages.address() as AddressInfo).port,
    apiUrl: `http://127.0.0.1:${(api.address() as AddressInfo).port}/api/query`,
    fetchedAhead,
    async stop() {
      for (const server of [pages, api]) {
        server.closeAllConnections();
        server.close();
        await once(server, "close");
      }
    },
  };
}

function answerPage(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "https://arxiv.org");
  const listed = LISTED.slice(0, Number(searchParams.get("size") ?? LISTED.length));
  const paper = PAPERS.find(({ id }) => pathname.includes(id));
  const html = (status: number, text: string) =>
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(text);
  if (pathname.startsWith("/search/")) html(200, searchResults(listed));
  else if (pathname.startsWith("/papers")) html(200, cardsPage(listed));
  else if (pathname.startsWith("/scholar")) html(200, scholarPage(listed));
  else if (pathname === "/blog/reading") html(200, describedPage(KNOWN));
  else if (pathname === "/v139/akter21a.html") html(200, titledPage(KNOWN));
  else if (pathname.startsWith("/list/")) html(200, listPage(LISTING));
  else if (!paper) html(404, notFoundPage());
  else if (pathname.startsWith("/abs/")) {
    if (searchParams.has("sandbox")) {
      response.setHeader("content-security-policy", `sandbox ${searchParams.get("sandbox")}`);
    }
    html(200, abstractPage(paper));
  } else if (pathname.startsWith("/html/")) html(200, htmlEdition(paper));
  else if (pathname.startsWith("/pdf/")) {
    response.writeHead(200, { "content-type": "application/pdf" }).end(pdf(paper));
  } else html(404, notFoundPage());
}

function answerApi(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://localhost");
  const ids = url.searchParams.get("id_list") ?? "";
  const feed = atomFeed(PAPERS.find(({ id }) => ids.includes(id)));
  response.writeHead(200, { "content-type": "application/atom+xml; charset=utf-8" }).end(feed);
}
