import type { Wanted } from "./action.ts";

/** The signed-in person. */
export interface AccountView {
  name: string;
  email: string;
}

/** A code that has been mailed and not been used yet. */
export interface PendingSignIn {
  email: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  wanted: Wanted | null;
}
