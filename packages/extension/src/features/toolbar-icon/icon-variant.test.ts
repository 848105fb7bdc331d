import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BadgeFace } from "../../badge-look.ts";
import { ICON_VARIANTS, iconVariant } from "./icon-variant.ts";
import { pathsOf } from "./toolbar-icon.background.ts";

const known: BadgeFace = { kind: "known", upvotes: 3, comments: 0, voted: false, saved: false };
const calm = { isSignedIn: true, isOffline: false };

test.for([
  [null, calm, "quiet"],
  [null, { ...calm, isSignedIn: false }, "signed-out"],
  [null, { isSignedIn: false, isOffline: true }, "offline"],
  [known, { ...calm, isSignedIn: false }, "here"],
  [{ ...known, saved: true }, calm, "saved"],
  [{ kind: "unknown" }, calm, "here"],
  [{ kind: "no-id" }, calm, "here"],
  [{ kind: "unreachable" }, calm, "offline"],
] as const)("%o, %o: %s", ([face, state, variant]) => {
  expect(iconVariant(face, state)).toBe(variant);
});

test.for(ICON_VARIANTS)("%s is drawn in every size", (variant) => {
  for (const path of Object.values(pathsOf(variant))) {
    const file = join(import.meta.dirname, "../../../public", path);
    expect(existsSync(file), `pnpm --filter @paperround/extension icons draws ${path}`).toBe(true);
  }
});
