import { useEffect, useState } from "preact/hooks";
import { BADGE_PLACES, PLACE_NAMES } from "../../badge-place.ts";
import type { BadgePlace } from "../../badge-place.ts";
import { badgePlace } from "../../storage.ts";
import { t } from "../../text.ts";

/** Where the badge stands on pages; badges that are on screen move there at once. */
export function PlaceSettings() {
  const [chosen, setChosen] = useState<BadgePlace | null>(null);
  useEffect(() => {
    void badgePlace.getValue().then(setChosen);
    return badgePlace.watch(setChosen);
  }, []);
  if (chosen === null) return null;

  return (
    <fieldset class="choices">
      <legend>{t("appearance.place")}</legend>
      {BADGE_PLACES.map((place) => (
        <label key={place}>
          <input
            type="radio"
            name="badge-place"
            checked={chosen === place}
            onChange={() => {
              setChosen(place);
              void badgePlace.setValue(place);
            }}
          />
          {t(PLACE_NAMES[place])}
        </label>
      ))}
      <p class="hint">{t("appearance.placeHint")}</p>
    </fieldset>
  );
}
