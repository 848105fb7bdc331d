-- CreateEnum
CREATE TYPE "webhook_event" AS ENUM ('PAPER_SUBMITTED', 'PAPER_TRENDING', 'COMMENT_CREATED', 'VOTE_THRESHOLD', 'PING');

-- CreateEnum
CREATE TYPE "webhook_stop" AS ENUM ('PAUSED', 'GONE', 'FAILING', 'SECRET_LOST');

-- CreateEnum
CREATE TYPE "webhook_filter_kind" AS ENUM ('AUTHOR', 'ORG', 'LIST', 'PAPER');

-- CreateEnum
CREATE TYPE "webhook_delivery_state" AS ENUM ('PENDING', 'DELIVERED', 'FAILED', 'CANCELLED');

-- AlterEnum
ALTER TYPE "notification_kind" ADD VALUE 'WEBHOOK_STOPPED';

-- AlterTable
ALTER TABLE "change_log" ADD COLUMN     "votes_after" INTEGER,
ADD COLUMN     "votes_before" INTEGER;

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN     "webhook_id" INTEGER;

-- CreateTable
CREATE TABLE "webhooks" (
    "id" SERIAL NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL,
    "events" "webhook_event"[],
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "votes" INTEGER NOT NULL DEFAULT 10,
    "places" INTEGER NOT NULL DEFAULT 10,
    "secret" TEXT NOT NULL,
    "former_secret" TEXT,
    "former_secret_ends_at" TIMESTAMPTZ(3),
    "stop_reason" "webhook_stop",
    "stopped_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failing_since" TIMESTAMPTZ(3),
    "failure_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_filters" (
    "id" SERIAL NOT NULL,
    "webhook_id" INTEGER NOT NULL,
    "kind" "webhook_filter_kind" NOT NULL,
    "author_id" INTEGER,
    "org_id" INTEGER,
    "list_id" INTEGER,
    "paper_id" INTEGER,

    CONSTRAINT "webhook_filters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_firings" (
    "webhook_id" INTEGER NOT NULL,
    "event" "webhook_event" NOT NULL,
    "subject_id" INTEGER NOT NULL,

    CONSTRAINT "webhook_firings_pkey" PRIMARY KEY ("webhook_id","event","subject_id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" SERIAL NOT NULL,
    "message_id" TEXT NOT NULL,
    "webhook_id" INTEGER NOT NULL,
    "event" "webhook_event" NOT NULL,
    "paper_id" INTEGER,
    "comment_id" INTEGER,
    "body" TEXT NOT NULL,
    "state" "webhook_delivery_state" NOT NULL DEFAULT 'PENDING',
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "former_attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "delivery_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "problem" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateTable
CREATE TABLE "webhook_progress" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "cursor" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,

    CONSTRAINT "webhook_progress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhooks_owner_id_id_idx" ON "webhooks"("owner_id", "id");

-- CreateIndex
CREATE INDEX "webhook_filters_webhook_id_kind_idx" ON "webhook_filters"("webhook_id", "kind");

-- CreateIndex
CREATE INDEX "webhook_filters_author_id_idx" ON "webhook_filters"("author_id");

-- CreateIndex
CREATE INDEX "webhook_filters_org_id_idx" ON "webhook_filters"("org_id");

-- CreateIndex
CREATE INDEX "webhook_filters_list_id_idx" ON "webhook_filters"("list_id");

-- CreateIndex
CREATE INDEX "webhook_filters_paper_id_idx" ON "webhook_filters"("paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_message_id_key" ON "webhook_deliveries"("message_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_webhook_id_id_idx" ON "webhook_deliveries"("webhook_id", "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_deliveries_state_next_attempt_at_idx" ON "webhook_deliveries"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_created_at_idx" ON "webhook_deliveries"("created_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_paper_id_idx" ON "webhook_deliveries"("paper_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_comment_id_idx" ON "webhook_deliveries"("comment_id");

-- CreateIndex
CREATE INDEX "notifications_webhook_id_idx" ON "notifications"("webhook_id");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_filters" ADD CONSTRAINT "webhook_filters_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_filters" ADD CONSTRAINT "webhook_filters_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_filters" ADD CONSTRAINT "webhook_filters_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_filters" ADD CONSTRAINT "webhook_filters_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_filters" ADD CONSTRAINT "webhook_filters_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_firings" ADD CONSTRAINT "webhook_firings_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_webhook_id_fkey" FOREIGN KEY ("webhook_id") REFERENCES "webhooks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A webhook is told when a paper's votes reach a number: the log says from which number to which they went, and so it is
-- known however late the log is read.
CREATE FUNCTION log_counted_paper() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, votes_before, votes_after)
    VALUES ('COUNTS_CHANGED', NEW.id, OLD.upvote_count, NEW.upvote_count);
    RETURN NULL;
END $$;

DROP TRIGGER log_counted ON "papers";
CREATE TRIGGER log_counted AFTER UPDATE OF "upvote_count", "source_upvote_count", "source_comment_count" ON "papers"
    FOR EACH ROW WHEN (
        (OLD.upvote_count, OLD.source_upvote_count, OLD.source_comment_count)
        IS DISTINCT FROM (NEW.upvote_count, NEW.source_upvote_count, NEW.source_comment_count)
    ) EXECUTE FUNCTION log_counted_paper();

-- Its owner is told of a webhook that stops by itself, each time it does, unless they muted that.
CREATE FUNCTION tell_owner_of_webhook() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, webhook_id)
    SELECT NEW.owner_id, 'WEBHOOK_STOPPED', 'webhook:' || NEW.id || '/' || extract(epoch FROM NEW.stopped_at), NEW.id
    WHERE NOT EXISTS (SELECT FROM muted_notifications WHERE user_id = NEW.owner_id AND kind = 'WEBHOOK_STOPPED')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_owner AFTER UPDATE OF "stop_reason" ON "webhooks" FOR EACH ROW
    WHEN (NEW.stop_reason IN ('GONE', 'FAILING', 'SECRET_LOST') AND NEW.stop_reason IS DISTINCT FROM OLD.stop_reason)
    EXECUTE FUNCTION tell_owner_of_webhook();

-- One row, which whoever tells webhooks, or starts the first one, locks: they come one after the other.
INSERT INTO "webhook_progress" ("cursor", "opened_on") VALUES ('', current_date);
