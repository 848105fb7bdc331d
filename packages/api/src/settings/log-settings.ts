import { z } from "zod";
import { choice, setting } from "./setting.ts";

/** What is logged. */
export const LOG_SETTINGS = {
  LOG_LEVEL: setting({
    read: choice(["debug", "info", "warn", "error", "silent"], "info"),
    meaning:
      "The least severe lines that are logged. `debug` also prints stack traces when a start fails.",
    allowed: "debug, info, warn, error or silent",
    fallback: "`info`",
    example: "warn",
  }),
  LOG_FORMAT: setting({
    read: z
      .string()
      .refine((text): text is "pretty" | "json" => text === "pretty" || text === "json")
      .optional(),
    meaning: "`pretty` for people; `json` for programs, one object a line.",
    allowed: "pretty or json",
    fallback: "`pretty` on a terminal, else `json`",
    example: "json",
  }),
};
