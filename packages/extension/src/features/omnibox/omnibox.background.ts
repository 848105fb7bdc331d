import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";
import { paperIdUrl } from "@paperround/schema/paper-id/paper-id-url";
import { browser } from "wxt/browser";
import type { Api } from "../../api/client.ts";
import { suggestPapers, whereIsPaper } from "../../api/operations/omnibox.ts";
import { toPaperIds, webLink } from "../../api/paper-fields.ts";
import { t } from "../../text.ts";

/** Typing goes on: what was typed before is not asked for. In milliseconds. */
const PAUSE_OF_TYPING = 150;
const FEWEST_LETTERS = 2;
const MOST_LETTERS = 200;

/** A paper that the words could mean. */
interface Suggested {
  id: string;
  title: string;
}

/**
 * The keyword in the address bar: an id or an address opens its paper, words ask the server for titles. It
 * learns what is typed after the keyword, as nobody's, and nothing else.
 * @param tellNothing when Enter finds no paper
 */
export function startOmnibox(api: Api, tellNothing: (words: string) => Promise<void>): void {
  // Firefox for Android has none.
  if (!browser.omnibox) return;
  let newest = "";

  browser.omnibox.onInputStarted.addListener(() => describe(t("omnibox.hint")));
  browser.omnibox.onInputChanged.addListener((text, show) => {
    newest = text;
    void suggest(text, show);
  });
  browser.omnibox.onInputEntered.addListener((text, where) => void enter(text, where));

  async function suggest(
    text: string,
    show: (suggestions: { content: string; description: string }[]) => void,
  ): Promise<void> {
    const words = text.trim();
    const id = parsePaperId(words);
    if (id) return describe(t("omnibox.open", { paper: words }));
    describe(words === "" ? t("omnibox.hint") : t("omnibox.openFirst", { words }));
    await new Promise((later) => setTimeout(later, PAUSE_OF_TYPING));
    if (newest !== text) return;
    const found = await ask(words);
    if (newest !== text) return;
    show(found.map(({ title }) => ({ content: title, description: escaped(title) })));
  }

  async function enter(text: string, where: string): Promise<void> {
    const words = text.trim();
    const id = parsePaperId(words);
    if (id) return open(paperIdUrl({ scheme: id.scheme, value: id.value }), where);
    const found = await ask(words);
    const meant = found.find(({ title }) => title === words) ?? found[0];
    const address = meant && (await addressOf(meant.id));
    await (address ? open(address, where) : tellNothing(t("omnibox.nothing")));
  }

  async function ask(words: string): Promise<Suggested[]> {
    if (words.length < FEWEST_LETTERS) return [];
    const answer = await api.ask(suggestPapers, { query: words.slice(0, MOST_LETTERS) });
    if (!answer.ok) return [];
    return answer.value.suggest.flatMap(({ kind, text, subjectId }) =>
      kind === "PAPER" && subjectId !== null ? [{ id: subjectId, title: text }] : [],
    );
  }

  async function addressOf(paperId: string): Promise<string | null> {
    const answer = await api.ask(whereIsPaper, { id: paperId });
    const paper = answer.ok ? answer.value.paper : null;
    const [first] = paper ? toPaperIds(paper.ids) : [];
    return webLink(paper?.links.landing ?? null) ?? (first ? paperIdUrl(first) : null);
  }
}

function describe(words: string): void {
  void browser.omnibox.setDefaultSuggestion({ description: escaped(words) });
}

/** Chrome takes a description for XML, Firefox for text. */
function escaped(text: string): string {
  if (import.meta.env.BROWSER === "firefox") return text;
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function open(url: string, where: string): Promise<void> {
  if (where === "currentTab") await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: where === "newForegroundTab" });
}
