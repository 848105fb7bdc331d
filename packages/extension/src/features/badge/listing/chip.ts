import type { BadgeLook, PageStyle } from "../../../badge-look.ts";
import { drawLook, maker } from "../badge-drawing.ts";
import css from "./chip.css?inline";

/** What the page must not take for a press of its own: a row may be one large link. */
const OWN = ["click", "auxclick", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup"];
const OWN_KEYS = ["keydown", "keypress", "keyup"];

/** The chip beside one paper of a listing. */
export interface Chip {
  host: HTMLElement;
  button: HTMLElement;
  show(look: BadgeLook, style: PageStyle): void;
  /** Puts it after what names the paper, without a place in the flow. */
  mount(label: Element): void;
}

/** One style for every chip; where the browser has no such sheets, each has its own. */
let sheet: CSSStyleSheet | null = null;

/**
 * @param press is told of the reader alone: what a script of the page makes up is told to nobody
 * @param near the pointer or the focus is on it
 */
export function createChip(press: () => void, near: () => void): Chip {
  const host = maker().createElement("paperround-chip");
  const root = host.attachShadow({ mode: "open" });
  const button = maker().createElement("button");
  button.type = "button";
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (event.isTrusted) press();
  });
  for (const sign of ["pointerenter", "focus"]) {
    button.addEventListener(sign, (event) => {
      if (event.isTrusted) near();
    });
  }
  for (const name of [...OWN, ...OWN_KEYS]) {
    host.addEventListener(name, (event) => {
      // The panel closes with Escape wherever the focus is: the page may have its own use for it.
      if ((event as KeyboardEvent).key !== "Escape") event.stopPropagation();
    });
  }
  dress(root);
  root.append(button);

  return {
    host,
    button,
    show(look, { place, theme }) {
      host.lang = look.language;
      button.className = `chip ${look.kind}${look.kind === "question" ? ` ${place}` : ""}`;
      // Every colour is a light-dark(): this is all that a theme changes.
      button.style.colorScheme = theme === "system" ? "" : theme;
      button.replaceChildren(...drawLook(look));
      button.title = button.textContent ?? "";
    },
    mount(label) {
      // Never within a link: a press is not one on it.
      const link = label.closest("a");
      if (link) link.after(host);
      else label.append(host);
    },
  };
}

function dress(root: ShadowRoot): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps sheets of a script's own world from the page's shadow roots.
    const style = maker().createElement("style");
    style.textContent = css;
    root.append(style);
  }
}
