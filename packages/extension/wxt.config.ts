import { defineConfig } from "wxt";
import { recognisers } from "./src/recognisers/registry.ts";

const siteHosts = recognisers.flatMap((site) => site.hosts);

export default defineConfig({
  srcDir: "src",
  manifestVersion: 3,
  imports: false,
  vite: () => ({ build: { target: ["chrome123", "firefox140"] } }),
  zip: {
    name: "paperround",
    sourcesRoot: "../..",
    excludeSources: ["packages/api/**", "**/generated/**", "docs/images/**"],
  },
  manifest: ({ browser }) => ({
    name: "Paperround",
    description:
      "What your community thinks of the paper you are reading: vote, save, find related.",
    permissions: ["storage", "unlimitedStorage", "alarms", "activeTab"],
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
                // The address to sign in with, and the papers that the reader votes for, saves or opens.
                required: ["authenticationInfo", "personallyIdentifyingInfo", "browsingActivity"],
              },
            },
          },
        }
      : { minimum_chrome_version: "123" }),
  }),
});
