import { useEffect, useId, useState } from "preact/hooks";
import { recognisers } from "../../recognisers/registry.ts";
import { sitesOff } from "../../storage.ts";
import { language, t } from "../../text.ts";
import { ListingDecisions } from "./ListingDecisions.tsx";

/** Every site that is known, with a switch; what is off stays off until it is switched on again. */
export function SiteSettings() {
  const id = useId();
  const [off, setOff] = useState<string[] | null>(null);
  const [filter, setFilter] = useState("");

  useEffect(() => {
    void sitesOff.getValue().then(setOff);
    return sitesOff.watch(setOff);
  }, []);
  if (off === null) return null;

  function change(names: string[]): void {
    setOff(names);
    void sitesOff.setValue(names);
  }

  const wanted = filter.trim().toLocaleLowerCase(language());
  const shown = SITES.filter(({ words }) => words.includes(wanted));
  return (
    <section class="card" id="sites" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("sites.title")}</h2>
      <p>{t("sites.explained", { count: SITES.length })}</p>
      <div class="with-button">
        <input
          type="search"
          aria-label={t("sites.filter")}
          placeholder={t("sites.filter")}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <button type="button" class="btn" disabled={off.length === 0} onClick={() => change([])}>
          {t("sites.allOn")}
        </button>
        <button
          type="button"
          class="btn"
          disabled={off.length === SITES.length}
          onClick={() => change(SITES.map(({ name }) => name))}
        >
          {t("sites.allOff")}
        </button>
      </div>
      <p role="status" class="hint">
        {off.length === 0 ? t("sites.noneOff") : t("sites.someOff", { count: off.length })}
      </p>
      <ul class="sites">
        {shown.map(({ name, host }) => (
          <li key={name}>
            <label class="switch">
              <input
                type="checkbox"
                checked={!off.includes(name)}
                onChange={(event) =>
                  change(
                    event.currentTarget.checked
                      ? off.filter((one) => one !== name)
                      : [...off, name],
                  )
                }
              />
              <span>
                {name} <small>{host}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">{t("sites.noSuchSite")}</p>}
      <ListingDecisions />
    </section>
  );
}

const SITES = recognisers
  .map(({ name, hosts }) => ({
    name,
    host: hostOf(hosts[0] ?? ""),
    words: [name, ...hosts.map(hostOf)].join(" ").toLowerCase(),
  }))
  .toSorted((one, other) => one.name.localeCompare(other.name, "en"));

/** `arxiv.org` of `*://*.arxiv.org/*`. */
function hostOf(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\/(?:\*\.)?/, "").replace(/\/.*$/, "");
}
