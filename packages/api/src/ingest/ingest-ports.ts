/** An import, from its beginning to its end, however often it is interrupted. */
export interface ImportRun {
  /** Where it goes on; null for the beginning. */
  cursor: string | null;
  begunAt: Date;
}

/** Where an import got to, kept until its end. */
export interface Cursors {
  /**
   * Finds the import that was interrupted, or begins one.
   * @param key what is asked of the source, so that two different imports do not share a place
   * @param restart whether one begins in any case
   */
  begin(source: string, key: string, restart: boolean): Promise<ImportRun>;
  /** Null: it came to its end, and the next one begins at the beginning. */
  write(source: string, key: string, cursor: string | null): Promise<void>;
}

/** Where records go that cannot be used, until somebody looks at them. */
export interface Quarantine {
  /**
   * The same entry again is no second one.
   * @param begunAt when the import began that met it
   */
  add(entry: { source: string; excerpt: string; reason: string }, begunAt: Date): Promise<void>;
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
  cursors: {
    begin: async () => ({ cursor: null, begunAt: new Date() }),
    write: async () => {},
  },
  quarantine: { add: async () => {} },
  validators: { read: async () => null, write: async () => {} },
};
