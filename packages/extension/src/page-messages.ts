import type { browser as extensionApi } from "wxt/browser";
import type { ProtocolMap } from "./messages.ts";

interface World {
  browser?: typeof extensionApi;
  chrome?: typeof extensionApi;
}

/** Asked for as late as can be: a browser makes it for a page when something first touches it, and that takes a while. */
function runtime(): (typeof extensionApi)["runtime"] {
  const { browser, chrome } = globalThis as World;
  return ((browser?.runtime?.id ? browser : chrome) as typeof extensionApi).runtime;
}

/** Whether the extension behind this script is gone: it was updated or removed while the page was open. */
export function isOrphaned(): boolean {
  return !runtime()?.id;
}

/**
 * The protocol of `messages.ts`, as content scripts speak it: they run on every paper page, and the
 * library that the rest of the extension speaks it with is larger than all else there.
 */

type Payload<Type extends keyof ProtocolMap> = Parameters<ProtocolMap[Type]>[0];

interface Answer<Type extends keyof ProtocolMap> {
  res?: ReturnType<ProtocolMap[Type]>;
  err?: unknown;
}

/** Sends a message to the background. Rejects when it refuses, and when the extension is gone. */
export async function tell<Type extends keyof ProtocolMap>(
  type: Type,
  data: Payload<Type>,
): Promise<ReturnType<ProtocolMap[Type]>> {
  const message = { id: 0, type, data, timestamp: Date.now() };
  const answer = await runtime().sendMessage<typeof message, Answer<Type> | undefined>(message);
  if (!answer || answer.err !== undefined) throw new Error(`${type} refused`);
  return answer.res as ReturnType<ProtocolMap[Type]>;
}

/** Answers the background's messages of these types. Returns what stops it. */
export function hear(heard: {
  [Type in keyof ProtocolMap]?: (data: Payload<Type>) => void;
}): () => void {
  const listener = (
    message: { type: keyof ProtocolMap; data: never },
    _sender: unknown,
    reply: (answer: object) => void,
  ): void => {
    const answer = heard[message.type] as ((data: unknown) => void) | undefined;
    if (!answer) return;
    answer(message.data);
    reply({});
  };
  runtime().onMessage.addListener(listener);
  return () => runtime().onMessage.removeListener(listener);
}
