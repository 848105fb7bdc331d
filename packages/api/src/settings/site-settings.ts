import { z } from "zod";
import { choice, isOrigin, setting, webAddress, wholeNumber } from "./setting.ts";

/** Where the server is, and what it is called. */
export const SITE_SETTINGS = {
  PORT: setting({
    read: wholeNumber(0, 65_535, 4000),
    meaning: "The port to listen on; 0 takes any free one.",
    allowed: "a whole number from 0 to 65535",
    fallback: "`4000`",
    example: "4000",
  }),
  HOST: setting({
    read: z
      .string()
      .regex(/^(?:[a-zA-Z0-9][a-zA-Z0-9.-]*|[0-9a-fA-F:.]+)$/)
      .optional()
      .transform((host) => host ?? "127.0.0.1"),
    meaning:
      "The address to listen on. `127.0.0.1` is reached from this machine alone, `0.0.0.0` from everywhere.",
    allowed: "an IP address or a host name, without a port",
    fallback: "`127.0.0.1`",
    example: "0.0.0.0",
  }),
  PUBLIC_URL: setting({
    read: webAddress.refine(isOrigin).optional(),
    meaning: "Where browsers reach this server.",
    allowed: "an address that begins with https:// or http://, without a path",
    fallback: "`http://localhost:PORT`",
    example: "https://papers.example.org",
  }),
  SITE_NAME: setting({
    read: z
      .string()
      .trim()
      .regex(/^[^\p{C}]{1,60}$/u)
      .optional()
      .transform((name) => name ?? "Paperround"),
    meaning: "What the pages are called, above each of them and in their titles.",
    allowed: "1 to 60 visible characters",
    fallback: "`Paperround`",
    example: "Papers of our lab",
  }),
  CRAWLERS: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether search engines may show the pages: `robots.txt`, sitemaps and the pages themselves say so.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
};
