import { useLayoutEffect, useRef } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import { t } from "../../text.ts";

interface Props {
  site: string;
  onClose: () => void;
}

/**
 * Asks whether the papers of a site's listings may be looked up, and says what that tells. It stands in the panel,
 * where no script of the page can press its buttons.
 */
export function ListQuestion({ site, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  // Before anybody sees it: later it would be taken from what the reader has gone to meanwhile.
  useLayoutEffect(() => panel.current?.focus(), []);

  async function decide(isAllowed: boolean): Promise<void> {
    await sendMessage("listing.decide", { site, isAllowed });
    onClose();
  }

  return (
    <main
      ref={panel}
      class="panel"
      tabIndex={-1}
      aria-labelledby="question"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div class="kindly">
        <h1 id="question">{t("listing.question")}</h1>
        <p>{t("listing.sent")}</p>
        <p>{t("listing.reveals")}</p>
        <p class="hint">{t("listing.remembered", { site })}</p>
      </div>
      <div class="row">
        <button type="button" class="btn primary" onClick={() => void decide(true)}>
          {t("listing.allow")}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {t("listing.notNow")}
        </button>
        <button type="button" class="link" onClick={() => void decide(false)}>
          {t("listing.never", { site })}
        </button>
      </div>
    </main>
  );
}
