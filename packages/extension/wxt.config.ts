import { defineConfig } from "wxt";
import { localeOf, readLanguages, readMessages } from "./scripts/locale-messages.ts";
import { recognisers } from "./src/recognisers/registry.ts";

const siteHosts = [...new Set(recognisers.flatMap((site) => site.hosts))];

export default defineConfig({
  srcDir: "src",
  manifestVersion: 3,
  imports: false,
  vite: () => ({
    build: { target: ["chrome123", "firefox140"] },
    plugins: [
      {
        name: "compile-at-once",
        // Nearly all of what runs on a paper's page is called at once. Compiled in one go it takes less time
        // than function by function, as each is called (a seventh of all that our scripts do there): https://v8.dev/blog/explicit-compile-hints
        enforce: "post",
        generateBundle: {
          // What the scripts answer is seen to by WXT before.
          order: "post",
          handler(_, bundle) {
            for (const file of Object.values(bundle)) {
              if (file.type !== "chunk" || !/^paper(?:-badge)?\.js$/.test(file.fileName)) continue;
              file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
            }
          },
        },
      },
    ],
  }),
  zip: {
    name: "paperround",
    sourcesRoot: "../..",
    // What no build reads: the server, and what drives tests and benchmarks, without the tests that WXT leaves out itself.
    excludeSources: [
      "packages/api/**",
      "packages/extension/{bench,e2e}/**",
      "**/generated/**",
      "docs/**/images/**",
    ],
  },
  hooks: {
    // The texts of src/locales, as browsers want them.
    "build:publicAssets": async (_wxt, assets) => {
      for (const language of await readLanguages()) {
        const relativeDest = `_locales/${localeOf(language)}/messages.json`;
        assets.push({ relativeDest, contents: JSON.stringify(await readMessages(language)) });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: "__MSG_manifest_name__",
    description: "__MSG_manifest_description__",
    default_locale: "en",
    permissions: [
      "storage",
      "unlimitedStorage",
      "alarms",
      "activeTab",
      "scripting",
      "contextMenus",
    ],
    host_permissions: [
      ...siteHosts,
      // Firefox has no ports in match patterns.
      browser === "firefox" ? "http://localhost/*" : "http://localhost:4000/*",
    ],
    // Another server is asked for when the options page is told its address.
    optional_host_permissions: ["https://*/*", "http://*/*"],
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        // Which servers may be reached is decided by the host permissions.
        "connect-src http: https:",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
      ].join("; "),
    },
    omnibox: { keyword: "pr" },
    // Chromium has taken many letters with Alt and Shift for itself, and in Firefox those of its menus open them (F, E, V, S, B, T, H in
    // English, others in other languages): these are free in both.
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+Q" } },
      "save-paper": {
        suggested_key: { default: "Alt+Shift+K" },
        description: "__MSG_quick_commandSave__",
      },
      "vote-paper": {
        suggested_key: { default: "Alt+Shift+U" },
        description: "__MSG_quick_commandVote__",
      },
      ...(browser === "firefox"
        ? { _execute_sidebar_action: { suggested_key: { default: "Alt+Shift+J" } } }
        : {
            "open-daily-papers": {
              suggested_key: { default: "Alt+Shift+J" },
              description: "__MSG_side_panel_command__",
            },
          }),
    },
    web_accessible_resources: [{ resources: ["panel.html"], matches: siteHosts }],
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            // Android's Firefox asks for consent to data collection a little later than the others.
            gecko_android: { strict_min_version: "142.0" },
            gecko: {
              id: "extension@paperround.example",
              strict_min_version: "140.0",
              data_collection_permissions: {
                // The address to sign in with, the papers that the reader votes for, saves or opens, and the title of one
                // without an id: docs/store/privacy.md.
                required: [
                  "authenticationInfo",
                  "personallyIdentifyingInfo",
                  "browsingActivity",
                  "websiteContent",
                ],
              },
            },
          },
        }
      : { minimum_chrome_version: "123" }),
  }),
});
