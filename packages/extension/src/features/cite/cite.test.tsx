import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { onMessage } from "../../messages.ts";
import type { CitationsView, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { Cite } from "./Cite.tsx";

const PAPER = { id: "paper", ids: [{ scheme: "DOI", value: "10.1145/2854146" }] } as PaperView;
const TEXTS: CitationsView = {
  bibtex: "@article{a,\n  title = {<script>}\n}",
  ris: "TY  - JOUR\nER  - ",
  markdown: "A paper.",
};

let root: HTMLElement;
let stop: () => void;
let answer: Result<CitationsView>;
let copied: string[];
const onSaid = vi.fn<(words: string) => void>();

beforeEach(async () => {
  fakeBrowser.reset();
  onSaid.mockReset();
  copied = [];
  answer = { ok: true, value: TEXTS };
  stop = onMessage("citations.read", () => answer);
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(async () => {
  stop();
  await act(() => render(null, root));
  root.remove();
});

async function show(): Promise<void> {
  await act(() => render(<Cite paper={PAPER} onSaid={onSaid} />, root));
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    expect(root.querySelector("textarea, [role=alert]")).not.toBeNull();
  }, 20_000);
}
function clipboard(write: (text: string) => Promise<void>): void {
  vi.spyOn(navigator.clipboard, "writeText").mockImplementation(write);
}
const copy = async () => {
  await act(() => root.querySelector<HTMLElement>("button.primary")?.click());
  await vi.waitFor(() => expect(onSaid).toHaveBeenCalled(), 20_000);
};

test("copies the text that is shown, and says so", async () => {
  await show();
  clipboard((text) => Promise.resolve(void copied.push(text)));
  await copy();
  expect(copied).toEqual([TEXTS.bibtex]);
  expect(onSaid).toHaveBeenCalledExactlyOnceWith("BibTeX copied");
});

test("where the page forbids it, the text is selected; where nothing works, that is said", async () => {
  await show();
  clipboard(() => Promise.reject(new Error("forbidden")));
  document.execCommand = () => false;
  await copy();
  const field = root.querySelector("textarea");
  expect([field?.selectionStart, field?.selectionEnd]).toEqual([0, TEXTS.bibtex.length]);
  expect(onSaid).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("selected"));
});

test("offers each format as a file named after the paper", async () => {
  await show();
  const [, ris] = root.querySelectorAll<HTMLElement>("[role=tab]");
  await act(() => ris?.click());
  expect(root.querySelector("textarea")?.value).toBe(TEXTS.ris);
  const link = root.querySelector("a");
  expect(link?.getAttribute("download")).toBe("doi-10.1145-2854146.ris");
  expect(decodeURIComponent(link?.getAttribute("href") ?? "")).toContain(TEXTS.ris);
});

test("says why there is nothing", async () => {
  answer = { ok: false, failure: { kind: "unreachable", server: "http://localhost:4000" } };
  await show();
  expect(root.querySelector("[role=alert]")?.textContent).toContain("cannot be reached");
});
