import { useEffect, useState } from "preact/hooks";
import type { Theme } from "../../theme.ts";
import { theme } from "../../storage.ts";
import { t } from "../../text.ts";

const NAMES = {
  system: "appearance.system",
  light: "appearance.light",
  dark: "appearance.dark",
} as const satisfies Record<Theme, string>;

/** Light, dark, or as the system is. */
export function ThemeSettings() {
  const [chosen, setChosen] = useState<Theme | null>(null);
  useEffect(() => {
    void theme.getValue().then(setChosen);
    return theme.watch(setChosen);
  }, []);
  if (chosen === null) return null;

  return (
    <fieldset class="choices">
      <legend>{t("appearance.theme")}</legend>
      {(Object.keys(NAMES) as Theme[]).map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="theme"
            checked={chosen === name}
            onChange={() => {
              setChosen(name);
              void theme.setValue(name);
            }}
          />
          {t(NAMES[name])}
        </label>
      ))}
      <p class="hint">{t("appearance.contrast")}</p>
    </fieldset>
  );
}
