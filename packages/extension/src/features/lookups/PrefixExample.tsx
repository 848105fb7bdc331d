import { useEffect, useId, useState } from "preact/hooks";
import { parsePaperId } from "@paperround/schema/paper-id/parse-paper-id";
import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { sendMessage } from "../../messages.ts";
import type { LookupExample } from "../../settings-view.ts";
import { t } from "../../text.ts";

/** Shows, for any paper, the very bits that a look-up would send. Nothing is sent by looking. */
export function PrefixExample({ server }: { server: string }) {
  const id = useId();
  const [text, setText] = useState("arXiv 1706.03762");
  const [example, setExample] = useState<LookupExample | null>(null);
  const parsed = parsePaperId(text.trim());
  const key = parsed ? lookupKey(parsed) : null;

  useEffect(() => {
    if (!parsed) return setExample(null);
    let isWanted = true;
    const paper = { scheme: parsed.scheme, value: parsed.value };
    void sendMessage("lookups.example", paper).then((found) => isWanted && setExample(found));
    return () => {
      isWanted = false;
    };
  }, [key, server]);

  const sent = example?.prefix ?? "";
  return (
    <div class="field example">
      <label for={id}>{t("lookups.exampleOf")}</label>
      <input
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        maxLength={300}
        value={text}
        aria-describedby={`${id}-shown`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <dl class="pairs" id={`${id}-shown`} aria-live="polite">
        {parsed === null || example === null ? (
          <div>
            <dt>{parsed === null ? t("lookups.exampleNoPaper") : "…"}</dt>
          </div>
        ) : (
          <>
            <div>
              <dt>{t("lookups.exampleName")}</dt>
              <dd>
                <code>{key}</code>
              </dd>
            </div>
            <div>
              <dt>{t("lookups.exampleHash")}</dt>
              <dd>
                <code class="hash">
                  {sent !== "" && <mark>{example.hash.slice(0, sent.length)}</mark>}
                  {example.hash.slice(sent.length)}
                </code>
              </dd>
            </div>
            <div>
              <dt>{t("lookups.exampleSent")}</dt>
              <dd>{sentWords(example)}</dd>
            </div>
          </>
        )}
      </dl>
    </div>
  );
}

function sentWords({ bits, prefix }: LookupExample) {
  if (bits === null) return t("lookups.exampleBitsUnknown");
  if (bits === 0) return t("lookups.exampleNoBits");
  return (
    <>
      <code>{prefix}</code> {t("lookups.exampleBits", { count: bits })}
    </>
  );
}
