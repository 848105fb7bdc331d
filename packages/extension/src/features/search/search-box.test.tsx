import { render } from "preact";
import { useState } from "preact/hooks";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { SuggestionView } from "../../card-views.ts";
import { onMessage } from "../../messages.ts";
import type { Result } from "../../result.ts";
import { SearchBox } from "./SearchBox.tsx";

let root: HTMLElement;
let asked: string[];
let answers: ((answer: Result<SuggestionView[]>) => void)[];
let stopListening: () => void;
let searched: string[];

beforeEach(async () => {
  fakeBrowser.reset();
  asked = [];
  answers = [];
  searched = [];
  stopListening = onMessage("search.suggest", ({ data }) => {
    asked.push(data.query);
    return new Promise((resolve) => answers.push(resolve));
  });
  root = document.body.appendChild(document.createElement("div"));
  await act(() => render(<Box />, root));
});
afterEach(() => {
  stopListening();
  render(null, root);
  root.remove();
});

function Box() {
  const [text, setText] = useState("");
  return <SearchBox text={text} onText={setText} onSearch={(query) => searched.push(query)} />;
}

const field = () => root.querySelector("input") as HTMLInputElement;
const options = () =>
  [...root.querySelectorAll("[role=option] > span")].map(({ textContent }) => textContent);
async function type(text: string): Promise<void> {
  await act(() => {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}
async function press(key: string): Promise<void> {
  await act(() => {
    const isFree = field().dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    if (key === "Enter" && isFree) field().form?.requestSubmit();
  });
}
async function reply(place: number, ...texts: string[]): Promise<void> {
  await expect.poll(() => answers.length).toBeGreaterThan(place);
  await act(async () => {
    const value = texts.map((text) => ({ kind: "KEYWORD" as const, text, query: `kw:${text}` }));
    answers[place]?.({ ok: true, value });
    await new Promise((later) => setTimeout(later, 10));
  });
}

test("asks for letters that stand still, and shows only the newest answer", async () => {
  await type("l");
  await type("la");
  await type("lan");
  await expect.poll(() => asked).toEqual(["lan"]);
  await type("lang");
  await expect.poll(() => asked).toEqual(["lan", "lang"]);
  await reply(1, "language");
  await reply(0, "land");
  expect(options()).toEqual(["language"]);
});

test("what is chosen is searched for, and is not offered again", async () => {
  await type("lan");
  await reply(0, "land", "language");
  await press("ArrowDown");
  await press("ArrowDown");
  await press("Enter");
  expect(searched).toEqual(["kw:language"]);
  expect(field().value).toBe("kw:language");
  await new Promise((later) => setTimeout(later, 250));
  expect(asked).toEqual(["lan"]);
  expect(options()).toEqual([]);
});

test("Enter after more letters searches for them, not for what was pointed at before", async () => {
  await type("lan");
  await reply(0, "land");
  await press("ArrowDown");
  await type("lang models");
  await press("Enter");
  expect(searched).toEqual(["lang models"]);
});

test("a suggestion is text, whatever is in it", async () => {
  const evil = `<img src=x onerror="document.title='gotcha'">`;
  await type("img");
  await reply(0, evil);
  expect(options()).toEqual([evil]);
  expect(root.querySelector("img")).toBeNull();
});

test("an arrow key that is pressed as soon as there is something to point at points at it", async () => {
  await type("lan");
  await expect.poll(() => answers).toHaveLength(1);
  const pressed = new Promise<void>((resolve) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      field().dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
      resolve();
    }).observe(root, { childList: true, subtree: true });
  });
  // Not within `act`, which would have everything run that comes later.
  answers[0]?.({ ok: true, value: [{ kind: "KEYWORD", text: "land", query: "kw:land" }] });
  await pressed;
  await new Promise((later) => setTimeout(later, 250));
  expect(root.querySelector("[role=option]")?.getAttribute("aria-selected")).toBe("true");
});
