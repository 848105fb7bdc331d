import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Page } from "../card-views.ts";
import type { Result } from "../result.ts";
import { usePages } from "./use-pages.ts";

interface Item {
  id: string;
}
type Answer = Result<Page<Item>>;

let root: HTMLElement;
let pages: ReturnType<typeof usePages<Item, Page<Item>>>;
let asked: { key: string; after: string | null; reply: (answer: Answer) => Promise<void> }[];

beforeEach(() => {
  asked = [];
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function Reader({ name }: { name: string }) {
  pages = usePages<Item, Page<Item>>(
    name,
    (after) =>
      new Promise((resolve) => {
        const reply = (answer: Answer) =>
          act(async () => {
            resolve(answer);
            await Promise.resolve();
          });
        asked.push({ key: name, after, reply });
      }),
  );
  return null;
}

async function read(key: string): Promise<void> {
  await act(() => render(<Reader name={key} />, root));
}
const page = (ids: string, end: string | null = null): Answer => ({
  ok: true,
  value: { items: Array.from(ids, (id) => ({ id })), end },
});
const DOWN: Answer = { ok: false, failure: { kind: "unreachable", server: "http://s" } };
const shown = () => pages.items.map(({ id }) => id).join("");

test("reads on from where a page ended; what comes twice is shown once", async () => {
  await read("a");
  await asked[0]?.reply(page("123", "3"));
  await act(() => void pages.more());
  // A second press while the first is on its way asks nothing.
  await act(() => void pages.more());
  expect(asked.map(({ after }) => after)).toEqual([null, "3"]);
  await asked[1]?.reply(page("345"));
  expect(shown()).toBe("12345");
  expect(pages.end).toBeNull();
});

test("an answer that comes too late for its question is dropped", async () => {
  await read("a");
  await read("b");
  await asked[1]?.reply(page("789"));
  await asked[0]?.reply(page("123"));
  expect(shown()).toBe("789");
});

test("more of a former question is dropped, too", async () => {
  await read("a");
  await asked[0]?.reply(page("12", "2"));
  await act(() => void pages.more());
  await read("b");
  await asked[2]?.reply(page("7", "7"));
  await asked[1]?.reply(page("34"));
  expect(shown()).toBe("7");
  expect(pages.isReadingMore).toBe(false);
});

test("a failure keeps what answers the same question, and nothing of another", async () => {
  await read("a");
  await asked[0]?.reply(page("12", "2"));
  await act(() => void pages.more());
  await asked[1]?.reply(DOWN);
  expect([shown(), pages.failure?.kind]).toEqual(["12", "unreachable"]);
  await act(() => void pages.more());
  await asked[2]?.reply(page("3"));
  expect([shown(), pages.failure]).toEqual(["123", null]);
  await act(() => void pages.reload());
  await asked[3]?.reply(DOWN);
  expect(shown()).toBe("123");
  await read("b");
  await asked[4]?.reply(DOWN);
  expect([shown(), pages.failure?.kind, pages.facts]).toEqual(["", "unreachable", null]);
});
