import { render } from "preact";
import { useState } from "preact/hooks";
import "../../ui/panel.css";
import { SignIn } from "../../features/accounts/SignIn.tsx";
import { NoPaper } from "../../features/paper-panel/NoPaper.tsx";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import { sendMessage } from "../../messages.ts";
import { panelParts } from "../panel/parts.tsx";

// The popup shows the tab that it was opened over, or the one that its address names.
const asked = new URLSearchParams(location.search).get("tab");
const tabId = asked === null ? null : Number(asked);
const page = await sendMessage("popup.subject", { tabId });

function WithoutPaper() {
  const [isSigningIn, setSigningIn] = useState(false);
  const stop = () => setSigningIn(false);
  const signIn = isSigningIn && (
    <SignIn wanted={null} onSignedIn={stop} onFailure={stop} onCancel={stop} />
  );
  return <NoPaper signIn={signIn} onSignIn={() => setSigningIn(true)} />;
}

const root = document.querySelector("#root");
if (root) {
  root.className = "popup";
  render(page ? <PaperPanel page={page} parts={panelParts} /> : <WithoutPaper />, root);
}
