import { render } from "preact";
import "../../ui/options.css";
import { sendMessage } from "../../messages.ts";
import { startPage } from "../../start-page.ts";
import { Options } from "./options.tsx";

await startPage("options.pageTitle");
const root = document.querySelector("#root");
const settings = await sendMessage("settings.read", undefined);
if (root) render(<Options initial={settings} />, root);
