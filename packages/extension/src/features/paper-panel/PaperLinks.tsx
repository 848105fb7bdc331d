import { paperIdUrl, paperPdfUrl } from "@paperround/schema/paper-id/paper-id-url";
import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { PaperView } from "../../paper-view.ts";
import { t } from "../../text.ts";
import { hostOf } from "../../ui/failure-words.ts";
import { SCHEME_NAMES } from "../../ui/scheme-names.ts";

/** Where else the paper is: its PDF, code and project. */
export function PaperLinks({ paper: { links, ids } }: { paper: PaperView }) {
  const pdf = links.pdf ?? ids.map((id) => paperPdfUrl(id)).find((address) => address !== null);
  return (
    <>
      <Elsewhere address={pdf ?? null} name={t("panel.pdf")} />
      <Elsewhere address={links.code} name={t("panel.code")} />
      <Elsewhere address={links.project} name={t("panel.project")} />
    </>
  );
}

/** Its other copies, one for each name that the world has for it, and its page on the server. */
export function Copies({ paper: { id, ids, links } }: { paper: PaperView }) {
  const [server, setServer] = useState<string | null>(null);
  useEffect(() => {
    void sendMessage("settings.read", undefined).then((settings) => setServer(settings.server));
  }, []);
  const copies = new Map(ids.map((id) => [paperIdUrl(id), SCHEME_NAMES[id.scheme]]));
  if (links.landing !== null && !copies.has(links.landing)) {
    copies.set(links.landing, new URL(links.landing).host.replace(/^www\./, ""));
  }
  // From there it goes on to the paper's one address.
  if (server !== null) copies.set(`${server}/papers/${encodeURIComponent(id)}`, hostOf(server));
  if (copies.size === 0) return null;
  return (
    <p class="copies">
      <span>{t("panel.alsoAt")}</span>
      {[...copies].map(([address, name]) => (
        <a key={address} href={address} title={address} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      ))}
    </p>
  );
}

function Elsewhere({ address, name }: { address: string | null; name: string }) {
  if (address === null) return null;
  return (
    <a class="btn" href={address} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
