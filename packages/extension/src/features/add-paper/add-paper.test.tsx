import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AddPaper } from "./AddPaper.tsx";

const OFFER: PaperIdentifier = { scheme: "DOI", value: "10.1145/2854146" };

let root: HTMLElement;
const onChosen = vi.fn<(identifier: PaperIdentifier) => void>();

beforeEach(() => {
  onChosen.mockReset();
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function show(offer: PaperIdentifier | null): void {
  void act(() => render(<AddPaper offer={offer} isWanted onChosen={onChosen} />, root));
}
const field = () => root.querySelector("input");
const said = () => root.querySelector("[role=status]")?.textContent;
function type(text: string): void {
  const input = field();
  if (!input) return;
  input.value = text;
  void act(() => void input.dispatchEvent(new Event("input", { bubbles: true })));
}
function submit(): void {
  const form = root.querySelector("form");
  const event = new Event("submit", { bubbles: true, cancelable: true });
  void act(() => void form?.dispatchEvent(event));
}

test("says at once what it understands, and hands over that", () => {
  show(null);
  type("https://arxiv.org/abs/1706.03762v5");
  expect(said()).toBe("Understood: arXiv 1706.03762");
  submit();
  expect(onChosen).toHaveBeenCalledExactlyOnceWith({ scheme: "ARXIV", value: "1706.03762" });
});

test("says why not, and hands over nothing", () => {
  show(null);
  type("Attention is all you need");
  expect(said()).toContain("No paper's id is in this");
  expect(field()?.getAttribute("aria-invalid")).toBe("false");
  submit();
  expect(onChosen).not.toHaveBeenCalled();
  expect(field()?.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field());
  type("arXiv 1706.03762");
  expect(field()?.getAttribute("aria-invalid")).toBe("false");
});

test("sent empty, asks for something", () => {
  show(null);
  submit();
  expect(said()).toBe("Paste a paper's address or id first.");
  expect(onChosen).not.toHaveBeenCalled();
});

test("takes what is typed from its first moment on", () => {
  // Without waiting for effects that come after it is drawn.
  render(<AddPaper offer={null} isWanted onChosen={onChosen} />, root);
  expect(document.activeElement).toBe(field());
});

test("offers what the tab's address names", () => {
  show(OFFER);
  const button = root.querySelector<HTMLButtonElement>("button[type=button]");
  expect(button?.textContent).toBe("This tab: DOI 10.1145/2854146");
  void act(() => button?.click());
  expect(onChosen).toHaveBeenCalledExactlyOnceWith(OFFER);
});
