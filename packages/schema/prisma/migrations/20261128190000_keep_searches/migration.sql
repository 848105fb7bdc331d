-- CreateEnum
CREATE TYPE "search_sort" AS ENUM ('RELEVANCE', 'NEWEST', 'VOTES');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'SAVED_SEARCH';

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "saved_search_id" INTEGER;

-- CreateTable
CREATE TABLE "saved_searches" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "sort" "search_sort" NOT NULL DEFAULT 'RELEVANCE',
    "words" tsquery,
    "key_word" TEXT,
    "notify_since" TIMESTAMPTZ(3),
    "feed_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_searches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "followed_logs" (
    "name" TEXT NOT NULL,
    "cursor" TEXT,

    CONSTRAINT "followed_logs_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_searches_feed_hash_key" ON "saved_searches"("feed_hash");

-- CreateIndex
CREATE INDEX "saved_searches_user_id_id_idx" ON "saved_searches"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "saved_searches_key_word_idx" ON "saved_searches"("key_word");

-- CreateIndex
CREATE INDEX "notifications_saved_search_id_read_at_idx" ON "notifications"("saved_search_id", "read_at");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_saved_search_id_fkey" FOREIGN KEY ("saved_search_id") REFERENCES "saved_searches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_searches" ADD CONSTRAINT "saved_searches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a saved search told leads to the paper that stands, and is one where two papers are, as what tells of new
-- papers is. A value of an enum that this transaction adds cannot be named in it yet: texts are compared.
CREATE OR REPLACE FUNCTION fold_notifications(papers integer[]) RETURNS void LANGUAGE sql AS $$
    UPDATE notifications SET folded = notifications.id <> shown.id
    FROM (
        SELECT DISTINCT ON (user_id, paper_id, kind, saved_search_id) id, user_id, paper_id, kind, saved_search_id
        FROM notifications
        WHERE kind::text IN ('NEW_PAPER', 'SAVED_SEARCH') AND paper_id = ANY(papers)
        ORDER BY user_id, paper_id, kind, saved_search_id, read_at IS NULL, id
    ) shown
    WHERE notifications.kind = shown.kind AND notifications.user_id = shown.user_id
        AND notifications.paper_id = shown.paper_id
        AND notifications.saved_search_id IS NOT DISTINCT FROM shown.saved_search_id
        AND folded <> (notifications.id <> shown.id);
$$;

CREATE OR REPLACE FUNCTION lead_notifications() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET paper_id = coalesce(NEW.root_id, NEW.id)
    WHERE paper_id = coalesce(OLD.root_id, OLD.id) AND (
        kind::text = 'NEW_PAPER' AND subject = 'paper:' || NEW.id
        OR kind::text = 'SAVED_SEARCH' AND subject = 'search:' || saved_search_id || '/paper:' || NEW.id
    );
    PERFORM fold_notifications(ARRAY[coalesce(OLD.root_id, OLD.id), coalesce(NEW.root_id, NEW.id)]);
    RETURN NULL;
END $$;

-- Who puts a paper on the list knows of it.
CREATE OR REPLACE FUNCTION read_by_submitter() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET read_at = now()
    WHERE user_id = NEW.submitter_id AND kind::text IN ('NEW_PAPER', 'SAVED_SEARCH') AND paper_id = NEW.paper_id
        AND read_at IS NULL;
    RETURN NULL;
END $$;
