import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { startServer } from "../support/server-process.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { signInAt } from "../support/sign-in-at.ts";

/** A server in a process of its own with the papers that come with it, as an integrator finds it. */
export class RunningServer {
  private readonly folder: DataFolder;
  private readonly process: ServerProcess;

  private constructor(folder: DataFolder, process: ServerProcess) {
    this.folder = folder;
    this.process = process;
  }

  static async start(): Promise<RunningServer> {
    const folder = await createDataFolder();
    return new RunningServer(folder, await startServer(folder.settings));
  }

  /** Without a trailing slash. */
  get url(): string {
    return this.process.url;
  }

  /** @returns a session's token */
  signIn(email: string): Promise<string> {
    return signInAt(this.url, this.folder.path, email);
  }

  async stop(): Promise<void> {
    await this.process.end("SIGTERM");
    await this.folder.remove();
  }
}
