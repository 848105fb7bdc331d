import { camelCase, pascalCase, readName, singularOf } from "./names.mjs";
import { writeFiles } from "./write-files.mjs";

/**
 * Writes the files of a new slice: its model, a rule with its test through the API, its GraphQL, and
 * the lines that tie them in.
 *
 * @param {string} root of the repository
 * @param {string | undefined} name what many of them are called, in kebab-case
 * @param {string} [one] what one of them is called, when that is not the usual form
 * @returns {Promise<string[]>} the paths of the files, new and changed
 * @throws {import("../failure.mjs").Failure}
 */
export async function newSlice(root, name, one) {
  const plural = readName(name, "slice");
  const singular = readName(one ?? singularOf(plural), "slice");
  const models = "packages/schema/prisma/schema";
  const slice = `packages/schema/src/${plural}`;
  const relation = `  ${camelCase(plural)} ${pascalCase(singular)}[]`;
  return writeFiles(root, {
    words: {
      words: singular.replaceAll("-", " "),
      file: singular,
      table: plural.replaceAll("-", "_"),
      singular: camelCase(singular),
      Singular: pascalCase(singular),
      plural: camelCase(plural),
    },
    created: {
      [`${models}/${singular}.prisma`]: "slice/model.prisma.txt",
      [`${slice}/set-${singular}.ts`]: "slice/rule.ts.txt",
      [`${slice}/${singular}.ts`]: "slice/graphql.ts.txt",
      [`packages/api/tests/${plural}/set-${singular}.test.ts`]: "slice/test.ts.txt",
    },
    changed: {
      [`${models}/paper.prisma`]: (text) => addToModel(text, "Paper", relation),
      [`${models}/person.prisma`]: (text) => addToModel(text, "User", relation),
      "packages/schema/src/index.ts": (text) =>
        // Before the one import that is not for its side effect.
        text.replace(/^import \{ builder \}/m, `import "./${plural}/${singular}.ts";\n$&`),
    },
  });
}

/**
 * Adds a line to the fields of a model.
 *
 * @param {string} text of the file
 * @param {string} model
 * @param {string} line
 */
function addToModel(text, model, line) {
  const block = new RegExp(`^model ${model} \\{\\n(?:(?! *@@|\\}).*\\n)*?(?=\\n* *@@|\\})`, "m");
  return text.replace(block, (fields) => `${fields.trimEnd()}\n${line}\n`);
}
