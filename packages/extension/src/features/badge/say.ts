import { maker } from "./badge-drawing.ts";

/** Long enough for a screen reader to notice the place before something is said in it. In milliseconds. */
const PAUSE = 100;

/** Has a screen reader say what came of a shortcut or a menu, where the badge is. */
export function say(root: ShadowRoot, words: string): void {
  let place = root.querySelector("[role=status]");
  if (!place) {
    place = maker().createElement("p");
    place.className = "unseen";
    place.setAttribute("role", "status");
    root.append(place);
  }
  const there = place;
  there.textContent = "";
  setTimeout(() => {
    there.textContent = words;
  }, PAUSE);
}
