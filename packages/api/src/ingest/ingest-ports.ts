/** Where an import got to, kept between two runs. */
export interface Cursors {
  /** @param key what is asked of the source, so that two different imports do not share a place */
  read(source: string, key: string): Promise<string | null>;
  /** Null: it came to its end, and the next one begins at the beginning. */
  write(source: string, key: string, cursor: string | null): Promise<void>;
}

/** Where records go that cannot be used, until somebody looks at them. */
export interface Quarantine {
  /** The same entry again is no second one. */
  add(entry: { source: string; excerpt: string; reason: string }): Promise<void>;
}

/** By what a server tells whether an answer has changed: its ETag and Last-Modified headers. */
export interface Validator {
  etag: string | null;
  lastModified: string | null;
  /** How many entries the answer had. */
  entries: number;
}

/** What is remembered of former answers. */
export interface ReadValidators {
  read(url: string): Promise<Validator | null>;
}

/** What is remembered of former answers, and can be added to. */
export interface Validators extends ReadValidators {
  write(url: string, validator: Validator): Promise<void>;
}

/** What an import keeps beside the papers. */
export interface IngestPorts {
  cursors: Cursors;
  quarantine: Quarantine;
  validators: Validators;
}

/** Keeps nothing: every run begins at the beginning, and what is refused is only reported. */
export const FORGETFUL_PORTS: IngestPorts = {
  cursors: { read: async () => null, write: async () => {} },
  quarantine: { add: async () => {} },
  validators: { read: async () => null, write: async () => {} },
};
