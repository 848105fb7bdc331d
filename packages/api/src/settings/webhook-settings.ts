import { z } from "zod";
import { readNetworks } from "../webhooks/address-policy.ts";
import { choice, setting } from "./setting.ts";

/** Where people's webhooks may go. */
export const WEBHOOK_SETTINGS = {
  WEBHOOKS_PRIVATE_ADDRESSES: setting({
    read: z
      .string()
      .transform((text, context) => {
        const networks = readNetworks(text);
        if (networks !== null && networks.length > 0) return networks;
        context.addIssue("These are no networks.");
        return z.NEVER;
      })
      .optional()
      .transform((networks) => networks ?? []),
    meaning:
      "Private networks that webhooks may reach all the same. Whoever has an account can then send to them, and read the beginning of the answer. [More](#webhooks)",
    allowed: "networks or addresses, separated by commas",
    fallback: "webhooks reach public addresses alone",
    example: "10.20.0.0/16,127.0.0.1",
  }),
  WEBHOOKS_HTTP: setting({
    read: choice(["on", "off"], "off"),
    meaning: "Whether a webhook may have an address that begins with `http://`.",
    allowed: "on or off",
    fallback: "`off`",
    example: "on",
  }),
};
