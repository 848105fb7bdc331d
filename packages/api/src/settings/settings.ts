import type { z } from "zod";
import { API_SETTINGS } from "./api-settings.ts";
import { DIGEST_SETTINGS } from "./digest-settings.ts";
import { EMBEDDING_SETTINGS } from "./embedding-settings.ts";
import { IMPORT_SETTINGS } from "./import-settings.ts";
import { LIMIT_SETTINGS } from "./limit-settings.ts";
import { LOG_SETTINGS } from "./log-settings.ts";
import { MAIL_SETTINGS } from "./mail-settings.ts";
import { PAPER_SETTINGS } from "./paper-settings.ts";
import { SIGN_IN_SETTINGS } from "./sign-in-settings.ts";
import { SITE_SETTINGS } from "./site-settings.ts";
import { SOURCE_SETTINGS } from "./source-settings.ts";
import { STORAGE_SETTINGS } from "./storage-settings.ts";
import { WEBHOOK_SETTINGS } from "./webhook-settings.ts";
import type { Setting } from "./setting.ts";

/** Every variable that Paperround reads. docs/operating.md holds the same table, and a test keeps the two in step. */
export const SETTINGS = {
  ...SITE_SETTINGS,
  ...STORAGE_SETTINGS,
  ...MAIL_SETTINGS,
  ...SIGN_IN_SETTINGS,
  ...PAPER_SETTINGS,
  ...EMBEDDING_SETTINGS,
  ...IMPORT_SETTINGS,
  ...SOURCE_SETTINGS,
  ...WEBHOOK_SETTINGS,
  ...DIGEST_SETTINGS,
  ...LOG_SETTINGS,
  ...API_SETTINGS,
  ...LIMIT_SETTINGS,
} satisfies Record<string, Setting<unknown>>;

type SettingName = keyof typeof SETTINGS;

/** The value of each variable, read. */
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["read"]> };

/**
 * Reads every variable; an empty one counts as absent.
 * @returns what could be read, and a sentence for each that could not
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): {
  settings: Settings;
  mistakes: string[];
} {
  const settings: Partial<Record<SettingName, unknown>> = {};
  const mistakes: string[] = [];
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const entry: Setting<unknown> = SETTINGS[name];
    const given = environment[name]?.trim() ?? "";
    const result = entry.read.safeParse(given === "" ? undefined : given);
    if (result.success) settings[name] = result.data;
    else mistakes.push(describeMistake(name, entry, given));
  }
  // Complete unless there are mistakes, and then nobody reads on.
  return { settings: settings as Settings, mistakes };
}

function describeMistake(name: string, entry: Setting<unknown>, given: string): string {
  const shown = entry.secret ? "(not shown)" : JSON.stringify(given.slice(0, 200));
  return `${name} is ${shown}, but must be ${entry.allowed}, for example ${name}=${entry.example}.`;
}
