import { Failure } from "../failure.mjs";

/**
 * Checks a name that a person typed for new files.
 *
 * @param {string | undefined} name
 * @param {string} what it names, for the message
 * @returns {string}
 * @throws {Failure} when it is no kebab-case word or words
 */
export function readName(name, what) {
  if (name !== undefined && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  throw new Failure(
    name === undefined
      ? `Name the ${what}: see --help.`
      : `"${name}" is no name for a ${what}: use small letters, digits and single hyphens.`,
    { exitCode: 2 },
  );
}

/**
 * What one of several is called: `comments` → `comment`, `categories` → `category`.
 *
 * @param {string} plural in kebab-case
 */
export function singularOf(plural) {
  if (/[^aeiou]ies$/.test(plural)) return plural.replace(/ies$/, "y");
  if (/(s|x|z|ch|sh)es$/.test(plural)) return plural.replace(/es$/, "");
  return plural.replace(/([^s])s$/, "$1");
}

/**
 * @param {string} kebab
 * @returns {string} `readingGroup`
 */
export function camelCase(kebab) {
  return kebab.replace(/-([a-z0-9])/g, (_match, letter) => letter.toUpperCase());
}

/**
 * @param {string} kebab
 * @returns {string} `ReadingGroup`
 */
export function pascalCase(kebab) {
  const camel = camelCase(kebab);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}
