import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeMutex } from "../../database/file-mutex.ts";
import type { FileMutex } from "../../database/file-mutex.ts";
import { snapshotPath } from "./snapshot-file.ts";

/** Who of the processes on a data folder writes its snapshots. */
export interface SnapshotWriter {
  /** Whether it is this process; as soon as nobody is, whoever asks. */
  isMe(): boolean;
  /** Lets another one. */
  release(): void;
}

/** The writer's lock is held for as long as the process serves. */
export function createSnapshotWriter(dataDir: string): SnapshotWriter {
  let mutex: FileMutex | null = null;
  return {
    isMe() {
      mutex ??= takeMutex(dirname(snapshotPath(dataDir)), "writer.mutex");
      return mutex !== null;
    },
    release() {
      mutex?.close();
      mutex = null;
    },
  };
}

/** Runs `write` while nobody else puts a snapshot into the folder: neither its writer nor somebody who made one anew. */
export async function inTurn<T>(dataDir: string, write: () => Promise<T>): Promise<T> {
  const folder = dirname(snapshotPath(dataDir));
  let mutex = takeMutex(folder, "turn.mutex");
  while (!mutex) {
    await pause(50);
    mutex = takeMutex(folder, "turn.mutex");
  }
  try {
    return await write();
  } finally {
    mutex.close();
  }
}
