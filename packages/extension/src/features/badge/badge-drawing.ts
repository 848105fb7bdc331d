import type { BadgeLook, BadgePart } from "../../badge-look.ts";

const SVG = "http://www.w3.org/2000/svg";
/** The folded paper of the toolbar icon, in one colour. */
const MARK = "M3 2.5h7.5L13 5v8.5H3zM10 2.5V5.5h3M5.5 6h3M5.5 8.5h5M5.5 11h5";

/**
 * Where elements are made: a page can hide its own document's `createElement` behind an image of
 * that name.
 */
export function maker(): Document {
  return (made ??= new DOMParser().parseFromString("", "text/html"));
}

let made: Document | undefined;

/** Draws what a badge shows, with what a screen reader says between. */
export function drawLook({ before, parts, after }: BadgeLook): Element[] {
  return [
    unseen(before),
    ...parts.flatMap((part, index) => [...(index > 0 ? [unseen(", ")] : []), drawPart(part)]),
    unseen(after),
  ];
}

function drawPart(part: BadgePart): Element {
  const span = make("span", `part ${part.kind}${part.isMine ? " voted" : ""}`);
  if (part.kind === "words") span.append(drawMark());
  span.append(make("span", "text", part.text), unseen(part.said));
  return span;
}

/** For screen readers alone. */
function unseen(words: string): Element {
  return make("span", "unseen", words);
}

function make(name: string, className: string, text = ""): HTMLElement {
  const element = maker().createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function drawMark(): Element {
  const svg = maker().createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  const path = maker().createElementNS(SVG, "path");
  path.setAttribute("d", MARK);
  svg.append(path);
  return svg;
}
