// The baseline: what a person would write by hand who needs these answers and nothing else. One SQL statement each
// over node:http; no GraphQL, no sign-in (the address says who asks), no limits, no log, no errors.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { openDatabase } from "../src/database/open-database.ts";

const STATEMENTS = {
  list: `
    SELECT json_build_object('feed', json_build_object('nodes', coalesce(json_agg(row_to_json(node)), '[]'))) AS data
      FROM (SELECT encode(convert_to('Paper:' || p.id, 'UTF8'), 'base64') AS id,
                   p.title,
                   p.published_on AS "publishedOn",
                   (SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(a)), '[]'))
                      FROM (SELECT name FROM authorships
                             WHERE paper_id = p.id ORDER BY position LIMIT 5) a) AS authors,
                   (SELECT json_build_object('name', o.name) FROM orgs o WHERE o.id = p.org_id) AS org,
                   p.upvote_count AS "upvoteCount",
                   p.comment_count AS "commentCount",
                   EXISTS (SELECT FROM votes v
                            WHERE v.user_id = $1 AND v.paper_id = p.id) AS "viewerHasUpvoted",
                   p.keywords
              -- The page first: asked about twenty papers, PostgreSQL looks twenty votes up instead of hashing all.
              FROM (SELECT p.* FROM papers p
                     WHERE p.id IN (SELECT paper_id FROM submissions WHERE status = 'LISTED' AND day = $2)
                     ORDER BY p.points DESC, p.id DESC
                     LIMIT 20) p
             ORDER BY p.points DESC, p.id DESC) node`,
  single: `
    SELECT json_build_object('paper', row_to_json(node)) AS data
      FROM (SELECT encode(convert_to('Paper:' || p.id, 'UTF8'), 'base64') AS id,
                   p.title,
                   p.abstract,
                   (SELECT json_build_object('nodes', coalesce(json_agg(row_to_json(a)), '[]'))
                      FROM (SELECT name FROM authorships
                             WHERE paper_id = p.id ORDER BY position LIMIT 20) a) AS authors,
                   (SELECT coalesce(json_agg(row_to_json(i)), '[]')
                      FROM (SELECT scheme, value FROM paper_ids
                             WHERE paper_id = p.id ORDER BY scheme) i) AS ids,
                   p.upvote_count AS "upvoteCount",
                   EXISTS (SELECT FROM votes v
                            WHERE v.user_id = $1 AND v.paper_id = p.id) AS "viewerHasUpvoted"
              FROM papers p JOIN paper_ids i ON i.paper_id = p.id
             WHERE i.scheme = 'ARXIV' AND i.value = $2) node`,
  lookup: `
    SELECT json_build_object('lookup', json_build_object('bits', $1::int, 'bucket', json_build_object(
             'bits', $1::int, 'papers', coalesce(json_agg(row_to_json(node)), '[]')))) AS data
      FROM (SELECT (SELECT json_agg(encode(sha256(convert_to(lower(i.scheme::text) || ':' || i.value, 'UTF8')), 'hex')
                                    ORDER BY i.scheme, i.value)
                      FROM paper_ids i WHERE i.paper_id = p.id) AS hashes,
                   encode(convert_to('Paper:' || p.id, 'UTF8'), 'base64') AS id,
                   p.upvote_count AS "upvoteCount",
                   p.comment_count AS "commentCount"
              FROM papers p
             WHERE p.id IN (SELECT paper_id FROM paper_ids WHERE lookup16 BETWEEN $2 AND $3)
             ORDER BY p.id) node`,
};

type Statement = keyof typeof STATEMENTS;

const { values } = parseArgs({
  options: {
    "database-url": { type: "string" },
    "data-dir": { type: "string", default: "" },
  },
});
const database = await openDatabase({
  databaseUrl: values["database-url"],
  dataDir: values["data-dir"],
});
const http = createServer((request, response) => {
  const [path = "", search] = (request.url ?? "").split("?");
  const parameters = [...new URLSearchParams(search).values()];
  const name = path.slice(1) as Statement;
  database.pool.query({ name, text: STATEMENTS[name], values: parameters }).then(
    ({ rows: [row] }) => {
      const body = JSON.stringify(row);
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.setHeader("content-length", Buffer.byteLength(body));
      response.end(body);
    },
    (error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
});
http.keepAliveTimeout = 75_000;
http.listen(0, "127.0.0.1", () => {
  process.send?.({
    type: "ready",
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
  });
});
const stop = (): void => {
  http.closeAllConnections();
  http.close();
  void database.close().then(() => process.exit(0));
};
process.once("SIGTERM", stop).once("disconnect", stop);
