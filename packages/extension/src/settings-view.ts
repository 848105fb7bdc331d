/** What the options page shows and changes. */
export interface SettingsView {
  server: string;
  defaultServer: string;
  lookups: boolean;
  /** Every server that was used here, the one in use among them. */
  servers: string[];
}

/** What a look-up of one paper would send. */
export interface LookupExample {
  /** All of the paper's hash. */
  hash: string;
  /** How many bits of it are sent; null as long as the server has not said how many it wants. */
  bits: number | null;
  prefix: string | null;
}
