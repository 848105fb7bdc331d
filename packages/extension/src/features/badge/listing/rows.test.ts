import { expect, test } from "vitest";
import type { ListedPaper } from "../../../recognisers/list-papers.ts";
import { createChip } from "./chip.ts";
import { Rows } from "./rows.ts";

function listed(value: string, element: Element = document.createElement("li")): ListedPaper {
  const label = document.createElement("b");
  element.append(label);
  document.body.append(element);
  return { element, label, ids: [{ scheme: "ARXIV", value }], title: null };
}

test("a row that the page draws anew keeps what is known of it", () => {
  const rows = new Rows();
  const [row] = rows.update([listed("2611.00001"), listed("2611.00002")]).added;
  if (!row) throw new Error("No row.");
  row.kind = "known";
  const { added, removed } = rows.update([listed("2611.00001")]);
  expect(added).toEqual([row]);
  expect(row.kind).toBe("known");
  expect(removed.map(({ paper }) => paper.ids[0]?.value)).toEqual(["2611.00002"]);
});

test("a paper that is listed twice has one row, and so many rows are enough", () => {
  const rows = new Rows();
  rows.update([listed("2611.00001"), listed("2611.00001")]);
  expect(rows.all()).toHaveLength(1);
  rows.update(
    Array.from({ length: 700 }, (_, at) => listed(`2611.1${String(at).padStart(4, "0")}`)),
  );
  expect(rows.all()).toHaveLength(500);
});

test("a chip that the page throws out comes back three times", () => {
  const rows = new Rows();
  const paper = listed("2611.00001");
  const [row] = rows.update([paper]).added;
  if (!row) throw new Error("No row.");
  row.chip = createChip(
    () => undefined,
    () => undefined,
  );
  row.chip.mount(row.label);
  expect(rows.lost([])).toEqual([]);
  for (let time = 1; time <= 5; time += 1) {
    row.chip.host.remove();
    expect(rows.lost([])).toHaveLength(time <= 3 ? 1 : 0);
  }
});

test("a script of the page cannot press a chip, and a press on one is not one on its row", () => {
  let presses = 0;
  let rowPresses = 0;
  const { element, label } = listed("2611.00001");
  element.addEventListener("click", () => (rowPresses += 1));
  const chip = createChip(
    () => (presses += 1),
    () => undefined,
  );
  chip.mount(label);
  chip.button.click();
  expect([presses, rowPresses]).toEqual([0, 0]);
});

test("a chip never stands within a link", () => {
  const link = document.createElement("a");
  const title = document.createElement("h3");
  link.append(title);
  document.body.append(link);
  const chip = createChip(
    () => undefined,
    () => undefined,
  );
  chip.mount(title);
  expect(chip.host.closest("a")).toBeNull();
  expect(chip.host.previousElementSibling).toBe(link);
});
