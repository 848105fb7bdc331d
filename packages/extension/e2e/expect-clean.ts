import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * Expects that axe finds nothing.
 * @param part a selector, where the rest of the page is somebody else's
 */
export async function expectClean(page: Page, part?: string): Promise<void> {
  // What is in order is not described, which takes most of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, on: nodes.map(({ html }) => html) }));
  expect(found, page.url()).toEqual([]);
}
