import type { BadgeFace } from "../../messages.ts";
import css from "./badge.css?inline";
import { badgeWords } from "./badge-words.ts";
import type { BadgePart } from "./badge-words.ts";
import { liesOnText } from "./placement.ts";

const SVG = "http://www.w3.org/2000/svg";
/** The folded paper of the toolbar icon, in one colour. */
const MARK = "M3 2.5h7.5L13 5v8.5H3zM10 2.5V5.5h3M5.5 6h3M5.5 8.5h5M5.5 11h5";
/** A page that throws the badge out again and again gets its way. */
const MOST_RETURNS = 3;

/** The badge on a page. It is plain DOM: this much code runs on every paper page. */
export interface Badge {
  show(face: BadgeFace): void;
  /** Tells screen readers, and the look, that the panel is open. */
  setOpen(isOpen: boolean): void;
  focus(): void;
  /** Where the panel is drawn too. */
  root: ShadowRoot;
  remove(): void;
}

/**
 * Puts a badge at the edge of the page, in a shadow root that the page's styles do not reach.
 * @param onPress is told of presses by the reader; those that a script of the page makes up are not
 */
export function createBadge(
  page: Document,
  onPress: () => void,
  isReal: (event: Event) => boolean = (event) => event.isTrusted,
): Badge {
  const host = page.createElement("paperround-badge");
  host.lang = "en";
  const root = host.attachShadow({ mode: "open" });
  const style = page.createElement("style");
  style.textContent = css;
  const button = page.createElement("button");
  button.type = "button";
  button.className = "badge";
  // Nothing is drawn before there is something to say.
  button.hidden = true;
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    if (isReal(event)) onPress();
  });
  root.append(style, button);
  page.documentElement.append(host);

  let returns = 0;
  const keeper = new MutationObserver(() => {
    if (host.isConnected) return;
    returns += 1;
    if (returns > MOST_RETURNS) keeper.disconnect();
    else page.documentElement.append(host);
  });
  // Only the children of <html>: scripts that rewrite the body cost nothing here.
  keeper.observe(page.documentElement, { childList: true });
  keeper.observe(page, { childList: true });

  const place = () => {
    if (button.dataset["place"] !== "edge" && liesOnText(page, button, host)) {
      button.dataset["place"] = "edge";
    }
  };
  const placeAnew = () => {
    delete button.dataset["place"];
    place();
  };
  const view = page.defaultView;
  view?.addEventListener("resize", placeAnew);
  page.addEventListener("scrollend", place);

  return {
    root,
    show(face) {
      const parts = badgeWords(face);
      button.hidden = false;
      button.dataset["face"] = face.kind;
      button.replaceChildren(
        unseen(page, "Paperround: "),
        ...parts.flatMap((part, index) => [
          ...(index > 0 ? [unseen(page, ", ")] : []),
          drawPart(page, part),
        ]),
        unseen(page, ". Open the panel"),
      );
      button.title = button.textContent ?? "";
      place();
    },
    setOpen(isOpen) {
      button.setAttribute("aria-expanded", String(isOpen));
    },
    focus() {
      button.focus();
    },
    remove() {
      keeper.disconnect();
      view?.removeEventListener("resize", placeAnew);
      page.removeEventListener("scrollend", place);
      host.remove();
    },
  };
}

function drawPart(page: Document, part: BadgePart): HTMLElement {
  const span = page.createElement("span");
  span.className = `part ${part.kind}${part.isMine ? " voted" : ""}`;
  const text = page.createElement("span");
  text.className = "text";
  text.textContent = part.text;
  if (part.kind === "words") span.append(drawMark(page));
  span.append(text, unseen(page, part.said));
  return span;
}

/** For screen readers alone. */
function unseen(page: Document, words: string): HTMLElement {
  const span = page.createElement("span");
  span.className = "unseen";
  span.textContent = words;
  return span;
}

function drawMark(page: Document): SVGElement {
  const svg = page.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = page.createElementNS(SVG, "path");
  path.setAttribute("d", MARK);
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "1.3");
  path.setAttribute("stroke-linejoin", "round");
  path.setAttribute("stroke-linecap", "round");
  svg.append(path);
  return svg;
}
