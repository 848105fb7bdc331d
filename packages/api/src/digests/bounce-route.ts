import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { bearerToken } from "../auth/session-token.ts";
import type { Config } from "../config.ts";
import { problem } from "../files/use-files.ts";
import { recordEvents, recordReturnedMail } from "./record-bounces.ts";
import type { BounceParts } from "./record-bounces.ts";
import type { PageRoute } from "./use-digest-pages.ts";

/** A returned mail may hold the whole of what was sent. */
const MAX_BYTES = 1_000_000;

/** `POST /digest/bounces`: what a mail service, or the mail server of the bounce address, tells. */
export function bounceRoute(
  parts: BounceParts & { config: Pick<Config, "digests"> },
): Readonly<Record<string, PageRoute>> {
  const { webhookSecret } = parts.config.digests;
  return {
    bounces: {
      fromAnywhere: true,
      maxBytes: MAX_BYTES,
      async post({ request, body }) {
        if (webhookSecret === undefined) {
          return problem(404, "NOT_FOUND", "Set DIGEST_WEBHOOK_SECRET to take bounces here.");
        }
        const given = bearerToken(request.headers.get("authorization"));
        if (given === null || !isSame(given, webhookSecret)) {
          return problem(
            401,
            "FORBIDDEN",
            "Send `Authorization: Bearer` with DIGEST_WEBHOOK_SECRET.",
          );
        }
        const type = request.headers.get("content-type") ?? "";
        if (type.startsWith("message/")) {
          return recorded(await recordReturnedMail(parts, body));
        }
        try {
          return recorded(await recordEvents(parts, JSON.parse(body)));
        } catch (error) {
          if (error instanceof z.ZodError)
            return problem(400, "INVALID_INPUT", z.prettifyError(error));
          if (error instanceof SyntaxError)
            return problem(400, "INVALID_INPUT", "The body is no JSON.");
          throw error;
        }
      },
    },
  };
}

function recorded(known: number): Response {
  return new Response(`${JSON.stringify({ recorded: known })}\n`, {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" },
  });
}

/** In the same time, however much of it is right. */
function isSame(given: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}
