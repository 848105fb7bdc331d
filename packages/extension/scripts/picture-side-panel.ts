import type { Locator, Page } from "playwright-core";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { openSidePanel, save, signInThere } from "../e2e/side-panel-reader.ts";
import { asAnother } from "../e2e/sign-in.ts";
import type { World } from "../e2e/world.ts";

type Picture = (of: Page | Locator, name: string) => Promise<void>;

/** Pictures of the side panel in all its states. */
export async function pictureSidePanel(
  world: World,
  reader: ChromiumReader,
  look: string,
  picture: Picture,
): Promise<void> {
  const panel = await openSidePanel(reader);
  const take = async (name: string) => {
    await panel.mouse.move(2, 2);
    await picture(panel, `side-panel-${name}`);
  };
  const tab = (name: string | RegExp) => panel.getByRole("tab", { name });

  await take("day");
  await panel.getByRole("button", { name: /Choose a day/ }).click();
  await panel.getByRole("textbox", { name: "Day" }).waitFor();
  await take("calendar");
  await panel.keyboard.press("Escape");
  await tab("Trending").click();
  await panel.locator(".paper-card").nth(4).waitFor();
  await take("trending");
  await tab("My lists").click();
  await take("signed-out");
  await panel.locator(".empty").getByRole("button", { name: "Sign in" }).click();
  await panel.getByLabel("Email address").waitFor();
  await take("sign-in");
  await panel.keyboard.press("Escape");

  const email = `side-panel-${look}@example.org`;
  const ids = await prepare(world, email);
  await signInThere(world, panel, email, 1);
  await tab("Papers").click();
  await tab("Month").click();
  const card = panel.locator(".paper-card").nth(1);
  await card.getByRole("button", { name: /^Upvote/ }).click();
  await card.getByRole("button", { name: /^Upvote/, pressed: true }).waitFor();
  await take("voted");

  await tab("Search").click();
  const field = panel.getByRole("combobox", { name: "Search papers" });
  await field.fill("lang");
  await panel.locator("[role=option]").first().waitFor();
  await field.press("ArrowDown");
  await take("suggestions");
  await field.fill("langage models");
  await field.press("Enter");
  await panel.locator("mark").first().waitFor();
  await take("search");
  await panel.locator(".filters button").click();
  await panel.getByLabel("Has code").check();
  await panel.getByText("Filters (1)").waitFor();
  await take("filters");
  await field.fill("qwertzuiop asdfghjkl");
  await field.press("Enter");
  await panel.getByText("Nothing fits").waitFor();
  await take("nothing");

  await tab("My lists").click();
  await panel.getByRole("combobox", { name: "Sort" }).last().selectOption("MANUAL");
  await panel
    .locator(".handle")
    .nth(ids.length - 1)
    .waitFor();
  await take("list");
  await panel.getByRole("button", { name: "Note and tags" }).first().click();
  await panel.getByLabel("Note", { exact: true }).waitFor();
  await take("note");
  await panel.keyboard.press("Escape");

  await tab(/^Notifications/).click();
  await panel.locator(".notification").first().waitFor();
  await take("notifications");

  await tab("Papers").click();
  await panel.locator("#view-papers .paper-card .title").first().click();
  await panel.locator(".related a").first().waitFor();
  await take("paper");
  await panel.getByRole("button", { name: "Back" }).click();
  await panel.setViewportSize({ width: 300, height: 700 });
  await take("narrow");
  await panel.setViewportSize({ width: 900, height: 700 });
  await take("wide");
  await panel.setViewportSize({ width: 420, height: 800 });

  world.gate.breakDown();
  await tab("Week").click();
  await panel.getByText("The server cannot be reached. As of").first().waitFor();
  await take("unreachable");
  world.gate.open();
}

/** A reading list with notes and tags, and a notification. */
async function prepare(world: World, email: string): Promise<string[]> {
  const { feed } = await world.query<{
    feed: { nodes: { id: string; ids: { value: string }[] }[] };
  }>(`{ feed(period: TRENDING, first: 4) { nodes { id ids { value } } } }`);
  const ids = feed.nodes.flatMap((paper) => paper.ids[0]?.value ?? []);
  const reader = await asAnother(world, email);
  await save(reader, ids);
  const [first] = feed.nodes;
  const paper = `paper: {id: "${first?.id}"}`;
  await reader(
    `mutation { saveToList(input: {${paper}, note: "For Thursday's group: the ablation in section 4.", tags: ["pretraining", "to discuss"], readState: READING}) { __typename } }`,
  );
  const added = await reader<{ addComment: { comment: { id: string } } }>(
    `mutation { addComment(input: {${paper}, body: "Does it hold at scale?", idempotencyKey: "picture-${email}"}) { ... on AddCommentSuccess { comment { id } } } }`,
  );
  const other = await asAnother(world, `ada.${email}`);
  await other(
    `mutation { addComment(input: {inReplyToId: "${added.addComment.comment.id}", body: "Figure 7 says so, up to 8B parameters. Beyond that nobody has looked.", idempotencyKey: "answer-${email}"}) { __typename } }`,
  );
  return ids;
}
