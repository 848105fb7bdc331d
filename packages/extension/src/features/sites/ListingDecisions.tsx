import { useEffect, useId, useState } from "preact/hooks";
import { listLookups } from "../../storage.ts";
import { t } from "../../text.ts";

/** Whose listings may be looked up, as the reader decided on the site; each decision can be taken back. */
export function ListingDecisions() {
  const id = useId();
  const [decided, setDecided] = useState<Record<string, boolean>>({});
  useEffect(() => {
    void listLookups.getValue().then(setDecided);
    return listLookups.watch(setDecided);
  }, []);

  function change(site: string, isAllowed: boolean | null): void {
    const { [site]: _, ...others } = decided;
    const after = isAllowed === null ? others : { ...others, [site]: isAllowed };
    setDecided(after);
    void listLookups.setValue(after);
  }

  const sites = Object.keys(decided).toSorted((one, other) => one.localeCompare(other, "en"));
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t("listing.decisions")}</h3>
      <p>{t("listing.decisionsExplained")}</p>
      {sites.length === 0 && <p class="hint">{t("listing.noDecisions")}</p>}
      <ul class="decisions">
        {sites.map((site) => (
          <li key={site}>
            <label class="switch">
              <input
                type="checkbox"
                checked={decided[site] === true}
                onChange={(event) => change(site, event.currentTarget.checked)}
              />
              {t("listing.lookUpOn", { site })}
            </label>
            <button
              type="button"
              class="link"
              aria-label={t("listing.forgetOf", { site })}
              onClick={() => change(site, null)}
            >
              {t("listing.forget")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
