import { placeTowards } from "../../badge-place.ts";
import type { BadgePlace } from "../../badge-place.ts";
import type { Badge } from "./badge.ts";

/** Shorter ways of the pointer are presses, in pixels. */
const PRESS = 6;

/** Lets the reader move the badge to another place: drag it, or press arrow keys while it has the focus. */
export function letMove(badge: Badge, moved: (place: BadgePlace) => void): void {
  const { button } = badge;
  let from: { x: number; y: number } | null = null;
  let isDragged = false;

  const follow = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (!from) return;
    isDragged ||= Math.hypot(x - from.x, y - from.y) > PRESS;
    if (isDragged) button.style.translate = `${x - from.x}px ${y - from.y}px`;
  };
  const drop = ({ type, clientX: x, clientY: y }: PointerEvent): void => {
    button.style.translate = "";
    if (type === "pointercancel") isDragged = false;
    else if (from && isDragged) moved(placeAt(x, y));
    from = null;
  };
  button.addEventListener("pointerdown", (event) => {
    isDragged = false;
    // Those that a script of the page makes up move nothing.
    if (!event.isTrusted || event.button !== 0) return;
    from = { x: event.clientX, y: event.clientY };
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener("pointermove", follow);
  button.addEventListener("pointerup", drop);
  button.addEventListener("pointercancel", drop);
  button.addEventListener("keydown", (event) => {
    if (!event.isTrusted || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = placeTowards(badge.style().place, event.key);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    moved(to);
  });
  // The end of a drag is no press.
  button.addEventListener(
    "click",
    (event) => {
      if (isDragged) event.stopImmediatePropagation();
      isDragged = false;
    },
    true,
  );
}

function placeAt(x: number, y: number): BadgePlace {
  const level = y < innerHeight / 3 ? "top" : y < (innerHeight * 2) / 3 ? "middle" : "bottom";
  return `${level} ${x < innerWidth / 2 ? "left" : "right"}`;
}
