import type { ComponentChild } from "preact";
import type { TextKey, Values } from "../locales/catalogue.ts";
import { piecesOf } from "../text.ts";

/** A text whose holes are filled with elements: `rich("accounts.signedInAs", { name: <b>Ada</b>, … })`. */
export function rich<Key extends TextKey>(
  key: Key,
  ...[values]: Values<Key, ComponentChild>
): ComponentChild[] {
  return piecesOf<ComponentChild>(key, values);
}
