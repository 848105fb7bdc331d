import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Tabs } from "./Tabs.tsx";

let root: HTMLElement;
let chosen: string;

beforeEach(() => {
  root = document.body.appendChild(document.createElement("div"));
  choose("one");
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function choose(id: string): void {
  chosen = id;
  const tabs = ["one", "two", "three"].map((id) => ({ id, name: id }));
  const element = (
    <Tabs label="Numbers" tabs={tabs} chosen={chosen} panelOf={(id) => id} onChoose={choose} />
  );
  void act(() => render(element, root));
}

function press(key: string): void {
  const target = document.activeElement ?? root;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

test("one stop for the Tab key, and the arrows go along, around and to the ends", () => {
  const buttons = [...root.querySelectorAll("button")];
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  buttons[0]?.focus();
  const steps: [key: string, place: string][] = [
    ["ArrowRight", "two"],
    ["End", "three"],
    ["ArrowRight", "one"],
    ["ArrowLeft", "three"],
    ["Home", "one"],
    ["a", "one"],
  ];
  for (const [key, place] of steps) {
    press(key);
    expect(chosen).toBe(place);
    expect(document.activeElement?.textContent).toBe(place);
    expect(root.querySelector("[aria-selected=true]")?.textContent).toBe(place);
  }
});
