import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onMessage } from "../../messages.ts";
import { Detail } from "./detail.tsx";

const PAGE = {
  ids: [{ scheme: "ARXIV" as const, value: "2510.03264" }],
  title: "A Paper",
};

let root: HTMLElement;
let stops: (() => void)[];
const onBack = vi.fn<() => void>();

beforeEach(async () => {
  fakeBrowser.reset();
  onBack.mockReset();
  stops = [
    onMessage("accounts.read", () => null),
    onMessage("accounts.pending", () => null),
    onMessage("settings.read", () => ({
      server: "http://localhost:4000",
      defaultServer: "http://localhost:4000",
      lookups: true,
      servers: [],
    })),
    // Never answered: the paper stays the one of the card.
    onMessage("paper.read", () => new Promise<never>(() => undefined)),
  ];
  root = document.body.appendChild(document.createElement("div"));
  await act(() => render(<Detail paper={PAGE} onBack={onBack} />, root));
});
afterEach(async () => {
  for (const stop of stops) stop();
  await act(() => render(null, root));
  root.remove();
});

function wayBack(): HTMLButtonElement {
  const found = root.querySelector<HTMLButtonElement>(".way-back button");
  if (!found) throw new Error("There is no way back.");
  return found;
}

test("one button leads back", () => {
  expect(root.querySelector("h1")?.textContent).toBe("A Paper");
  expect(root.querySelector(".close")).toBeNull();
  wayBack().click();
  expect(onBack).toHaveBeenCalledOnce();
});

test.each([
  ["the paper", () => root.querySelector("main")],
  ["the way back", wayBack],
  ["nothing that is there any more", () => document.body],
])("Escape leads back when the focus is on %s", (_, focused) => {
  const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
  focused()?.dispatchEvent(escape);
  expect(onBack).toHaveBeenCalledOnce();
});

test("when it is gone, Escape is somebody else's", async () => {
  await act(() => render(null, root));
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(onBack).not.toHaveBeenCalled();
});
