// What one file may be called and may contain. Each rule says what to do instead.
import { basename, extname } from "node:path";

/**
 * @typedef {object} Finding
 * @property {number | null} line
 * @property {string} message
 */

/** @typedef {import("./read-module.mjs").Module} Module */

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*(\.[a-z0-9]+)*$/;
const DRAWERS = /^(utils?|helpers?|common|misc)$/i;

/**
 * @param {string} path from the root of the repository
 * @returns {Finding[]}
 */
export function checkName(path) {
  const extension = extname(path);
  const name = basename(path, extension);
  const folders = path.split("/").slice(0, -1);
  const found = [];
  const drawer = [...folders, ...name.split(".")].find((part) => DRAWERS.test(part));
  if (drawer !== undefined) {
    found.push(`"${drawer}" says nothing: name the file after what it does, beside who needs it.`);
  }
  if (showsSomething(path)) {
    if (!PASCAL_CASE.test(name)) {
      found.push(`components are named in PascalCase: ${pascalCase(name)}${extension}.`);
    }
  } else if (!KEBAB_CASE.test(name)) {
    found.push(`files are named in kebab-case: ${kebabCase(name)}${extension}.`);
  }
  const folder = folders.find((part) => !KEBAB_CASE.test(part.replace(/^\./, "")));
  if (folder !== undefined) {
    found.push(`folders are named in kebab-case: ${kebabCase(folder)}/.`);
  }
  return found.map((message) => ({ line: null, message }));
}

/**
 * Whether a file is a component: the .tsx of a feature, of ui or of the pages' views that is no test.
 *
 * @param {string} path
 */
function showsSomething(path) {
  return (
    /^packages\/(extension\/src\/(features|ui)|api\/src\/pages\/views)\/.*\.tsx$/.test(path) &&
    !path.endsWith(".test.tsx")
  );
}

/**
 * @param {Module} module
 * @returns {Finding[]}
 */
export function checkContent(module) {
  return [
    ...checkBarrel(module),
    ...checkEnvironment(module),
    ...checkRecogniser(module),
    ...checkTexts(module),
  ];
}

/** @param {Module} module */
function checkBarrel({ isBarrel }) {
  if (!isBarrel) return [];
  const message = "no file passes on another's exports: import from the file that has them.";
  return [{ line: null, message }];
}

/** @param {Module} module */
function checkEnvironment({ path, uses, imports }) {
  if (!/^packages\/[^/]+\/src\//.test(path) || /\.test\.tsx?$/.test(path)) return [];
  if (path === "packages/api/src/config.ts") return [];
  const message =
    "only packages/api/src/config.ts reads the environment: add a setting there and pass the value on.";
  const reads = uses
    .filter((use) => use.what === "process.env")
    .map(({ line }) => ({ line, message }));
  const named = imports.filter(
    ({ specifier, names }) => /^(node:)?process$/.test(specifier) && names.includes("env"),
  );
  return [...reads, ...named.map(({ line }) => ({ line, message }))];
}

/** What reaches the network or a store, by name and by method. */
const REACHES_OUT =
  /^(fetch|XMLHttpRequest|WebSocket|EventSource)\(\)$|^(localStorage|sessionStorage|indexedDB|caches|cookieStore|chrome|browser)\.|^navigator\.sendBeacon$|^document\.cookie$/;
/** What changes a page. */
const CHANGES_PAGE =
  /^\.(appendChild|insertBefore|insertAdjacent\w+|replaceWith|replaceChildren|removeChild|setAttribute|removeAttribute|toggleAttribute|attachShadow)\(\)$|^\.(innerHTML|outerHTML|innerText|textContent|hidden) =$|^document\.(createElement|write|writeln|open)$/;

/** @param {Module} module */
function checkRecogniser({ path, uses }) {
  if (!path.startsWith("packages/extension/src/recognisers/") || /\.test\.tsx?$/.test(path))
    return [];
  return uses.flatMap(({ what, line }) => {
    if (REACHES_OUT.test(what)) {
      return [
        {
          line,
          message: `recognisers touch no network and no storage (${what}): return what the page says and let a feature act on it.`,
        },
      ];
    }
    if (CHANGES_PAGE.test(what)) {
      return [
        {
          line,
          message: `recognisers never change the page (${what}): read it, and let a feature draw.`,
        },
      ];
    }
    return [];
  });
}

/** @param {Module} module */
function checkTexts({ path, texts }) {
  if (!/^packages\/extension\/src\/(features|ui|entrypoints)\//.test(path)) return [];
  if (/\.test\.tsx?$/.test(path)) return [];
  return texts.map(({ what, line }) => ({
    line,
    message: `texts are in the reader's language: put “${what}” into src/locales and show t("…").`,
  }));
}

/** @param {string} name */
function kebabCase(name) {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[_\s]+/g, "-")
    .toLowerCase();
}

/** @param {string} name */
function pascalCase(name) {
  return kebabCase(name)
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
