import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { ListQuestion } from "./ListQuestion.tsx";

const root = document.body.appendChild(document.createElement("div"));
afterEach(() => render(null, root));

test("takes the focus as it appears, and not from a button that has it by then", async () => {
  render(<ListQuestion site="arXiv" onClose={() => undefined} />, root);
  expect(document.activeElement?.localName).toBe("main");
  const [first] = root.querySelectorAll("button");
  first?.focus();
  await new Promise((later) => setTimeout(later, 200));
  expect(document.activeElement).toBe(first);
});
