import type { FileRequest } from "./use-files.ts";

/** A file to answer with. */
export interface AnsweredFile {
  /** What a browser calls it when it is kept. */
  name: string;
  type: string;
  /** Of what is in it: the same again is not sent again. */
  etag: string;
  /** Who may keep it: everybody, where it is the same for all who have its address; whoever asked; nobody. */
  keptBy: "public" | "private" | "nobody";
  /** Written as it is read; not begun when it is not needed. */
  text: () => AsyncIterable<string>;
}

/** Streams a file, or says that it has not changed. Whoever keeps it asks again each time whether it has. */
export function fileResponse({ request }: FileRequest, file: AnsweredFile): Response {
  const headers = {
    etag: file.etag,
    "cache-control": file.keptBy === "nobody" ? "no-store" : `${file.keptBy}, no-cache`,
    vary: "Authorization",
  };
  if (matches(request.headers.get("if-none-match"), file.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === "HEAD" ? null : stream(file.text()), {
    headers: {
      ...headers,
      "content-type": `${file.type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${plainName(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
      // Nobody's text runs in this origin, whatever a browser makes of its type.
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}

/** Pulled as the client takes it, and ended when the client leaves. */
function stream(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const parts = text[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

function matches(header: string | null, etag: string): boolean {
  const plain = (tag: string) => tag.trim().replace(/^W\//, "");
  return (
    header !== null &&
    header.split(",").some((tag) => tag.trim() === "*" || plain(tag) === plain(etag))
  );
}

function plainName(name: string): string {
  return name.replaceAll(/[^\w. -]/g, "_");
}

function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}
