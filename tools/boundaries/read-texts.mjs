import { Visitor } from "oxc-parser";

/** Attributes that a person sees or hears. */
const SHOWN_ATTRIBUTES = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-roledescription",
  "aria-valuetext",
  "label",
  "placeholder",
  "title",
]);
/** What begins like a sentence: a capital, and a small word or an ellipsis. Names have only capitals. */
const SENTENCE = /^\p{Lu}[\p{L}’'-]*(\s\p{Ll}|…$|,\s)/u;
const LETTER = /\p{L}/u;

/**
 * The literal texts that a person would see or hear, as far as the code shows which these are.
 *
 * @param {import("oxc-parser").Program} program
 * @param {(offset: number) => number} lineAt
 * @returns {import("./read-module.mjs").Use[]}
 */
export function textsOf(program, lineAt) {
  /** @type {Map<number, string>} by where they start: some are found twice */
  const found = new Map();
  /** Where errors are made: their words are for developers. */
  /** @type {[start: number, end: number][]} */
  const errors = [];

  /** @param {any} node a value that is shown, or what it is chosen from */
  function show(node) {
    if (node === null) return;
    if (node.type === "JSXExpressionContainer") return show(node.expression);
    if (node.type === "ConditionalExpression") {
      show(node.consequent);
      return show(node.alternate);
    }
    if (node.type === "LogicalExpression") {
      show(node.left);
      return show(node.right);
    }
    const words = wordsOf(node);
    if (LETTER.test(words)) found.set(node.start, words.trim());
  }

  const visitor = new Visitor({
    JSXText: show,
    JSXElement({ children }) {
      for (const child of children) if (child.type === "JSXExpressionContainer") show(child);
    },
    JSXAttribute({ name, value }) {
      if (name.type === "JSXIdentifier" && SHOWN_ATTRIBUTES.has(name.name)) show(value);
    },
    Literal(node) {
      if (SENTENCE.test(wordsOf(node))) show(node);
    },
    TemplateLiteral(node) {
      if (SENTENCE.test(wordsOf(node))) show(node);
    },
    NewExpression({ callee, start, end }) {
      if (callee.type === "Identifier" && callee.name.endsWith("Error")) errors.push([start, end]);
    },
  });
  visitor.visit(program);
  return [...found]
    .filter(([at]) => !errors.some(([start, end]) => start < at && at < end))
    .map(([at, what]) => ({ what, line: lineAt(at) }));
}

/** @param {any} node */
function wordsOf(node) {
  if (node.type === "JSXText") return node.value;
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : "";
  if (node.type !== "TemplateLiteral") return "";
  return node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join(" ");
}
