import type { TextKey } from "./locales/catalogue.ts";

/** Where the reader wants the badge: a level of a side. */
export const BADGE_PLACES = [
  "bottom right",
  "bottom left",
  "middle right",
  "middle left",
  "top right",
  "top left",
] as const;

export type BadgePlace = (typeof BADGE_PLACES)[number];

/** What each is called. */
export const PLACE_NAMES = {
  "bottom right": "appearance.bottomRight",
  "bottom left": "appearance.bottomLeft",
  "middle right": "appearance.middleRight",
  "middle left": "appearance.middleLeft",
  "top right": "appearance.topRight",
  "top left": "appearance.topLeft",
} as const satisfies Record<BadgePlace, TextKey>;

const LEVELS = ["top", "middle", "bottom"];

/** The place that an arrow key leads to; null for other keys, and where there is none. */
export function placeTowards(from: BadgePlace, key: string): BadgePlace | null {
  const [level = "", side = ""] = from.split(" ");
  const sides: Record<string, string> = { ArrowLeft: "left", ArrowRight: "right" };
  const steps: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };
  const toLevel = LEVELS[LEVELS.indexOf(level) + (steps[key] ?? 0)] ?? level;
  const wanted = `${toLevel} ${sides[key] ?? side}`;
  return BADGE_PLACES.find((place) => place === wanted && place !== from) ?? null;
}
