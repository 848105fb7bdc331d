import { render } from "preact";
import "../../ui/panel.css";
import { sendMessage } from "../../messages.ts";
import { startPage } from "../../start-page.ts";
import { PerServer } from "../../features/servers/PerServer.tsx";
import { Popup } from "./popup.tsx";

// The popup shows the tab that it was opened over, or the one that its address names.
const asked = new URLSearchParams(location.search).get("tab");
const where = { tabId: asked === null ? null : Number(asked) };
const page = await sendMessage("popup.subject", where);
const offer = page ? null : await sendMessage("popup.offer", where);

await startPage("manifest.name");
const root = document.querySelector("#root");
if (root) {
  root.className = "popup";
  render(
    <PerServer>
      <Popup page={page} {...where} offer={offer} />
    </PerServer>,
    root,
  );
}
