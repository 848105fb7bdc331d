import type { ProtocolMap } from "../src/messages.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";

/** Sends a message as one of the extension's pages does, from that page. */
export function sayFrom<Type extends keyof ProtocolMap>(
  from: FirefoxSurface,
  type: Type,
  data: Parameters<ProtocolMap[Type]>[0],
): Promise<ReturnType<ProtocolMap[Type]>> {
  const message = JSON.stringify({ id: 1, type, data, timestamp: Date.now() });
  // As text: what comes as an object the browser's protocol spells out otherwise.
  return from
    .run<string>(`browser.runtime.sendMessage(${message}).then(({ res }) => JSON.stringify(res))`)
    .then((json) => JSON.parse(json) as ReturnType<ProtocolMap[Type]>);
}
