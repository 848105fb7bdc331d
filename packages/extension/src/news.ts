import { onMessage } from "./messages.ts";
import type { ProtocolMap } from "./messages.ts";

/** What the background tells every page of the extension. */
export type NewsType =
  | "paper.changed"
  | "servers.changed"
  | "accounts.changed"
  | "notifications.changed"
  | "queue.changed"
  | "comment.changed";
export type News<Type extends NewsType> = Parameters<ProtocolMap[Type]>[0];

interface Channel {
  hearers: Set<(news: never) => void>;
  stop: () => void;
}

const channels = new Map<NewsType, Channel>();

/**
 * Hears one kind of news. A page may hear it in several places, while the messaging library takes
 * one listener for each kind.
 * @returns stops hearing it
 */
export function onNews<Type extends NewsType>(
  type: Type,
  hear: (news: News<Type>) => void,
): () => void {
  const channel = channels.get(type) ?? open(type);
  channel.hearers.add(hear);
  return () => {
    channel.hearers.delete(hear);
    if (channel.hearers.size > 0 || channels.get(type) !== channel) return;
    channels.delete(type);
    channel.stop();
  };
}

function open(type: NewsType): Channel {
  const hearers: Channel["hearers"] = new Set();
  const stop = onMessage(type, ({ data }) => {
    for (const hear of hearers) hear(data as never);
  });
  const channel = { hearers, stop };
  channels.set(type, channel);
  return channel;
}
