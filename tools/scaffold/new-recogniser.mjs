import { Failure } from "../failure.mjs";
import { camelCase, pascalCase, readName } from "./names.mjs";
import { writeFiles } from "./write-files.mjs";

/**
 * Writes a recogniser with its table of cases, which the suite runs, and adds it to the registry.
 *
 * @param {string} root of the repository
 * @param {string | undefined} site its name, in kebab-case
 * @param {string} [host] without `www.`, `<site>.org` when left out
 * @returns {Promise<string[]>} the paths of the files, new and changed
 * @throws {Failure}
 */
export async function newRecogniser(root, site, host) {
  const file = readName(site, "site");
  const hostname = host ?? `${file}.org`;
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(hostname)) {
    throw new Failure(`"${hostname}" is no host: name it as in openreview.net.`, { exitCode: 2 });
  }
  const sites = "packages/extension/src/recognisers/sites";
  const name = camelCase(file);
  return writeFiles(root, {
    words: {
      name,
      title: pascalCase(file),
      host: hostname,
    },
    created: {
      [`${sites}/${file}.ts`]: "recogniser/recogniser.ts.txt",
      [`${sites}/${file}.cases.ts`]: "recogniser/cases.ts.txt",
    },
    changed: {
      "packages/extension/src/recognisers/registry.ts": (text) =>
        text
          .replace(/(?:^import .*\n)+/m, `$&import { ${name} } from "./sites/${file}.ts";\n`)
          .replace(/,\n\];/, `,\n  ${name},\n];`),
    },
  });
}
