import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { TargetedKeyboardEvent } from "preact";
import { useState } from "preact/hooks";
import { SignIn } from "../../features/accounts/SignIn.tsx";
import { AddPaper } from "../../features/add-paper/AddPaper.tsx";
import { nameOf } from "../../features/add-paper/read-name.ts";
import { NoPaper } from "../../features/paper-panel/NoPaper.tsx";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import { sendMessage } from "../../messages.ts";
import { OpenSidePanel } from "../../features/side-panel/OpenSidePanel.tsx";
import type { PagePaper } from "../../page-paper.ts";
import { t } from "../../text.ts";
import { panelParts } from "../panel/parts.tsx";

interface Props {
  /** The paper of the tab that the popup stands over. */
  page: PagePaper | null;
  tabId: number | null;
  /** What the tab's address names, where nobody knows the page. */
  offer: PaperIdentifier | null;
}

/** The tab's paper, or one that the reader names; and the way to all others of the day. */
export function Popup({ page, tabId, offer }: Props) {
  const [shown, setShown] = useState(page);
  const [isAdding, setAdding] = useState(false);

  const [first] = shown?.ids ?? [];
  const isOfPaper = shown && !isAdding;
  return (
    <>
      <header class="popup-head">
        <span>{t("manifest.name")}</span>
        <div class="ways">
          {isOfPaper && (
            <button type="button" class="link" onClick={() => setAdding(true)}>
              {t("panel.addPaper")}
            </button>
          )}
          <OpenSidePanel />
        </div>
      </header>
      {isOfPaper ? (
        <div onKeyDown={saveOnEnter}>
          <PaperPanel
            key={first ? lookupKey(first) : shown.title}
            page={shown}
            parts={panelParts}
          />
        </div>
      ) : (
        <WithoutPaper
          tabId={tabId}
          offer={page ? null : offer}
          isWanted={isAdding}
          onPaper={(paper) => {
            setShown(paper);
            setAdding(false);
          }}
          onBack={shown ? () => setAdding(false) : undefined}
        />
      )}
    </>
  );
}

function WithoutPaper(props: {
  tabId: number | null;
  offer: PaperIdentifier | null;
  isWanted: boolean;
  onPaper: (paper: PagePaper) => void;
  onBack: (() => void) | undefined;
}) {
  const { tabId, offer, isWanted, onPaper, onBack } = props;
  const [isSigningIn, setSigningIn] = useState(false);
  const stop = () => setSigningIn(false);
  return (
    <NoPaper
      isWanted={isWanted}
      onLookAgain={async () => {
        const found = await sendMessage("popup.look-again", { tabId });
        if (found) onPaper(found);
        return found !== null;
      }}
      onBack={onBack}
      add={
        <AddPaper
          offer={offer}
          isWanted={isWanted}
          onChosen={(identifier) => onPaper({ ids: [identifier], title: nameOf(identifier) })}
        />
      }
      signIn={
        isSigningIn && <SignIn wanted={null} onSignedIn={stop} onFailure={stop} onCancel={stop} />
      }
      onSignIn={() => setSigningIn(true)}
    />
  );
}

/** Enter, before anything else has the focus, saves to the reading list. */
function saveOnEnter(event: TargetedKeyboardEvent<HTMLElement>): void {
  const isFree = event.target instanceof Element && event.target.matches("main");
  if (event.key !== "Enter" || !isFree) return;
  event.currentTarget
    .querySelector<HTMLElement>('.save [aria-pressed="false"], .save-new')
    ?.click();
}
