/** A place in a person's change log: transaction, then order within; and which database it means. */
export interface ChangePlace {
  epoch: string;
  changedIn: bigint;
  changeSeq: bigint;
}

/** Writes a place down for a client: opaque to it. */
export function writeChangeCursor({ epoch, changedIn, changeSeq }: ChangePlace): string {
  return Buffer.from(`${epoch}/${changedIn}/${changeSeq}`).toString("base64url");
}

/** @returns null when it is no cursor */
export function readChangeCursor(cursor: string): ChangePlace | null {
  const text = Buffer.from(cursor, "base64url").toString("latin1");
  const match = /^([0-9a-f-]{36})\/(\d{1,18})\/(\d{1,18})$/.exec(text);
  if (!match) return null;
  const [, epoch = "", changedIn = "0", changeSeq = "0"] = match;
  return { epoch, changedIn: BigInt(changedIn), changeSeq: BigInt(changeSeq) };
}
