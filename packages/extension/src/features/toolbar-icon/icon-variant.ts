import type { BadgeFace } from "../../badge-look.ts";

/** How the button is drawn: `scripts/draw-icons.ts` makes the pictures. */
export const ICON_VARIANTS = ["quiet", "here", "saved", "signed-out", "offline"] as const;
export type IconVariant = (typeof ICON_VARIANTS)[number];

/** What is so beside the paper of a tab. */
export interface IconState {
  isSignedIn: boolean;
  /** The server could not be reached the last time. */
  isOffline: boolean;
}

/**
 * The picture of a tab's button.
 * @param face of the tab's paper; null for tabs without one
 */
export function iconVariant(face: BadgeFace | null, state: IconState): IconVariant {
  if (face?.kind === "unreachable") return "offline";
  if (face) return face.kind === "known" && face.saved ? "saved" : "here";
  if (state.isOffline) return "offline";
  return state.isSignedIn ? "quiet" : "signed-out";
}
