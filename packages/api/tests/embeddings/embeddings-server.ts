import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server was asked. */
export interface EmbeddingsRequest {
  path: string;
  headers: IncomingHttpHeaders;
  model: string;
  input: string[];
}

/** A real server on this machine that speaks OpenAI's embeddings, well or not. */
export interface EmbeddingsServer {
  /** As EMBEDDINGS_URL has it. */
  url: string;
  requests: EmbeddingsRequest[];
  /** How it answers from now on; absent: well. */
  manner: Manner | undefined;
  /** Of its vectors. */
  dimensions: number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Answers in its own way. @returns false when it is to be answered well */
export type Manner = (request: EmbeddingsRequest, response: ServerResponse) => boolean | void;

/** Words that mean the same. */
const MEANS: Record<string, string> = {
  automobiles: "cars",
  physicians: "doctors",
  sofa: "couch",
  vigilance: "attention",
};

/** What a text means: of each word a direction of its own, of words that mean the same the same one. */
function vectorOf(text: string, dimensions: number): number[] {
  const sum = Array.from({ length: dimensions }, () => 0);
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const bytes = createHash("sha256")
      .update(MEANS[word] ?? word)
      .digest();
    for (let at = 0; at < dimensions; at += 1)
      sum[at] = (sum[at] ?? 0) + bytes.readUInt8(at % 32) - 127.5;
  }
  return sum;
}

/** An answer as it should be. */
export function answerOf({ input, model }: EmbeddingsRequest, dimensions: number): string {
  const data = input.map((text, index) => ({
    object: "embedding",
    index,
    embedding: vectorOf(text, dimensions),
  }));
  return JSON.stringify({ object: "list", data, model, usage: { total_tokens: 1 } });
}

/** Starts it. */
export async function startEmbeddingsServer(): Promise<EmbeddingsServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        model: string;
        input: string[];
      };
      const asked = { path: request.url ?? "", headers: request.headers, ...body };
      self.requests.push(asked);
      if (self.manner && self.manner(asked, response) !== false) return;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(answerOf(asked, self.dimensions));
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const self: EmbeddingsServer = {
    url: `http://127.0.0.1:${port}/v1`,
    requests: [],
    manner: undefined,
    dimensions: 32,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  return self;
}

/** Answers with this body. */
export function says(body: string, status = 200, headers: Record<string, string> = {}): Manner {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

/** Answers with these numbers for every text. */
export function saysNumbers(numbers: unknown[]): Manner {
  return (request, response) => {
    const data = request.input.map((_, index) => ({ index, embedding: numbers }));
    response.writeHead(200).end(JSON.stringify({ data }));
  };
}

/** Takes the request and says nothing. */
export const SILENT: Manner = () => {};
