import { parseSync, Visitor } from "oxc-parser";
import { Failure } from "../failure.mjs";
import { textsOf } from "./read-texts.mjs";

/**
 * @typedef {object} Import
 * @property {string} specifier as it is written
 * @property {number} line
 * @property {boolean} typeOnly whether it is gone when the program runs
 * @property {string[]} names what it takes, as the other file calls it
 */

/**
 * @typedef {object} Use
 * @property {string} what such as `process.env` or `document.createElement`
 * @property {number} line
 */

/**
 * What the rules want to know of one source file.
 *
 * @typedef {object} Module
 * @property {string} path from the root of the repository, with slashes
 * @property {Import[]} imports static, dynamic and re-exported
 * @property {boolean} isBarrel whether it passes on everything of another file, or nothing of its own
 * @property {Use[]} uses global names and methods that some rule forbids somewhere
 * @property {Use[]} texts literal texts that a person would see or hear
 * @property {boolean} takesDatabase whether it exports a function whose first parameter is `db`
 * @property {number} lineCount
 */

/**
 * @param {string} path
 * @param {string} source
 * @returns {Module}
 */
export function readModule(path, source) {
  const { module, program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Failure(`${path} cannot be parsed: ${error.message}`);
  const lineAt = lineFinder(source);
  return {
    path,
    imports: [...importsOf(module, source, lineAt), ...importedTypesOf(program, lineAt)],
    isBarrel: isBarrel(module, program),
    uses: usesOf(program, lineAt),
    texts: textsOf(program, lineAt),
    takesDatabase: program.body.some(exportsFunctionOfDatabase),
    lineCount: source.trimEnd().split("\n").length,
  };
}

/**
 * @param {import("oxc-parser").EcmaScriptModule} module
 * @param {string} source
 * @param {(offset: number) => number} lineAt
 * @returns {Import[]}
 */
function importsOf(module, source, lineAt) {
  const statics = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    line: lineAt(start),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    names: entries.flatMap(({ importName }) => importName.name ?? []),
  }));
  const passedOn = module.staticExports.flatMap(({ entries, start }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null
        ? []
        : [{ specifier: moduleRequest.value, line: lineAt(start), typeOnly: isType, names: [] }],
    ),
  );
  const dynamics = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const written = source.slice(moduleRequest.start, moduleRequest.end);
    const [, specifier] = /^["'`]([^"'`$]+)["'`]$/.exec(written) ?? [];
    return specifier === undefined
      ? []
      : [{ specifier, line: lineAt(start), typeOnly: false, names: [] }];
  });
  return [...statics, ...passedOn, ...dynamics];
}

/**
 * Types that are imported where they are used: `import("./vote.ts").Vote`.
 *
 * @param {import("oxc-parser").Program} program
 * @param {(offset: number) => number} lineAt
 */
function importedTypesOf(program, lineAt) {
  /** @type {Import[]} */
  const imports = [];
  const visitor = new Visitor({
    TSImportType({ source, start }) {
      imports.push({ specifier: source.value, line: lineAt(start), typeOnly: true, names: [] });
    },
  });
  visitor.visit(program);
  return imports;
}

/**
 * @param {import("oxc-parser").EcmaScriptModule} module
 * @param {import("oxc-parser").Program} program
 */
function isBarrel(module, program) {
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const passesAllOn = entries.some(
    // `export * from`: it has no name of its own.
    ({ moduleRequest, exportName }) => moduleRequest !== null && exportName.name === null,
  );
  const hasNothingOfItsOwn =
    entries.length > 0 &&
    program.body.every(
      ({ type }) => type === "ExportNamedDeclaration" || type === "ExportAllDeclaration",
    ) &&
    entries.every(({ moduleRequest }) => moduleRequest !== null);
  return passesAllOn || hasNothingOfItsOwn;
}

/**
 * @param {import("oxc-parser").Program} program
 * @param {(offset: number) => number} lineAt
 */
function usesOf(program, lineAt) {
  /** @type {Use[]} */
  const uses = [];
  const visitor = new Visitor({
    MemberExpression(node) {
      if (node.computed || node.property.type !== "Identifier") return;
      const object = node.object.type === "Identifier" ? node.object.name : "";
      uses.push({ what: `${object}.${node.property.name}`, line: lineAt(node.start) });
    },
    AssignmentExpression({ left, start }) {
      if (left.type !== "MemberExpression" || left.property.type !== "Identifier") return;
      uses.push({ what: `.${left.property.name} =`, line: lineAt(start) });
    },
    CallExpression({ callee, start }) {
      if (callee.type === "Identifier")
        uses.push({ what: `${callee.name}()`, line: lineAt(start) });
      if (callee.type === "MemberExpression" && callee.property.type === "Identifier") {
        uses.push({ what: `.${callee.property.name}()`, line: lineAt(start) });
      }
    },
    NewExpression({ callee, start }) {
      if (callee.type === "Identifier")
        uses.push({ what: `${callee.name}()`, line: lineAt(start) });
    },
  });
  visitor.visit(program);
  return uses;
}

/** @param {import("oxc-parser").Program["body"][number]} statement */
function exportsFunctionOfDatabase(statement) {
  if (statement.type !== "ExportNamedDeclaration") return false;
  const { declaration } = statement;
  if (declaration?.type !== "FunctionDeclaration") return false;
  const [first] = declaration.params;
  return first?.type === "Identifier" && first.name === "db";
}

/**
 * Turns offsets into line numbers, counted from 1.
 *
 * @param {string} source
 */
function lineFinder(source) {
  /** @type {number[]} */
  const starts = [0];
  for (let at = source.indexOf("\n"); at !== -1; at = source.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  return (/** @type {number} */ offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (/** @type {number} */ (starts[middle]) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
