import { render } from "preact";
import "../../ui/panel.css";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import { sendMessage } from "../../messages.ts";
import { startPage } from "../../start-page.ts";
import { PerServer } from "../../features/servers/PerServer.tsx";
import { panelParts } from "./parts.tsx";

const close = () => void sendMessage("panel.closing", undefined);

const root = document.querySelector("#root");
const isInPage = window.top !== window;
const of = new URLSearchParams(location.search).get("of");
// Only a press on the badge makes a subject: in a frame that a page opened itself there is none.
const [subject] = await Promise.all([
  sendMessage("panel.subject", { tabId: of === null ? null : Number(of) }),
  startPage("manifest.name"),
]);
if (root && subject) {
  // Also when what had the focus is gone.
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && target === document.body) close();
  });
  if ("askedAbout" in subject) {
    const { ListQuestion } = await import("../../features/lookups/ListQuestion.tsx");
    render(<ListQuestion site={subject.askedAbout} onClose={close} />, root);
  } else {
    render(
      <PerServer>
        <PaperPanel page={subject} parts={panelParts} onClose={close} />
      </PerServer>,
      root,
    );
  }
  const resized = new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    void sendMessage("panel.resized", { height });
  });
  if (isInPage) resized.observe(root);
}
