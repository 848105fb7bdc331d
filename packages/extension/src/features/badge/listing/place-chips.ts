import { findAll } from "../../../recognisers/page-reader.ts";
import type { Chip } from "./chip.ts";

const GAP = 6;
/** What is content even without text in it. */
const CONTENT = "img, picture, svg, video, canvas, button, input, select, textarea";
/** Of rows with more of it, only this much is looked at. */
const MOST_TEXTS = 300;

interface Spot {
  x: number;
  y: number;
}

/** A chip, and the row in which it needs a place. */
export interface PlacedChip {
  chip: Chip;
  row: Element;
}

/**
 * Gives chips places on which nothing of their rows lies: behind what names the paper, else at the row's ends, else
 * over its corner. All are measured before any is moved.
 */
export function placeChips(placed: readonly PlacedChip[]): void {
  const taken = new Map<Element, DOMRect[]>();
  const spots = placed.map(({ chip, row }) => {
    const own = taken.get(row) ?? contentOf(row);
    taken.set(row, own);
    const from = chip.host.getBoundingClientRect();
    const size = chip.button.getBoundingClientRect();
    const box = row.getBoundingClientRect();
    const spot = findSpot(from, size, box, own);
    own.push(new DOMRect(spot.x, spot.y, size.width, size.height));
    return { x: spot.x - from.x, y: spot.y - from.y };
  });
  placed.forEach(({ chip }, at) => {
    const { x = 0, y = 0 } = spots[at] ?? {};
    chip.button.style.left = `${Math.round(x)}px`;
    chip.button.style.top = `${Math.round(y)}px`;
  });
}

function findSpot(from: Spot, { width, height }: DOMRect, row: DOMRect, taken: DOMRect[]): Spot {
  const right = Math.min(row.right, innerWidth) - width;
  // The host stands at the line's start or at its middle, as the browser likes: the text that ends beside it tells.
  const line = taken
    .filter((one) => one.top <= from.y + height && one.bottom >= from.y - height)
    .toSorted((one, other) => Math.abs(one.right - from.x) - Math.abs(other.right - from.x))[0];
  const middle = line ? (line.top + line.bottom - height) / 2 : from.y;
  const spots: Spot[] = [
    { x: from.x + GAP, y: middle },
    { x: right, y: middle },
    { x: right, y: row.top },
    { x: right, y: row.bottom - height },
    { x: row.left - width - GAP, y: row.top },
  ];
  const free = spots.find((spot) => {
    const box = new DOMRect(spot.x, spot.y, width, height);
    const isInside = box.left >= 0 && box.right <= Math.min(innerWidth, row.right + 1);
    return isInside && !taken.some((one) => touches(one, box));
  });
  return free ?? { x: Math.max(0, right), y: row.top - height / 2 };
}

function touches(one: DOMRect, other: DOMRect): boolean {
  return (
    one.right > other.left &&
    one.left < other.right &&
    one.bottom > other.top + 2 &&
    one.top < other.bottom - 2
  );
}

/** Where text and pictures of a row are. */
function contentOf(row: Element): DOMRect[] {
  const walker = Document.prototype.createTreeWalker.call(
    row.ownerDocument,
    row,
    NodeFilter.SHOW_TEXT,
  );
  const rects: DOMRect[] = [];
  const range = new Range();
  for (let count = 0; count < MOST_TEXTS && walker.nextNode(); count += 1) {
    if ((walker.currentNode.nodeValue ?? "").trim() === "") continue;
    range.selectNodeContents(walker.currentNode);
    rects.push(...range.getClientRects());
  }
  const pictures = findAll(row, CONTENT).slice(0, MOST_TEXTS);
  return [...rects, ...pictures.map((one) => one.getBoundingClientRect())].filter(
    ({ width }) => width > 0,
  );
}
