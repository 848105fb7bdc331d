import { render } from "preact";
import "../../ui/side-panel.css";
import { startPage } from "../../start-page.ts";
import { PerServer } from "../../features/servers/PerServer.tsx";
import { SidePanel } from "./side-panel.tsx";

await startPage("side-panel.title");
const root = document.querySelector("#root");
if (root) {
  render(
    <PerServer>
      <SidePanel />
    </PerServer>,
    root,
  );
}
