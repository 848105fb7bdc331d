import { Window } from "happy-dom";
import { readPage } from "../src/recognisers/read-page.ts";

/** What a page shows, as `pnpm recognise` prints it. */
export interface PageDescription {
  url: string | null;
  kind: "paper" | "list" | "none";
  /** By scheme in lower case: `{"arxiv": "1706.03762", "doi": "10.1038/nature14539"}`. */
  ids: Record<string, string>;
  title: string | null;
  /** How many papers a listing shows. */
  items: number;
}

/** @param html the page; null: the address alone decides */
export async function describePage(
  url: string | null,
  html: string | null,
): Promise<PageDescription> {
  const window = html === null ? null : openPage(html, url);
  try {
    const page = readPage(url ?? "", window && (window.document as unknown as Document));
    const paper = page.kind === "paper" ? page.paper : null;
    const ids = Object.fromEntries(
      (paper?.ids ?? []).map((id) => [id.scheme.toLowerCase(), id.value]),
    );
    const items = page.kind === "list" ? page.papers.length : 0;
    return { url, kind: page.kind, ids, title: paper?.title ?? null, items };
  } finally {
    await window?.happyDOM.close();
  }
}

/** A page in which nothing runs and which loads nothing. */
function openPage(html: string, url: string | null): Window {
  const address = URL.parse(url ?? "");
  const window = new Window({
    url: address && /^https?:$/.test(address.protocol) ? address.href : "about:blank",
    settings: {
      enableJavaScriptEvaluation: false,
      disableJavaScriptFileLoading: true,
      disableCSSFileLoading: true,
      disableIframePageLoading: true,
      handleDisabledFileLoadingAsSuccess: true,
    },
  });
  const parsed = new window.DOMParser().parseFromString(html, "text/html");
  Object.defineProperty(window, "document", { value: parsed, configurable: true });
  return window;
}
