import type { PrismaClient } from "@paperround/schema/context";
import type { Mailer } from "../../src/mail/mailer.ts";

/** A process that dies at some moment: from then on nothing it does happens. */
export interface DyingProcess {
  db: PrismaClient;
  mailer: Mailer;
  /** Whether it has died. */
  isDead(): boolean;
  /** Whether it died when the mail server had taken a mail, and before it could write that down. */
  diedAfterAcceptance(): boolean;
}

/** Thrown by whatever a dead process still tries. */
export class Died extends Error {}

/**
 * @param life how many statements and mails it lives for
 */
export function createDyingProcess(db: PrismaClient, mailer: Mailer, life: number): DyingProcess {
  let left = life;
  let accepted = false;
  const spend = (): void => {
    left -= 1;
    if (left < 0) throw new Died("This process was killed.");
    accepted = false;
  };
  return {
    db: dying(db, spend) as PrismaClient,
    mailer: {
      async send(mail) {
        spend();
        await mailer.send(mail);
        accepted = true;
        if (left === 0) throw new Died("This process was killed.");
      },
      close() {},
    },
    isDead: () => left < 0 || (left === 0 && accepted),
    diedAfterAcceptance: () => left <= 0 && accepted,
  };
}

/** The client, of which each statement is one step of the process's life; a transaction that it dies in is rolled back. */
function dying(target: object, spend: () => void): object {
  return new Proxy(target, {
    get(client, name) {
      const value: unknown = Reflect.get(client, name);
      if (name === "$transaction") {
        return (work: (tx: unknown) => Promise<unknown>, options?: object) => {
          spend();
          return (value as (work: (tx: object) => Promise<unknown>, o?: object) => unknown).call(
            client,
            (tx) => work(dying(tx, spend)),
            options,
          );
        };
      }
      if (typeof value === "function") {
        return (...args: unknown[]): unknown => {
          spend();
          return (value as (...args: unknown[]) => unknown).apply(client, args);
        };
      }
      return typeof value === "object" && value !== null && !String(name).startsWith("_")
        ? dying(value, spend)
        : value;
    },
  });
}
