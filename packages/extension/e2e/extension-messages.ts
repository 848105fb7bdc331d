import type { ProtocolMap } from "../src/messages.ts";

/** A page of the extension, whoever drives the browser. */
interface OwnPage {
  evaluate(run: (message: object) => Promise<unknown>, message: object): Promise<unknown>;
}

/** Sends a message as one of the extension's pages does, from that page. */
export async function say<Type extends keyof ProtocolMap>(
  from: OwnPage,
  type: Type,
  data: Parameters<ProtocolMap[Type]>[0],
): Promise<ReturnType<ProtocolMap[Type]>> {
  const reply = await from.evaluate(
    (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
      };
      return chrome.runtime.sendMessage(message);
    },
    { id: 1, type, data, timestamp: Date.now() },
  );
  const { res, err } = reply as { res: ReturnType<ProtocolMap[Type]>; err?: { message: string } };
  if (err) throw new Error(`${type}: ${err.message}`);
  return res;
}
