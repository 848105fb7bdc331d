/**
 * Takes pictures of every surface, light and dark: on an arXiv-like page written for the tests, against a real server with
 * its bundled papers. `--help` says more.
 */
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { KNOWN, UNKNOWN } from "../e2e/arxiv-pages.ts";
import { badgeOf, panelOf, startChromium } from "../e2e/chromium-reader.ts";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { signIn, voteAsAnother } from "../e2e/sign-in.ts";
import { startWorld } from "../e2e/world.ts";
import type { World } from "../e2e/world.ts";
import { discussKnown, takePanelParts } from "./panel-pictures.ts";
import { pictureWhole } from "./picture-whole.ts";
import { pictureElsewhere } from "./picture-elsewhere.ts";
import { pictureListingQuestion, pictureListings } from "./picture-listings.ts";
import { pictureMails } from "./picture-mails.ts";
import { pictureOptions } from "./picture-options.ts";
import { picturePages } from "./picture-pages.ts";
import { pictureSidePanel } from "./picture-side-panel.ts";
import { readOptions } from "./read-options.ts";

const PICTURES = fileURLToPath(new URL("../../../.cache/screenshots", import.meta.url));
const IMAGES = fileURLToPath(new URL("../../../docs/images", import.meta.url));
const values = readOptions(
  `Usage: pnpm screenshots [--out FOLDER] [--docs]

Writes pictures of badge, listings, panel, popup, options and side panel, of the server's own pages, and of the
digest's mails, light and dark, and of the first four with high contrast and in other languages, as PNG (default:
.cache/screenshots, which git ignores). With --docs those that docs/images has are renewed there, too.
Builds the extension first where it has changed. Needs a Chromium: on the PATH, or CHROMIUM_PATH.`,
  {
    out: { type: "string", default: PICTURES },
    docs: { type: "boolean" },
  },
);

const world = await startWorld({
  LIMIT_SIGN_IN_CODES: "1000",
  LIMIT_SIGN_INS: "1000",
});
try {
  await mkdir(values.out, { recursive: true });
  for (let voter = 1; voter <= 11; voter += 1) {
    await voteAsAnother(world, `reader-${voter}@example.org`, KNOWN.id);
  }
  await discussKnown(world);
  await picturePages(world, values.out);
  for (const colorScheme of ["light", "dark"] as const) {
    const reader = await startChromium(world, { colorScheme, scale: 2 });
    try {
      await takeAll(world, reader, colorScheme);
    } finally {
      await reader.close();
    }
  }
  await pictureElsewhere(world, values.out);
  await pictureMails(values.out);
  if (values.docs === true) {
    for (const name of await readdir(IMAGES)) {
      await copyFile(join(values.out, name), join(IMAGES, name));
    }
  }
} finally {
  await world.stop();
}

async function takeAll(world: World, reader: ChromiumReader, look: string): Promise<void> {
  const picture = async (of: Page | Locator, name: string) => {
    const path = join(values.out, `${name}-${look}.png`);
    await of.screenshot({ path, animations: "disabled" });
    console.log(path);
  };

  await pictureListingQuestion(reader, picture);
  const page = await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`);
  await badgeOf(page).waitFor();
  await picture(page, "badge");

  await badgeOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: /^Upvote/ }).press("Enter");
  await panel.getByLabel("Email address").waitFor();
  await settled(page);
  await picture(page, "sign-in");
  await signIn(world, panel, `picture-${look}@example.org`);
  await panel.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await panel.getByRole("button", { name: "Save to reading list" }).press("Enter");
  await panel.getByRole("button", { name: "✓ Reading list" }).waitFor();
  await panel.getByRole("link").nth(2).waitFor();
  await settled(page);
  await picture(page, "panel");
  await panel.getByRole("button", { name: "Choose lists" }).press("Enter");
  await panel.getByRole("checkbox").first().waitFor();
  await settled(page);
  await picture(page, "lists");

  const popup = await reader.popup(page);
  await popup.getByRole("link").nth(2).waitFor();
  await pictureWhole(popup, picture, "popup");
  await takePanelParts(reader, page, picture);

  const list = await reader.visit("https://arxiv.org/list/cs.CL/recent");
  const adding = await reader.popup(list);
  await adding.locator(".add-paper input").fill(`https://doi.org/10.48550/arXiv.${KNOWN.id}`);
  await adding.getByText(`Understood: arXiv ${KNOWN.id}`).waitFor();
  await pictureWhole(adding, picture, "add-paper");

  const unknown = await reader.visit(`https://arxiv.org/abs/${UNKNOWN.id}`);
  await badgeOf(unknown).waitFor();
  await badgeOf(unknown).click();
  await panelOf(unknown).getByRole("button", { name: "Be the first" }).waitFor();
  await settled(unknown);
  await picture(unknown, "be-the-first");

  const narrow = await reader.visit(`https://arxiv.org/html/${KNOWN.id}v1`);
  await narrow.setViewportSize({ width: 620, height: 560 });
  await badgeOf(narrow).waitFor();
  await picture(narrow, "narrow");

  await pictureOptions(world, reader, look, picture);
  await pictureListings(reader, picture);
  await pictureSidePanel(world, reader, look, picture);

  world.gate.breakDown();
  // Of a paper that was never read here: those that were are shown from their copies.
  const down = await reader.popup(unknown);
  await down.getByRole("alert").waitFor();
  await pictureWhole(down, picture, "unreachable");
  world.gate.open();
}

/** Frames resize by messages: a moment later everything stands still. */
async function settled(page: Page): Promise<void> {
  await page.mouse.move(20, 400);
  await page.waitForTimeout(400);
}
