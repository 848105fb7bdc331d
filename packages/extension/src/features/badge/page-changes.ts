/** How often an address is looked at in browsers that do not tell of changes. In milliseconds. */
const POLLING_PAUSE = 1000;

/** Tells when the page has another address without having been loaded. Returns what stops it. */
export function watchAddress(changed: () => void): () => void {
  let before = location.href;
  const look = (): void => {
    if (location.href === before) return;
    before = location.href;
    changed();
  };
  const { navigation } = window as { navigation?: EventTarget };
  if (navigation) {
    navigation.addEventListener("currententrychange", look);
    return () => navigation.removeEventListener("currententrychange", look);
  }
  addEventListener("popstate", look);
  const polling = setInterval(look, POLLING_PAUSE);
  return () => {
    removeEventListener("popstate", look);
    clearInterval(polling);
  };
}

/** Tells when the page comes back from the browser's memory. Returns what stops it. */
export function watchReturn(isBack: () => void): () => void {
  const backAgain = (event: PageTransitionEvent): void => {
    if (event.persisted) isBack();
  };
  addEventListener("pageshow", backAgain);
  return () => removeEventListener("pageshow", backAgain);
}

/**
 * Whether the page has been visited and can be drawn on. Chromium's PDF viewer is a page with nothing but the viewer in it: the
 * toolbar button speaks for it. For a page that the browser loads ahead nothing is asked.
 * @param shown is told when such a page comes to be visited
 */
export function isOpen(shown: () => void): boolean {
  if (Reflect.get(Document.prototype, "contentType", document) === "application/pdf") return false;
  if (Reflect.get(Document.prototype, "prerendering", document) !== true) return true;
  addEventListener("prerenderingchange", shown, { once: true, capture: true });
  return false;
}
