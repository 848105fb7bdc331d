import type { Locator, Page } from "playwright-core";
import { KNOWN } from "../e2e/arxiv-pages.ts";
import type { ChromiumReader } from "../e2e/chromium-reader.ts";
import { signIn } from "../e2e/sign-in.ts";
import type { World } from "../e2e/world.ts";

type Picture = (of: Page | Locator, name: string) => Promise<void>;

/** Pictures of the options, part by part, in the states that they can be in. */
export async function pictureOptions(
  world: World,
  reader: ChromiumReader,
  look: string,
  picture: Picture,
): Promise<void> {
  const options = await reader.context.newPage();
  await options.setViewportSize({ width: 760, height: 940 });
  await options.goto(`${reader.home}/options.html`);
  await options.locator(".sites li").first().waitFor();
  await picture(options, "options");

  const address = options.getByLabel("Address of your community's Paperround");
  await address.fill("http://papers.example.org");
  await options.getByRole("button", { name: "Use this server" }).click();
  await options.getByRole("alert").waitFor();
  await picture(options.locator("#server"), "options-server-refused");

  // Whoever voted for the other pictures.
  await options.locator("#account").getByRole("button", { name: "Sign out" }).click();
  await options.locator("#account").getByRole("button", { name: "Sign in" }).click();
  await options.getByLabel("Email address").waitFor();
  await picture(options.locator("#account"), "options-sign-in");
  await signIn(world, options, `options-${look}@example.org`);
  await options.getByRole("button", { name: "Sign out" }).waitFor();
  await picture(options.locator("#account"), "options-account");

  await picture(options.locator("#privacy"), "options-privacy");
  await options.getByRole("searchbox").fill("pub");
  await options.getByRole("checkbox", { name: /^PubMed Central/ }).uncheck();
  await picture(options.locator("#sites"), "options-sites");
  await options.getByRole("checkbox", { name: /^PubMed Central/ }).check();
  await picture(options.locator("#appearance"), "options-appearance");
  await picture(options.locator("#shortcuts"), "options-shortcuts");

  const popup = await reader.popup(await reader.visit(`https://arxiv.org/abs/${KNOWN.id}`));
  await popup.getByRole("button", { name: "Save to reading list" }).waitFor();
  world.gate.breakDown();
  await popup.getByRole("button", { name: /^Upvote/ }).click();
  await popup.getByRole("button", { name: "Save to reading list" }).click();
  await options.bringToFront();
  await options.locator(".queue li").nth(1).waitFor();
  await picture(options.locator("#queue"), "options-queue");
  world.gate.open();
  await options.getByRole("button", { name: "Send now" }).click();
  await options.getByText("Nothing waits").waitFor();

  await options.getByRole("button", { name: "Delete local data" }).click();
  await picture(options.locator("#my-data"), "options-data");
  await options.getByRole("button", { name: "Keep it" }).click();

  // The next pictures begin as nobody.
  await options.locator("#account").getByRole("button", { name: "Sign out" }).click();
  await options.locator("#account").getByRole("button", { name: "Sign in" }).waitFor();
  await options.close();
}
