import { createTurns } from "../../in-turn.ts";
import { formerAccounts, quickWishes } from "../../storage.ts";
import type { QuickWish } from "../../storage.ts";

/** Who signs in later than this is perhaps somebody else. In milliseconds. */
const COUNTS_FOR = 30 * 60_000;
const MOST = 20;

// One at a time: two presses at once are two wishes.
const inTurn = createTurns();

/** Keeps a press until somebody signs in. The same pressed again is one, as it was meant last. */
export function keepWish(
  server: string,
  { action, tabId }: Pick<QuickWish, "action" | "tabId">,
): Promise<void> {
  return inTurn(async () => {
    const account = (await formerAccounts.getValue())[server] ?? null;
    const until = Date.now() + COUNTS_FOR;
    const others = (await counting()).filter(
      (one) => one.server !== server || keyOf(one) !== keyOf({ action }),
    );
    const wishes = [...others, { server, account, action, tabId, until }];
    await quickWishes.setValue(wishes.slice(-MOST));
  });
}

/** What is to be done now for who has just signed in there; nobody is given it again. */
export function takeWishes(server: string, account: string): Promise<QuickWish[]> {
  return inTurn(async () => {
    const wishes = await counting();
    const isTheirs = (wish: QuickWish) =>
      wish.server === server && (wish.account === null || wish.account === account);
    await quickWishes.setValue(wishes.filter((wish) => !isTheirs(wish)));
    return wishes.filter(isTheirs);
  });
}

async function counting(): Promise<QuickWish[]> {
  return (await quickWishes.getValue()).filter(({ until }) => until > Date.now());
}

function keyOf({ action }: Pick<QuickWish, "action">): string {
  return `${action.kind} ${JSON.stringify(action.paper)}`;
}
