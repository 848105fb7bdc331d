import type { Locator, Page } from "playwright-core";
import { KNOWN, TWIN } from "../e2e/arxiv-pages.ts";
import { badgeOf, panelOf } from "../e2e/chromium-reader.ts";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { asAnother, commentAs } from "../e2e/sign-in.ts";
import type { World } from "../e2e/world.ts";
import { pictureWhole } from "./picture-whole.ts";

type Picture = (of: Page | Locator, name: string) => Promise<void>;

/** What others have said of the paper before its reader comes. */
export async function discussKnown(world: World): Promise<void> {
  const ada = await asAnother(world, "ada@example.org");
  const bo = await asAnother(world, "bo@example.org");
  const root = await commentAs(
    ada,
    { arxiv: KNOWN.id },
    "Variety **early**, quality late. Two questions:\n\n1. Does it hold at other sizes?\n2. What of `code` data?\n\n> gains that later fine-tuning does not catch up with\n\nSee [the longer note](https://example.org/notes).",
  );
  await commentAs(bo, { inReplyTo: root }, "At two sizes, yes: table 4.");
  const gone = await commentAs(bo, { arxiv: KNOWN.id }, "Never mind.");
  await commentAs(ada, { inReplyTo: gone }, "@bo too late, I have read it.");
  const name = JSON.stringify(root);
  await bo(
    `mutation { setReaction(input: {commentId: ${name}, reaction: INSIGHTFUL, on: true}) { __typename } }`,
  );
  await bo(
    `mutation { deleteComment(input: {commentId: ${JSON.stringify(gone)}}) { __typename } }`,
  );
}

/**
 * The parts of the panel that open, and a paper that is here under another name.
 * @param page shows the paper, and its reader is signed in and keeps it
 */
export async function takePanelParts(
  reader: ChromiumReader,
  page: Page,
  picture: Picture,
): Promise<void> {
  const popup = await reader.popup(page);
  await popup.getByRole("button", { name: /Discussion/ }).click();
  await popup.getByText("At two sizes").waitFor();
  await popup.getByLabel("Your comment").fill("What about the *last* steps?");
  await pictureWhole(popup, picture, "discussion");
  await popup.getByRole("button", { name: "Comment", exact: true }).click();
  const mine = popup.getByRole("article").filter({ hasText: "the last steps" });
  await mine.getByRole("button", { name: "React" }).click();
  await mine.getByRole("button", { name: "Curious" }).click();
  await mine.getByRole("button", { name: "Curious 1", pressed: true }).waitFor();
  await popup.getByRole("button", { name: "Reply" }).last().click();
  await pictureWhole(popup, picture, "discussion-mine");
  await mine.getByRole("button", { name: "Delete" }).click();
  await pictureWhole(popup, picture, "discussion-delete");
  await mine.getByRole("button", { name: "Delete" }).click();
  await popup.getByText("Deleted by who wrote it.").first().waitFor();
  await popup.getByRole("button", { name: /Discussion/ }).click();

  await popup.getByRole("button", { name: "My notes and tags" }).click();
  await popup.getByRole("textbox", { name: "Note" }).fill("For the reading group.");
  await popup.getByRole("textbox", { name: /^Tags/ }).fill("reasoning, data");
  await pictureWhole(popup, picture, "notes");
  await popup.getByRole("button", { name: "My notes and tags" }).click();
  await popup.getByRole("button", { name: "Cite" }).click();
  await popup.getByRole("button", { name: "Copy" }).waitFor();
  await pictureWhole(popup, picture, "cite");

  const twin = await reader.visit(`https://arxiv.org/abs/${TWIN.id}`);
  await badgeOf(twin).click();
  await panelOf(twin).getByRole("region", { name: "Is it this one?" }).waitFor();
  await panelOf(twin).locator('[aria-busy="true"]').waitFor({ state: "detached" });
  await twin.waitForTimeout(400);
  await picture(twin, "is-it-this-one");
}
