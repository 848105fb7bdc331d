import type { IngestPorts, Validator } from "../../src/ingest/ingest-ports.ts";

/** Ports that remember for as long as a test runs. */
export interface MemoryPorts extends IngestPorts {
  /** By source and key, null where an import came to its end. */
  places: Map<string, string | null>;
  quarantined: { source: string; excerpt: string; reason: string }[];
  remembered: Map<string, Validator>;
}

/** Makes empty ones. */
export function memoryPorts(): MemoryPorts {
  const places = new Map<string, string | null>();
  const quarantined: MemoryPorts["quarantined"] = [];
  const remembered = new Map<string, Validator>();
  return {
    places,
    quarantined,
    remembered,
    cursors: {
      begin: async (source, key, restart) => ({
        cursor: restart ? null : (places.get(`${source} ${key}`) ?? null),
        begunAt: new Date(),
      }),
      write: async (source, key, cursor) => void places.set(`${source} ${key}`, cursor),
    },
    quarantine: { add: async (entry) => void quarantined.push(entry) },
    validators: {
      read: async (url) => remembered.get(url) ?? null,
      write: async (url, validator) => void remembered.set(url, validator),
    },
  };
}
