import { useRef, useState } from "preact/hooks";
import { ask, sendMessage } from "../../messages.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

/** A copy of everything, and the end of everything in this browser. */
export function DataSettings() {
  const [isReading, setReading] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState("");
  const opener = useRef<HTMLButtonElement>(null);

  async function save(): Promise<void> {
    setReading(true);
    setFailure(null);
    setSaid("");
    const answer = await ask("my-data.export", undefined);
    setReading(false);
    if (!answer.ok) return setFailure(answer.failure);
    saveFile(answer.value);
    setSaid(t("my-data.saved"));
  }

  async function deleteAll(): Promise<void> {
    await sendMessage("my-data.delete", undefined);
    location.reload();
  }

  function stop(): void {
    setAsking(false);
    opener.current?.focus();
  }

  return (
    <section class="card" id="my-data" aria-labelledby="my-data-title">
      <h2 id="my-data-title">{t("my-data.title")}</h2>
      <p>{t("my-data.exportExplained")}</p>
      <div>
        <button type="button" class="btn" disabled={isReading} onClick={() => void save()}>
          {isReading ? t("my-data.exporting") : t("my-data.export")}
        </button>
      </div>
      <p role="status" class="said">
        {said}
      </p>
      {failure && <FailureNotice failure={failure} onRetry={() => void save()} />}
      <p>{t("my-data.deleteExplained")}</p>
      <div class="with-button">
        {isAsking ? (
          <>
            <button
              type="button"
              class="btn primary"
              ref={(button) => button?.focus()}
              onClick={() => void deleteAll()}
            >
              {t("my-data.deleteReally")}
            </button>
            <button type="button" class="btn" onClick={stop}>
              {t("my-data.keep")}
            </button>
          </>
        ) : (
          <button ref={opener} type="button" class="btn" onClick={() => setAsking(true)}>
            {t("my-data.delete")}
          </button>
        )}
      </div>
    </section>
  );
}

function saveFile(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `paperround-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  // The browser has it when it has begun to save.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
