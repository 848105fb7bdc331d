import type { SubscribedEvent } from "./webhook-events.ts";
import { MAX_PLACES } from "./webhook-events.ts";
import type { ChangePlace } from "../changes/change-cursor.ts";
import type { Db } from "../context.ts";

/** A part of the change log. */
export interface LogWindow {
  after: ChangePlace;
  upTo: ChangePlace;
  now: Date;
  /** Up to which day lists have opened before, midnight UTC. */
  openedOn: Date;
}

/** That a webhook is to be told of something. */
export interface Firing {
  webhookId: number;
  event: SubscribedEvent;
  /** The submission, the comment, or the paper. */
  subjectId: number;
  paperId: number;
  commentId: number | null;
  happenedAt: Date;
  /** Of a paper that trends: which one it is, from 1. */
  place: number | null;
  /** How many votes the webhook waits for. */
  votes: number;
}

/** For how many days after the day of its list a submission is news: what an import brings of earlier ones is none. */
const NEWS_DAYS = 7;

/**
 * Finds of a part of the log which webhooks are to be told of what, and marks it as told: what comes again, since a
 * moderator showed it again or an editor moved it, is told once. It reads everything as it is now, so that what has been
 * hidden or taken back meanwhile is told to nobody. One statement, whatever happened and whoever listens.
 */
export function matchWebhooks(
  tx: Db,
  { after, upTo, now, openedOn }: LogWindow,
): Promise<Firing[]> {
  return tx.$queryRaw<Firing[]>`
    WITH log AS MATERIALIZED (
      SELECT * FROM change_log
      WHERE (changed_in, change_seq) > (${after.changedIn}::bigint, ${after.changeSeq}::bigint)
        AND (changed_in, change_seq) <= (${upTo.changedIn}::bigint, ${upTo.changeSeq}::bigint)
    ),
    today AS (SELECT (${now}::timestamptz AT TIME ZONE 'UTC')::date AS day),
    hook AS MATERIALIZED (
      SELECT webhooks.* FROM webhooks JOIN people ON people.id = owner_id
      WHERE stop_reason IS NULL
        AND (suspended_at IS NULL OR suspended_until <= ${now})
      -- What is being deleted is waited for, and then not told.
      FOR KEY SHARE OF webhooks
    ),
    happened AS (
      -- On the list of a day that has come: what an editor placed ahead is told on its day.
      SELECT 'PAPER_SUBMITTED'::webhook_event AS event, listed.id AS subject_id, listed.paper_id, NULL::int AS comment_id,
        log.changed_at AS at, NULL::int AS votes_before, NULL::int AS votes_after, NULL::int AS place
      FROM log JOIN submissions listed ON listed.id = log.subject_id, today
      WHERE log.kind = 'PAPER_LISTED' AND listed.status = 'LISTED'
        AND listed.day BETWEEN today.day - ${NEWS_DAYS}::int AND today.day
      UNION ALL
      SELECT 'PAPER_SUBMITTED', listed.id, listed.paper_id, NULL, listed.day::timestamp AT TIME ZONE 'UTC', NULL, NULL, NULL
      FROM submissions listed, today
      WHERE listed.status = 'LISTED' AND listed.day > (${openedOn}::timestamptz AT TIME ZONE 'UTC')::date
        AND listed.day <= today.day
      UNION ALL
      SELECT 'PAPER_SUBMITTED', listed.id, listed.paper_id, NULL, listed.listed_at, NULL, NULL, NULL
      FROM log JOIN submissions listed ON listed.paper_id = log.paper_id, today
      WHERE log.kind = 'PAPER_SHOWN' AND listed.status = 'LISTED'
        AND listed.day BETWEEN today.day - ${NEWS_DAYS}::int AND today.day
      UNION ALL
      SELECT 'COMMENT_CREATED', said.id, said.paper_id, said.id,
        CASE log.kind WHEN 'COMMENT_ADDED' THEN log.changed_at ELSE said.created_at END, NULL, NULL, NULL
      FROM log JOIN comments said ON said.id = log.subject_id
      WHERE log.kind IN ('COMMENT_ADDED', 'COMMENT_SHOWN') AND said.hidden_at IS NULL AND said.deleted_at IS NULL
      UNION ALL
      SELECT 'VOTE_THRESHOLD', coalesce(counted.root_id, counted.id), coalesce(counted.root_id, counted.id), NULL,
        log.changed_at, log.votes_before, log.votes_after, NULL
      FROM log JOIN papers counted ON counted.id = log.paper_id
      WHERE log.kind = 'COUNTS_CHANGED' AND log.votes_after > log.votes_before
      UNION ALL
      SELECT 'PAPER_TRENDING', trending.id, trending.id, NULL, now(), NULL, NULL, trending.place
      FROM (
        SELECT id, (row_number() OVER (ORDER BY hotness DESC, id DESC))::int AS place
        FROM papers
        WHERE hidden_at IS NULL AND root_id IS NULL AND hotness IS NOT NULL AND listed_at <= ${now}
        ORDER BY hotness DESC, id DESC LIMIT ${MAX_PLACES}::int
      ) AS trending
      WHERE EXISTS (SELECT FROM hook WHERE 'PAPER_TRENDING' = ANY(hook.events))
    ),
    matched AS MATERIALIZED (
      SELECT DISTINCT ON (hook.id, happened.event, happened.subject_id) hook.id AS webhook_id, hook.votes, happened.*
      FROM happened
      JOIN papers paper ON paper.id = happened.paper_id AND paper.hidden_at IS NULL
      JOIN hook ON happened.event = ANY(hook.events) AND happened.at >= hook.started_at
      WHERE (happened.event <> 'VOTE_THRESHOLD' OR (votes_before < hook.votes AND votes_after >= hook.votes))
        AND (happened.event <> 'PAPER_TRENDING' OR place <= hook.places)
        AND (happened.event NOT IN ('VOTE_THRESHOLD', 'PAPER_TRENDING') OR NOT EXISTS (
          -- It was told of a paper that is one with this one now.
          SELECT FROM papers member JOIN webhook_firings told ON told.subject_id = member.id
          WHERE member.root_id = paper.id AND told.webhook_id = hook.id AND told.event = happened.event
        ))
        AND (hook.categories = '{}' OR paper.categories && hook.categories)
        AND (hook.keywords = '{}'
          OR paper.keywords && (hook.keywords || ARRAY(SELECT lower(word) FROM unnest(hook.keywords) AS word)))
        AND NOT EXISTS (
          -- A kind of which none holds.
          SELECT FROM webhook_filters filter WHERE filter.webhook_id = hook.id
          GROUP BY filter.kind
          HAVING NOT bool_or(CASE filter.kind
            WHEN 'ORG' THEN coalesce(filter.org_id = paper.org_id, false)
            WHEN 'PAPER' THEN EXISTS (
              SELECT FROM papers named WHERE named.id = filter.paper_id AND coalesce(named.root_id, named.id) = paper.id
            )
            WHEN 'AUTHOR' THEN EXISTS (
              SELECT FROM authorships WHERE authorships.paper_id = paper.id AND authorships.author_id = filter.author_id
            )
            WHEN 'LIST' THEN EXISTS (
              SELECT FROM list_items JOIN lists ON lists.id = list_id
              WHERE list_id = filter.list_id AND list_items.paper_id = paper.id
                AND (lists.visibility <> 'PRIVATE' OR lists.owner_id = hook.owner_id)
            )
          END)
        )
      ORDER BY hook.id, happened.event, happened.subject_id, happened.at
    ),
    told AS (
      INSERT INTO webhook_firings (webhook_id, event, subject_id)
      SELECT webhook_id, event, subject_id FROM matched
      ON CONFLICT DO NOTHING RETURNING webhook_id, event, subject_id
    )
    SELECT matched.webhook_id AS "webhookId", matched.event::text AS event, matched.subject_id AS "subjectId",
      matched.paper_id AS "paperId", matched.comment_id AS "commentId", matched.at AS "happenedAt", matched.place,
      matched.votes
    FROM told JOIN matched USING (webhook_id, event, subject_id)
    ORDER BY matched.at, matched.event, matched.subject_id, matched.webhook_id`;
}
