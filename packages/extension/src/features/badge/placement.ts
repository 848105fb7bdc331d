/** Points of the badge's box at which the page is looked at, as shares of its width and height. */
const SAMPLES: readonly (readonly [number, number])[] = [
  [0.02, 0.1],
  [0.02, 0.9],
  [0.35, 0.5],
  [0.65, 0.5],
  [0.98, 0.1],
  [0.98, 0.9],
];
/** What is content even without text in it. */
const CONTENT =
  "img, picture, svg, video, canvas, iframe, object, embed, input, button, select, textarea";
/** Pictures and frames as large as this are what a page is drawn on: nothing lies beside them. */
const BACKDROP = 0.8;

/** Whether the badge, where it is now, would lie on content of the page. */
export function liesOnContent(page: Document, badge: Element, host: Element): boolean {
  const box = badge.getBoundingClientRect();
  if (box.width === 0) return false;
  const below = new Set<Element>();
  for (const [across, down] of SAMPLES) {
    const x = box.left + box.width * across;
    const y = box.top + box.height * down;
    // The page can hide the document's own method behind a form of that name.
    for (const element of Document.prototype.elementsFromPoint.call(page, x, y)) {
      if (element === host) continue;
      below.add(element);
      // What lies under the first element of the page is hidden by it, or holds it.
      break;
    }
  }
  return [...below].some((element) => isContent(element) || hasTextIn(element, box));
}

function isContent(element: Element): boolean {
  if (!element.matches(CONTENT)) return false;
  const { width, height } = element.getBoundingClientRect();
  return width * height < BACKDROP * innerWidth * innerHeight;
}

function hasTextIn(element: Element, box: DOMRect): boolean {
  const range = new Range();
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === "") continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      const isApart =
        line.right <= box.left ||
        line.left >= box.right ||
        line.bottom <= box.top ||
        line.top >= box.bottom;
      if (!isApart) return true;
    }
  }
  return false;
}
