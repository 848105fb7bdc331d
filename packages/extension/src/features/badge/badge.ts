import { findAll } from "../../recognisers/page-reader.ts";
import type { BadgeLook, PageStyle } from "../../badge-look.ts";
import { isOrphaned } from "../../page-messages.ts";
import css from "./badge.css?inline";
import { drawLook, maker } from "./badge-drawing.ts";
import { liesOnContent } from "./placement.ts";

/** A page that throws the badge out again and again gets its way. */
const MOST_RETURNS = 3;
/** Where along the edge free room is looked for, as shares of the window's height. */
const HEIGHTS = [0.5, 0.35, 0.65, 0.2, 0.8];

/** The badge on a page. It is plain DOM: this much code runs on every paper page. */
export interface Badge {
  show(look: BadgeLook): void;
  /** Moves and colours it as the reader wants it. */
  put(style: PageStyle): void;
  /** Where the panel is drawn too. */
  root: ShadowRoot;
  button: HTMLButtonElement;
  /** How the reader wants it. */
  style(): PageStyle;
  remove(): void;
}

/** What is told of the reader. What a script of the page makes up is told to nobody. */
export interface BadgeEvents {
  press(): void;
  /** The pointer or the focus is on the badge: a press may come. */
  near(): void;
}

/** Puts a badge at the edge of the page, in a shadow root that the page's styles do not reach. */
export function createBadge(page: Document, events: BadgeEvents): Badge {
  const host = maker().createElement("paperround-badge");
  const root = host.attachShadow({ mode: "open" });
  const sheet = maker().createElement("style");
  sheet.textContent = css;
  const button = maker().createElement("button");
  // Nothing is drawn before there is something to say.
  button.hidden = true;
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    if (event.isTrusted) events.press();
  });
  for (const sign of ["pointerenter", "focus"]) {
    button.addEventListener(sign, (event) => {
      if (event.isTrusted) events.near();
    });
  }
  root.append(sheet, button);
  const [top] = findAll(page, ":root");
  top?.append(host);

  let returns = 0;
  const keeper = new MutationObserver(() => {
    if (host.isConnected) return;
    // Who took it away may be the script that came after an update.
    if (isOrphaned()) return keeper.disconnect();
    returns += 1;
    if (returns > MOST_RETURNS) keeper.disconnect();
    else findAll(page, ":root")[0]?.append(host);
  });
  // Only the children of <html>: scripts that rewrite the body cost nothing here.
  if (top) keeper.observe(top, { childList: true });
  keeper.observe(page, { childList: true });

  let style: PageStyle = { place: "bottom right", theme: "system" };

  /** Draws back to the edge where it would lie on content, and along the edge where that does too. */
  const keepClear = (): void => {
    const isOver = (): boolean => liesOnContent(page, button, host);
    if (!isOver()) return;
    button.dataset["place"] = "edge";
    for (const height of HEIGHTS) {
      if (!isOver()) return;
      button.style.top = `${Math.round(innerHeight * height)}px`;
      button.style.bottom = "auto";
    }
    if (isOver()) clear();
  };
  const clear = (): void => {
    // Every colour is a light-dark(): this is all that a theme changes.
    button.style.cssText = style.theme === "system" ? "" : `color-scheme:${style.theme}`;
  };
  const putAnew = (): void => {
    button.className = `badge ${style.place}`;
    delete button.dataset["place"];
    clear();
    keepClear();
  };
  addEventListener("resize", putAnew);
  addEventListener("scrollend", keepClear, true);

  return {
    root,
    button,
    style: () => style,
    show(look) {
      host.lang = look.language;
      button.dataset["face"] = look.kind;
      button.replaceChildren(...drawLook(look));
      button.title = button.textContent ?? "";
      button.hidden = false;
      putAnew();
    },
    put(wanted) {
      style = wanted;
      // What is not drawn yet lies on nothing, and asking would have the page laid out once more.
      if (!button.hidden) putAnew();
    },
    remove() {
      keeper.disconnect();
      removeEventListener("resize", putAnew);
      removeEventListener("scrollend", keepClear, true);
      host.remove();
    },
  };
}
