-- CreateEnum
CREATE TYPE "digest_state" AS ENUM ('PENDING', 'ACTIVE', 'ENDED', 'BOUNCED', 'COMPLAINED');

-- CreateEnum
CREATE TYPE "digest_cadence" AS ENUM ('DAILY', 'WEEKDAYS', 'WEEKLY');

-- CreateEnum
CREATE TYPE "digest_issue_state" AS ENUM ('WAITING', 'SENT', 'CANCELLED', 'REFUSED', 'FAILED');

-- CreateTable
CREATE TABLE "digest_subscriptions" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "user_id" TEXT,
    "state" "digest_state" NOT NULL DEFAULT 'PENDING',
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "cadence" "digest_cadence" NOT NULL DEFAULT 'DAILY',
    "weekday" INTEGER NOT NULL DEFAULT 1,
    "hour" INTEGER NOT NULL DEFAULT 8,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "author_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "org_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "followed" BOOLEAN NOT NULL DEFAULT false,
    "min_votes" INTEGER NOT NULL DEFAULT 0,
    "new_since" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),
    "last_period" DATE,
    "bounce_count" INTEGER NOT NULL DEFAULT 0,
    "bounced_at" TIMESTAMPTZ(3),
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_issues" (
    "id" SERIAL NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "period" DATE NOT NULL,
    "paper_ids" INTEGER[],
    "state" "digest_issue_state" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "digest_issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "digest_papers" (
    "paper_id" INTEGER NOT NULL,
    "subscription_id" INTEGER NOT NULL,
    "issue_id" INTEGER NOT NULL,

    CONSTRAINT "digest_papers_pkey" PRIMARY KEY ("paper_id","subscription_id")
);

-- CreateTable
CREATE TABLE "digest_departures" (
    "id" SERIAL NOT NULL,
    "reason" "digest_state" NOT NULL,
    "left_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_departures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "digest_subscriptions_email_key" ON "digest_subscriptions"("email");

-- CreateIndex
CREATE UNIQUE INDEX "digest_subscriptions_user_id_key" ON "digest_subscriptions"("user_id");

-- CreateIndex
CREATE INDEX "digest_subscriptions_next_due_at_id_idx" ON "digest_subscriptions"("next_due_at", "id");

-- CreateIndex
CREATE INDEX "digest_subscriptions_state_requested_at_idx" ON "digest_subscriptions"("state", "requested_at");

-- CreateIndex
CREATE INDEX "digest_issues_next_attempt_at_id_idx" ON "digest_issues"("next_attempt_at", "id");

-- CreateIndex
CREATE INDEX "digest_issues_created_at_idx" ON "digest_issues"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "digest_issues_subscription_id_period_key" ON "digest_issues"("subscription_id", "period");

-- CreateIndex
CREATE INDEX "digest_papers_subscription_id_idx" ON "digest_papers"("subscription_id");

-- CreateIndex
CREATE INDEX "digest_departures_reason_left_at_idx" ON "digest_departures"("reason", "left_at");

-- AddForeignKey
ALTER TABLE "digest_subscriptions" ADD CONSTRAINT "digest_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_issues" ADD CONSTRAINT "digest_issues_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "digest_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest_papers" ADD CONSTRAINT "digest_papers_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "digest_subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schedules and links rest on.
ALTER TABLE "digest_subscriptions"
  ADD CONSTRAINT "digest_subscriptions_hour_check" CHECK (hour BETWEEN 0 AND 23),
  ADD CONSTRAINT "digest_subscriptions_weekday_check" CHECK (weekday BETWEEN 1 AND 7),
  ADD CONSTRAINT "digest_subscriptions_due_check" CHECK (state = 'ACTIVE' OR next_due_at IS NULL);
