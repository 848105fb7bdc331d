// Who may import whom: docs/architecture.md, as code. Each rule looks at one import and says what
// to do instead.

/**
 * @typedef {object} Edge one import, with both ends as paths from the root
 * @property {string} from
 * @property {string | null} to null for a package of npm or of Node
 * @property {string} specifier as it is written
 * @property {boolean} typeOnly
 */

/** @typedef {(edge: Edge) => string | null} ImportRule null when the rule has nothing against it */

const SCHEMA = "packages/schema/";
const API = "packages/api/";
const EXTENSION = "packages/extension/";
const PAPER_ID = "packages/schema/src/paper-id/";
const RECOGNISERS = "packages/extension/src/recognisers/";
const FEATURES = "packages/extension/src/features/";

/** Files at the root of packages/schema/src that slices build on. */
const SCHEMA_GROUND = /^packages\/schema\/src\/(?!index\.ts$)[^/]+\.ts$/;

/** @param {string} path */
function isTest(path) {
  return /\.test\.tsx?$|\/(tests|e2e|bench|scripts)\//.test(path);
}

/**
 * @param {string | null} path
 * @param {...string} folders
 */
function within(path, ...folders) {
  return path !== null && folders.some((folder) => path.startsWith(folder));
}

/** @type {ImportRule} */
function schemaStandsAlone({ from, to }) {
  if (!within(from, SCHEMA) || !within(to, API, EXTENSION)) return null;
  return "schema imports neither sibling: declare a port in packages/schema/src/context.ts and let the api provide it.";
}

/** @type {ImportRule} */
function apiUsesSchema({ from, to, specifier }) {
  if (!within(from, API)) return null;
  if (within(to, EXTENSION)) {
    return "api never imports the extension: what both need belongs in packages/schema.";
  }
  if (!within(to, SCHEMA) || !specifier.startsWith(".")) return null;
  // The client class is generated, and no part of what schema exports to everybody.
  if (within(to, "packages/schema/generated/client/")) return null;
  return 'name the package instead of the path: import from "@paperround/schema/…".';
}

/** @type {ImportRule} */
function extensionUsesPaperIds({ from, to }) {
  if (!within(from, EXTENSION)) return null;
  if (within(to, API)) {
    return "the extension never imports the api: it knows packages/schema/schema.graphql and asks over GraphQL.";
  }
  if (!within(to, SCHEMA) || within(to, PAPER_ID)) return null;
  if (to === "packages/schema/schema.graphql") return null;
  return "of schema the extension imports only @paperround/schema/paper-id/… and schema.graphql: ask the server for the rest.";
}

/** @type {ImportRule} */
function paperIdIsPure({ from, to, specifier }) {
  if (!within(from, PAPER_ID) || isTest(from) || within(to, PAPER_ID)) return null;
  return `paper-id runs in browsers and imports nothing outside its folder: write here what you need of "${specifier}".`;
}

/** @type {ImportRule} */
function groundKnowsNoSlice({ from, to, typeOnly }) {
  if (!SCHEMA_GROUND.test(from) || isTest(from) || typeOnly) return null;
  const isSlice = within(to, "packages/schema/src/") && !SCHEMA_GROUND.test(to ?? "");
  if (!isSlice || within(to, PAPER_ID)) return null;
  return "what all slices stand on imports no slice: let the slice add itself to the builder, or declare a port in context.ts.";
}

/** @type {ImportRule} */
function slicesAreCollectedByIndex({ from, to }) {
  if (to !== "packages/schema/src/index.ts" || !within(from, SCHEMA) || isTest(from)) return null;
  return "inside schema nobody imports index.ts: name the file that has it.";
}

/** @type {ImportRule} */
function featuresStayApart({ from, to }) {
  if (!within(from, FEATURES) || !within(to, FEATURES) || isTest(from)) return null;
  const feature = from.slice(FEATURES.length).split("/")[0];
  if (within(to, `${FEATURES}${feature}/`)) return null;
  return "features never import each other: send a message (src/messages.ts), or move what both show to src/ui.";
}

/** @type {ImportRule} */
function entrypointsAreOnTop({ from, to }) {
  const entrypoints = "packages/extension/src/entrypoints/";
  if (!within(to, entrypoints) || within(from, entrypoints) || isTest(from)) return null;
  return "nothing imports an entrypoint: move what is shared to the feature it belongs to.";
}

/** @type {ImportRule} */
function recognisersOnlyRead({ from, to, specifier }) {
  if (!within(from, RECOGNISERS) || isTest(from)) return null;
  if (within(to, RECOGNISERS, PAPER_ID)) return null;
  return `recognisers import only paper-id and each other, and "${specifier}" is neither: return what the page says and let a feature act on it.`;
}

/** @type {ImportRule} */
function lowerLayersKnowNoFeature({ from, to }) {
  if (!within(to, FEATURES) || isTest(from)) return null;
  if (within(from, FEATURES, "packages/extension/src/entrypoints/")) return null;
  return "only entrypoints import features: what messages, storage or ui need belongs to them.";
}

/** @type {ImportRule} */
function uiOnlyShows({ from, to, typeOnly }) {
  const ui = "packages/extension/src/ui/";
  if (!within(from, ui) || isTest(from) || typeOnly) return null;
  if (to === null || within(to, ui, PAPER_ID)) return null;
  if (to === "packages/extension/src/text.ts") return null;
  return "ui is presentational: take it as a prop, and let the feature fetch and store.";
}

/** @type {ImportRule[]} */
export const importRules = [
  schemaStandsAlone,
  apiUsesSchema,
  extensionUsesPaperIds,
  paperIdIsPure,
  groundKnowsNoSlice,
  slicesAreCollectedByIndex,
  featuresStayApart,
  entrypointsAreOnTop,
  recognisersOnlyRead,
  lowerLayersKnowNoFeature,
  uiOnlyShows,
];
