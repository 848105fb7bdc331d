import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../src/config-error.ts";
import { readConfig } from "../../src/config.ts";
import { SETTINGS } from "../../src/settings/settings.ts";
import type { Setting } from "../../src/settings/setting.ts";

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment, false);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

const entries: [string, Setting<unknown>][] = Object.entries(SETTINGS);

describe("a setting that is wrong", () => {
  test.each([
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "4e3"],
    ["PORT", "4000.5"],
    ["HOST", "localhost:4000"],
    ["HOST", "my host"],
    ["PUBLIC_URL", "papers.example.org"],
    ["PUBLIC_URL", "ftp://papers.example.org"],
    ["PUBLIC_URL", "https://papers.example.org/path"],
    ["PUBLIC_URL", "https://papers.example.org?x=1"],
    ["SITE_NAME", "x".repeat(61)],
    ["CRAWLERS", "no"],
    ["DATABASE_URL", "mysql://root:hunter2@localhost/x"],
    ["DATABASE_URL", "localhost:5432"],
    ["DATABASE_URL", "postgres://"],
    ["AUTH_SECRET", "hunter2"],
    ["SMTP_URL", "https://mail.example.org"],
    ["SMTP_URL", "mail.example.org:25"],
    ["MAIL_FROM", "Paperround"],
    ["MAIL_FROM", "a@example.org\nBcc: b@example.org"],
    ["GITHUB_URL", "github.com"],
    ["SUBMISSIONS", "closed"],
    ["SUBMISSIONS", "OPEN"],
    ["ARXIV_API_URL", "file:///etc/passwd"],
    ["EMBEDDINGS_URL", "localhost:11434"],
    ["EMBEDDINGS_URL", "http://localhost/v1?key=x"],
    ["EMBEDDINGS_URL", "http://me:x@localhost/v1"],
    ["EMBEDDINGS_MODEL", "two words"],
    ["EMBEDDINGS_API_KEY", "hunter2 hunter2"],
    ["LOG_LEVEL", "verbose"],
    ["LOG_FORMAT", "xml"],
    ["TRUST_PROXY", "yes"],
    ["TRUST_PROXY", "11"],
    ["ALLOWED_ORIGINS", "https://a.example/"],
    ["ALLOWED_ORIGINS", "https://a.example, b.example"],
    ["ALLOWED_ORIGINS", ","],
    ["GRAPHIQL", "true"],
    ["INTROSPECTION", "no"],
    ["ARBITRARY_QUERIES", "false"],
    ["LIMIT_REQUESTS", "0"],
    ["LIMIT_WRITES", "unlimited"],
  ])("%s=%s is named, shown, and told how it should be", (name, value) => {
    const [mistake = "", ...more] = mistakesOf({ [name]: value });
    expect(more).toEqual([]);
    expect(mistake.startsWith(`${name} is `)).toBe(true);
    expect(mistake).toContain(`, but must be `);
    expect(mistake).toContain(`for example ${name}=`);
    expect(mistake).not.toContain("\n");
    expect(mistake).not.toContain("hunter2");
    const isSecret = entries.find(([key]) => key === name)?.[1].secret === true;
    expect(mistake.includes(JSON.stringify(value))).toBe(!isSecret);
  });

  test("an endpoint for embeddings without a model, and a model without one, are mistakes", () => {
    expect(mistakesOf({ EMBEDDINGS_URL: "http://localhost/v1" })).toHaveLength(1);
    expect(mistakesOf({ EMBEDDINGS_MODEL: "x" })).toHaveLength(1);
  });

  test.each(["GITHUB", "ORCID"])("half of the keys of %s is a mistake", (provider) => {
    expect(mistakesOf({ [`${provider}_CLIENT_ID`]: "x" })).toEqual([
      `${provider}_CLIENT_ID is set but ${provider}_CLIENT_SECRET is not: set both, or neither.`,
    ]);
    expect(mistakesOf({ [`${provider}_CLIENT_SECRET`]: "hunter2" })).toEqual([
      `${provider}_CLIENT_SECRET is set but ${provider}_CLIENT_ID is not: set both, or neither.`,
    ]);
  });

  test("is told together with all others", () => {
    const mistakes = mistakesOf({
      PORT: "x",
      LOG_LEVEL: "x",
      TRUST_PROXY: "x",
      ORCID_CLIENT_ID: "x",
    });
    expect(mistakes.map((mistake) => mistake.split(" ")[0])).toEqual([
      "PORT",
      "LOG_LEVEL",
      "TRUST_PROXY",
      "ORCID_CLIENT_ID",
    ]);
  });
});

describe("a setting that is right", () => {
  test("may be absent or empty: then the defaults hold", () => {
    const empty = Object.fromEntries(entries.map(([name]) => [name, ""]));
    expect(readConfig(empty, false)).toEqual(readConfig({}, false));
    expect(readConfig({}, false)).toMatchObject({
      host: "127.0.0.1",
      port: 4000,
      publicUrl: "http://localhost:4000",
      databaseUrl: undefined,
      submissions: "open",
      logFormat: "json",
      trustedProxies: 0,
      allowedOrigins: "*",
    });
  });

  test.each(entries.filter(([, { secret }]) => !secret))("%s: its example", (name, { example }) => {
    const pair = name.replace(/_CLIENT_ID$/, "_CLIENT_SECRET");
    const both = {
      EMBEDDINGS_URL: "http://localhost/v1",
      EMBEDDINGS_MODEL: "x",
      DKIM_DOMAIN: "example.org",
      DKIM_SELECTOR: "a",
      DKIM_KEY_FILE: "b",
    };
    expect(mistakesOf({ ...both, [pair]: "x", [name]: example })).toEqual([]);
  });

  test.each([
    ["a relative data folder", { PAPERROUND_DATA_DIR: "data", INIT_CWD: "/srv" }, "/srv/data"],
    [
      "an absolute data folder",
      { PAPERROUND_DATA_DIR: "/srv/data", INIT_CWD: "/tmp" },
      "/srv/data",
    ],
    ["no data folder", { INIT_CWD: "/tmp" }, join(import.meta.dirname, "../../../../.paperround")],
  ])("%s", (_what, environment, expected) => {
    expect(readConfig(environment, false).dataDir).toBe(expected);
  });

  test.each([
    ["0.0.0.0", "http://localhost:4000"],
    ["::1", "http://localhost:4000"],
    ["papers.lan", "http://papers.lan:4000"],
  ])("HOST=%s is shown as %s", (HOST, expected) => {
    expect(readConfig({ HOST }, false).publicUrl).toBe(expected);
  });

  test("several origins are told apart", () => {
    const { allowedOrigins } = readConfig(
      { ALLOWED_ORIGINS: "https://a.example, http://b.example:81" },
      false,
    );
    expect(allowedOrigins).toEqual(["https://a.example", "http://b.example:81"]);
  });

  test("the log is for people on a terminal, and for programs elsewhere", () => {
    expect(readConfig({}, true).logFormat).toBe("pretty");
    expect(readConfig({}, false).logFormat).toBe("json");
    expect(readConfig({ LOG_FORMAT: "json" }, true).logFormat).toBe("json");
  });
});

/** The lines of the table, as the settings say they should be. */
function expectedRows(): string[] {
  return entries.map(
    ([name, { meaning, allowed, fallback }]) =>
      `| \`${name}\` | ${meaning} | ${allowed} | ${fallback} |`,
  );
}

describe("docs/operating.md", () => {
  test("lists every setting, in the words of the program", async () => {
    const manual = await readFile(
      join(import.meta.dirname, "../../../../docs/operating.md"),
      "utf8",
    );
    const rows = manual
      .split("\n")
      .filter((line) => /^\| `[A-Z_]+` +\|/.test(line))
      .map((line) => line.replaceAll(/ +/g, " "));
    // On a difference: copy what is expected here into the manual, or mend the words in settings.ts.
    expect(rows).toEqual(expectedRows());
  });
});
