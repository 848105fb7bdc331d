import { DigestCadence } from "@paperround/schema/client";
import type { PreferencesInput } from "@paperround/schema/digests/preferences";
import { html } from "../pages/html.ts";
import type { Html } from "../pages/html.ts";

/** What stands in the form. */
export interface FormValues {
  cadence: DigestCadence;
  weekday: number;
  hour: number;
  timeZone: string;
  keywords: readonly string[];
  categories: readonly string[];
  minVotes: number;
  /** With their global ids. */
  authors: readonly { id: string; name: string }[];
  orgs: readonly { id: string; name: string }[];
  /** Null where there is no account that follows anybody. */
  followed: boolean | null;
}

/** What stands in the form at first. */
export const AT_FIRST: FormValues = {
  cadence: "DAILY",
  weekday: 1,
  hour: 8,
  timeZone: "UTC",
  keywords: [],
  categories: [],
  minVotes: 0,
  authors: [],
  orgs: [],
  followed: null,
};

const CADENCES: Readonly<Record<DigestCadence, string>> = {
  DAILY: "Every day",
  WEEKDAYS: "Monday to Friday",
  WEEKLY: "Once a week",
};

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

const ZONES = html`<datalist id="zones">
  ${["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => html`<option>${zone}</option>`)}
</datalist>`;

/** The fields of the form: when the digest comes, and what it brings. */
export function preferenceFields(values: FormValues): Html {
  return html`<input type="hidden" name="form" value="whole" />
    <fieldset>
      <legend>When it comes</legend>
      <div class="row">
        <label>How often ${select("cadence", Object.entries(CADENCES), values.cadence)}</label>
        <label>Hour ${select("hour", numbered(HOURS, 0), String(values.hour))}</label>
        <label
          >Day, if once a week
          ${select("weekday", numbered(WEEKDAYS, 1), String(values.weekday))}</label
        >
      </div>
      <label
        >Time zone
        <input
          name="timeZone"
          value="${values.timeZone}"
          list="zones"
          autocomplete="off"
          required
          maxlength="60"
        /><small>As in Europe/Berlin. Summer time is kept.</small></label
      >
      ${ZONES}
    </fieldset>
    <fieldset>
      <legend>What it brings</legend>
      <p class="quiet">
        Leave all of this empty for everything. Else it brings papers that any of these names.
      </p>
      <label
        >Keywords
        <input name="keywords" value="${values.keywords.join(", ")}" maxlength="2000" /><small
          >Separated by commas: language models, robotics</small
        ></label
      >
      <label
        >Categories
        <input name="categories" value="${values.categories.join(", ")}" maxlength="2000" /><small
          >Separated by commas: cs.CL, cs.LG</small
        ></label
      >
      ${chosen("Authors", "author", values.authors)} ${chosen("Organisations", "org", values.orgs)}
      ${
        values.followed === null
          ? []
          : html`<label class="check"
              ><input
                type="checkbox"
                name="followed"
                value="yes"
                ${values.followed ? html` checked` : []}
              />
              New papers from those I follow</label
            >`
      }
      <label
        >Only with at least so many votes
        <input
          name="minVotes"
          type="number"
          min="0"
          max="1000000"
          value="${String(values.minVotes)}"
      /></label>
    </fieldset>`;
}

/**
 * What was sent with the form; of a box with an address alone, nothing.
 * @param form the fields, as they came
 */
export function readPreferenceForm(form: URLSearchParams): PreferencesInput {
  if (form.get("form") !== "whole") return {};
  return {
    cadence: oneOf(Object.values(DigestCadence), form.get("cadence")),
    weekday: wholeNumber(form.get("weekday")),
    hour: wholeNumber(form.get("hour")),
    timeZone: form.get("timeZone"),
    keywords: terms(form.get("keywords")),
    categories: terms(form.get("categories")),
    authorIds: form.getAll("author"),
    orgIds: form.getAll("org"),
    followed: form.has("followed"),
    minVotes: wholeNumber(form.get("minVotes")),
  };
}

function select(name: string, options: readonly [string, string][], value: string): Html {
  return html`<select name="${name}">
    ${options.map(([key, text]) => html`<option value="${key}" ${key === value ? html` selected` : []}>${text}</option>`)}
  </select>`;
}

function numbered(texts: readonly string[], first: number): [string, string][] {
  return texts.map((text, at) => [String(first + at), text]);
}

/** What was chosen elsewhere can be left out here. */
function chosen(
  title: string,
  name: string,
  all: readonly { id: string; name: string }[],
): Html | Html[] {
  if (all.length === 0) return [];
  return html`<p>${title}</p>
    ${all.map((one) => html`<label class="check"><input type="checkbox" name="${name}" value="${one.id}" checked /> ${one.name}</label>`)}`;
}

function terms(text: string | null): string[] {
  return (text ?? "").split(",").filter((term) => term.trim() !== "");
}

/** What is no number is told apart by the rule. */
function wholeNumber(text: string | null): number | null {
  return text === null || text.trim() === "" ? null : Number(text);
}

function oneOf<const Value extends string>(
  values: readonly Value[],
  text: string | null,
): Value | null {
  return values.find((value) => value === text) ?? null;
}
