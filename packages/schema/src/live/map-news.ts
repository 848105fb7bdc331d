import type { Inbox } from "./inbox.ts";

/** Says of each thing that waits what there is to say when it is taken out. Whoever stops reading leaves the inbox. */
export function mapNews<Item extends string | number, News>(
  inbox: Inbox<Item>,
  tell: (item: Item) => News,
): AsyncIterableIterator<News> {
  return {
    async next() {
      const { value, done } = await inbox.next();
      return done ? { value: undefined, done } : { value: tell(value), done: false };
    },
    async return() {
      await inbox.return();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
