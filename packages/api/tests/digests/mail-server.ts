import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { simpleParser } from "mailparser";
import type { ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A mail as it came. */
export interface Received {
  /** Where it would come back to. */
  from: string;
  to: string;
  raw: string;
  mail: ParsedMail;
}

/** It has taken a mail, and the connection breaks before it can say so. */
export const HANG_UP = "hang up";

/** What a mail server says; it may take its time. */
export interface Manners {
  /** Of a recipient: the refusal, as `550 5.1.1 No such user`; null to take them. */
  recipient?: (address: string) => string | null | Promise<string | null>;
  /** Of a whole mail: the refusal, or {@link HANG_UP}; null to take it. */
  mail?: (received: Received) => string | null | Promise<string | null>;
}

/** A real mail server on this machine. */
export interface MailServer {
  url: string;
  received: Received[];
  /** What it does from now on. */
  manners: Manners;
  /** Breaks all connections, and takes none until it is begun again. */
  die(): Promise<void>;
  begin(): Promise<void>;
  close(): Promise<void>;
}

export async function startMailServer(manners: Manners = {}): Promise<MailServer> {
  let port = 0;
  let server: SMTPServer;
  const sockets = new Set<Socket>();
  const it: MailServer = {
    url: "",
    received: [],
    manners,
    async begin() {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        closeTimeout: 100,
        onRcptTo({ address }, _session, done) {
          const decide = async (): Promise<void> => {
            const refusal = (await it.manners.recipient?.(address)) ?? null;
            done(refusal === null ? null : answer(refusal));
          };
          void decide();
        },
        onData(stream, session, done) {
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => void take(Buffer.concat(parts)));
          const take = async (raw: Buffer): Promise<void> => {
            const { mailFrom, rcptTo } = session.envelope;
            const received = {
              from: mailFrom === false ? "" : mailFrom.address,
              to: rcptTo[0]?.address ?? "",
              raw: raw.toString("utf8"),
              mail: await simpleParser(raw),
            };
            const refusal = (await it.manners.mail?.(received)) ?? null;
            if (refusal === null || refusal === HANG_UP) it.received.push(received);
            if (refusal === HANG_UP) for (const socket of sockets) socket.destroy();
            else done(refusal === null ? null : answer(refusal));
          };
        },
      });
      server.on("error", () => undefined);
      server.server.on("connection", (socket: Socket) => {
        sockets.add(socket);
        socket.on("error", () => undefined);
        socket.once("close", () => sockets.delete(socket));
      });
      server.listen(port, "127.0.0.1");
      await once(server.server, "listening");
      ({ port } = server.server.address() as AddressInfo);
      it.url = `smtp://127.0.0.1:${port}`;
    },
    async die() {
      const closed = new Promise<void>((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    close: () => it.die(),
  };
  await it.begin();
  return it;
}

/** A refusal as the server's library wants it. */
function answer(text: string): Error {
  const [, code = "550", message = text] = /^(\d{3}) (.*)$/.exec(text) ?? [];
  return Object.assign(new Error(message), { responseCode: Number(code) });
}
