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

/** Tells when the reader comes back to the page. Returns what stops it. */
export function watchFocus(isBack: () => void): () => void {
  addEventListener("focus", isBack);
  return () => removeEventListener("focus", isBack);
}

/**
 * Whether there is a page to draw on: Chromium's PDF viewer is one with nothing but the viewer in it, and the toolbar button
 * speaks for it.
 */
export function canBeDrawnOn(): boolean {
  // A page can hide the document's own property behind an image of that name.
  const prototype = Object.getPrototypeOf(document) as object;
  return Reflect.get(prototype, "contentType", document) !== "application/pdf";
}

/**
 * Notes the first change of the page from now on, wherever it is, and none after it: a busy page is not held up. Returns what
 * says whether there was one, and watches no longer.
 */
export function noteChange(): () => boolean {
  let isChanged = false;
  const changes = new MutationObserver(() => {
    isChanged = true;
    changes.disconnect();
  });
  changes.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    characterData: true,
  });
  return () => {
    changes.disconnect();
    return isChanged;
  };
}
