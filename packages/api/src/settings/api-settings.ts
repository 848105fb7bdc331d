import { z } from "zod";
import { choice, filePath, isOrigin, setting, wholeNumber } from "./setting.ts";

/** Who may ask the API, and what. */
export const API_SETTINGS = {
  TRUST_PROXY: setting({
    read: wholeNumber(0, 10, 0),
    meaning:
      "How many reverse proxies stand in front. Each is believed to have added its own caller's address to the end of `X-Forwarded-For`; with 0 that header is not read.",
    allowed: "a whole number from 0 to 10",
    fallback: "`0`",
    example: "1",
  }),
  ALLOWED_ORIGINS: setting({
    read: z
      .string()
      .transform((text) => (text === "*" ? text : text.split(/[\s,]+/).filter((o) => o !== "")))
      .refine(
        (list) => list === "*" || (Array.isArray(list) && list.length > 0 && list.every(isOrigin)),
      )
      .optional()
      .transform((list): "*" | string[] => (Array.isArray(list) ? list : "*")),
    meaning:
      "Which web pages may call the API from a browser; never with cookies. The extension needs no entry.",
    allowed: "*, or origins without a path, separated by commas",
    fallback: "`*`",
    example: "https://lab.example.org,https://wiki.example.org",
  }),
  GRAPHIQL: setting({
    read: choice(["on", "off"], "on"),
    meaning: "Whether browsers find the playground at `/graphql`.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  INTROSPECTION: setting({
    read: choice(["on", "off"], "on"),
    meaning: "Whether clients may ask for the schema. With `off`, no error suggests a name either.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  ARBITRARY_QUERIES: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether any operation is answered. `off`: only those of the extension and of `OPERATIONS_FILE`, named by their hash. [More](#known-operations-only)",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  OPERATIONS_FILE: setting({
    read: filePath.optional(),
    meaning:
      "A file of operations that are known besides the extension's: JSON, texts by their SHA-256. A relative path begins where the command was given.",
    allowed: "the path of a file",
    fallback: "the extension's operations alone",
    example: "/etc/paperround/operations.json",
  }),
  NODE_ENV: setting({
    read: z.string().optional(),
    meaning: "`production` keeps suggestions of names out of error messages.",
    allowed: "a word",
    fallback: "suggestions are made",
    example: "production",
  }),
};
