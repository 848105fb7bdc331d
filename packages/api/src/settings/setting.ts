import { z } from "zod";

/** One variable of the environment: how it is read, and what the manual says of it. */
export interface Setting<T> {
  /** Reads the text. */
  read: z.ZodType<T, string | undefined>;
  /** For the manual, in Markdown: what it decides. */
  meaning: string;
  /** Completes the sentence "it must be …". */
  allowed: string;
  /** For the manual, in Markdown: what holds without it. */
  fallback: string;
  /** A value that is right. */
  example: string;
  /** Never printed, not even when it is wrong. */
  secret?: boolean;
}

/** Keeps the type of what is read. */
export function setting<T>(entry: Setting<T>): Setting<T> {
  return entry;
}

/** A whole number, both ends included. */
export function wholeNumber(least: number, most: number, fallback: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .refine((n) => n >= least && n <= most)
    .optional()
    .transform((n) => n ?? fallback);
}

/** One of a few words. */
export function choice<const T extends string>(
  options: readonly [T, ...T[]],
  fallback: NoInfer<T>,
) {
  return z
    .string()
    .refine((text): text is T => (options as readonly string[]).includes(text))
    .optional()
    .transform((value) => value ?? fallback);
}

/** An address with one of these protocols and a host. */
export function address(protocols: RegExp) {
  return z.string().refine((text) => {
    const url = URL.parse(text);
    return url !== null && protocols.test(url.protocol) && url.hostname !== "";
  });
}

/** The path of a file or a folder. */
export const filePath = z.string().refine((path) => !path.includes("\0"));

/** An http address, kept without a trailing slash. */
export const webAddress = address(/^https?:$/)
  .refine((text) => !/[?#]/.test(text))
  .transform((text) => text.replace(/\/+$/, ""));

/** How often something is allowed, or how much. */
export function limit(fallback: number, meaning: string, least = 1): Setting<number> {
  return {
    read: wholeNumber(least, 1_000_000_000, fallback),
    meaning,
    allowed: `a whole number from ${least} to 1000000000`,
    fallback: `\`${fallback}\``,
    example: String(fallback * 10),
  };
}

/** Whether the text is a web origin and nothing more: no path, no trailing slash. */
export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    /^(?:https?|[a-z-]+-extension):$/.test(url.protocol) &&
    text === `${url.protocol}//${url.host}`
  );
}
