// An IndexedDB for the vault: happy-dom has none.
import "fake-indexeddb/auto";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readMessages } from "../scripts/locale-messages.ts";

// The browser's own part of i18n, over the English texts.
const messages = await readMessages("en");
fakeBrowser.i18n.getMessage = (name) => messages[name]?.message.replaceAll("$$", "$") ?? "";
fakeBrowser.i18n.getUILanguage = () => "en-US";
