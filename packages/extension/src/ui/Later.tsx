import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../text.ts";

interface Props<Part extends object> {
  load: () => Promise<ComponentType<Part>>;
  props: Part;
}

/** Shows a component whose code is loaded only now. */
export function Later<Part extends object>({ load, props }: Props<Part>) {
  const [part, setPart] = useState<{ Part: ComponentType<Part> } | "failed" | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (Part) => isWanted && setPart({ Part }),
      () => isWanted && setPart("failed"),
    );
    return () => {
      isWanted = false;
    };
  }, []);

  if (part === null) return <p class="hint">{t("panel.moment")}</p>;
  // The extension was updated while this page was open: its old files are gone.
  if (part === "failed") return <p class="hint">{t("panel.lost")}</p>;
  return <part.Part {...props} />;
}
