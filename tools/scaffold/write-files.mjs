import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { run } from "../child-process.mjs";
import { Failure } from "../failure.mjs";
import { fromRoot, PROJECT_NODE } from "../paths.mjs";
import { projectBin } from "../project-bin.mjs";

/**
 * Writes new files from templates and changes existing ones, then formats them. Nothing is written
 * when one of the new files is there already or a change finds no place.
 *
 * @param {string} root of the repository
 * @param {object} plan
 * @param {Record<string, string>} plan.words what stands for each `{{word}}` of the templates
 * @param {Record<string, string>} plan.created path of a template below tools/templates, by the path
 *   of the new file
 * @param {Record<string, (text: string) => string>} plan.changed how to change a file, by its path
 * @returns {Promise<string[]>} the paths of all of them
 * @throws {Failure}
 */
export async function writeFiles(root, { words, created, changed }) {
  /** @type {Map<string, string>} */
  const contents = new Map();
  for (const [path, template] of Object.entries(created)) {
    const exists = await access(join(root, path)).then(
      () => true,
      () => false,
    );
    if (exists)
      throw new Failure(`${path} is there already: choose another name, or go on with it.`);
    const text = await readFile(fromRoot("tools", "templates", template), "utf8");
    contents.set(path, fill(text, words));
  }
  for (const [path, change] of Object.entries(changed)) {
    const text = await readFile(join(root, path), "utf8");
    const after = change(text);
    if (after === text)
      throw new Failure(`${path} has no place for the new lines: add them by hand.`);
    contents.set(path, after);
  }
  for (const [path, text] of contents) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const paths = [...contents.keys()];
  const formatted = paths.filter((path) => path.endsWith(".ts"));
  await run(PROJECT_NODE, [projectBin("oxfmt"), ...formatted], { cwd: root });
  return paths;
}

/**
 * @param {string} text
 * @param {Record<string, string>} words
 */
function fill(text, words) {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name) => {
    const word = words[name];
    if (word === undefined) throw new Error(`${placeholder} stands for nothing.`);
    return word;
  });
}
