import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

/**
 * Lets this process import `.tsx`, of which Node takes the types away but leaves the JSX. Other files are not looked at.
 * Why so and not otherwise: docs/decisions/0033-pages-rendered-here.md.
 */
function loadTsx(): void {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.endsWith(".tsx")) return nextLoad(url, context);
      const path = fileURLToPath(url);
      const { code, map, errors } = transformSync(path, readFileSync(path, "utf8"), {
        lang: "tsx",
        sourceType: "module",
        sourcemap: true,
        jsx: { runtime: "automatic", importSource: "preact" },
      });
      const [error] = errors;
      if (error) throw new SyntaxError(`${path}: ${error.message}`);
      return { format: "module", source: `${code}\n${asComment(map)}`, shortCircuit: true };
    },
  });
}

function asComment(map: object | undefined): string {
  const base64 = Buffer.from(JSON.stringify(map ?? {})).toString("base64");
  return `//# sourceMappingURL=data:application/json;base64,${base64}`;
}

loadTsx();
