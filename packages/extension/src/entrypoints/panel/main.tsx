import { render } from "preact";
import "../../ui/panel.css";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import { sendMessage } from "../../messages.ts";
import { panelParts } from "./parts.tsx";

const close = () => void sendMessage("panel.closing", undefined);

const root = document.querySelector("#root");
// Only a press on the badge makes a subject: in a frame that a page opened itself there is none.
const page = window.top === window ? null : await sendMessage("panel.subject", undefined);
if (root && page) {
  render(<PaperPanel page={page} parts={panelParts} onClose={close} />, root);
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    void sendMessage("panel.resized", { height });
  }).observe(root);
}
