-- AlterEnum
ALTER TYPE "audit_action" ADD VALUE 'ACCEPT_CLAIM';
ALTER TYPE "audit_action" ADD VALUE 'DECLINE_CLAIM';
ALTER TYPE "audit_action" ADD VALUE 'SET_ORG_MEMBER';
ALTER TYPE "audit_action" ADD VALUE 'REMOVE_ORG_MEMBER';

-- CreateEnum
CREATE TYPE "author_claim_status" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('NEW_PAPER', 'REPLY', 'MENTION', 'SUBMISSION_DECIDED', 'CLAIM_DECIDED', 'ORG_MEMBERSHIP');

-- CreateEnum
CREATE TYPE "org_membership_state" AS ENUM ('REQUESTED', 'INVITED', 'JOINED');

-- CreateEnum
CREATE TYPE "org_role" AS ENUM ('MEMBER', 'ADMIN');

-- AlterTable
ALTER TABLE "authors" ADD COLUMN     "person_id" TEXT;

-- CreateTable
CREATE TABLE "author_claims" (
    "id" SERIAL NOT NULL,
    "author_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" "author_claim_status" NOT NULL DEFAULT 'OPEN',
    "note" TEXT NOT NULL DEFAULT '',
    "orcid" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "author_claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follows" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "author_id" INTEGER,
    "org_id" INTEGER,
    "list_id" INTEGER,
    "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" SERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "paper_id" INTEGER,
    "author_id" INTEGER,
    "org_id" INTEGER,
    "list_id" INTEGER,
    "comment_id" INTEGER,
    "submission_id" INTEGER,
    "claim_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "muted_notifications" (
    "user_id" TEXT NOT NULL,
    "kind" "notification_kind" NOT NULL,

    CONSTRAINT "muted_notifications_pkey" PRIMARY KEY ("user_id","kind")
);

-- CreateTable
CREATE TABLE "org_memberships" (
    "id" SERIAL NOT NULL,
    "org_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "state" "org_membership_state" NOT NULL,
    "role" "org_role" NOT NULL DEFAULT 'MEMBER',
    "changed_by_id" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_memberships_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "author_claims_user_id_id_idx" ON "author_claims"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "author_claims_status_id_idx" ON "author_claims"("status", "id");

-- CreateIndex
CREATE INDEX "author_claims_decided_by_id_idx" ON "author_claims"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_claims_author_id_user_id_key" ON "author_claims"("author_id", "user_id");

-- CreateIndex
CREATE INDEX "follows_user_id_id_idx" ON "follows"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "follows_author_id_idx" ON "follows"("author_id");

-- CreateIndex
CREATE INDEX "follows_org_id_idx" ON "follows"("org_id");

-- CreateIndex
CREATE INDEX "follows_list_id_idx" ON "follows"("list_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_user_id_author_id_key" ON "follows"("user_id", "author_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_user_id_org_id_key" ON "follows"("user_id", "org_id");

-- CreateIndex
CREATE UNIQUE INDEX "follows_user_id_list_id_key" ON "follows"("user_id", "list_id");

-- CreateIndex
CREATE INDEX "notifications_user_id_id_idx" ON "notifications"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_user_id_read_at_id_idx" ON "notifications"("user_id", "read_at", "id" DESC);

-- CreateIndex
CREATE INDEX "notifications_paper_id_user_id_idx" ON "notifications"("paper_id", "user_id");

-- CreateIndex
CREATE INDEX "notifications_list_id_idx" ON "notifications"("list_id");

-- CreateIndex
CREATE INDEX "notifications_comment_id_idx" ON "notifications"("comment_id");

-- CreateIndex
CREATE INDEX "notifications_submission_id_idx" ON "notifications"("submission_id");

-- CreateIndex
CREATE INDEX "notifications_claim_id_idx" ON "notifications"("claim_id");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_user_id_kind_subject_key" ON "notifications"("user_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "org_memberships_org_id_state_id_idx" ON "org_memberships"("org_id", "state", "id");

-- CreateIndex
CREATE INDEX "org_memberships_user_id_id_idx" ON "org_memberships"("user_id", "id");

-- CreateIndex
CREATE INDEX "org_memberships_changed_by_id_idx" ON "org_memberships"("changed_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "org_memberships_org_id_user_id_key" ON "org_memberships"("org_id", "user_id");

-- CreateIndex
CREATE INDEX "authors_person_id_idx" ON "authors"("person_id");

-- AddForeignKey
ALTER TABLE "authors" ADD CONSTRAINT "authors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_claims" ADD CONSTRAINT "author_claims_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_claims" ADD CONSTRAINT "author_claims_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_claims" ADD CONSTRAINT "author_claims_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "author_claims"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "muted_notifications" ADD CONSTRAINT "muted_notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_memberships" ADD CONSTRAINT "org_memberships_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_memberships" ADD CONSTRAINT "org_memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "org_memberships" ADD CONSTRAINT "org_memberships_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A person follows one thing by each row.
ALTER TABLE "follows" ADD CONSTRAINT "follows_one_subject" CHECK (num_nonnulls("author_id", "org_id", "list_id") = 1);

-- Notifications are written by triggers, in the transaction of what they tell of: no rule can forget them, none is lost,
-- and the unique key of person, kind and subject keeps every retry from telling twice. Each trigger is one statement for
-- all who follow, and writes in the order of people, so that two never wait for each other in a circle.

-- News is a paper that came here after somebody began to follow, and that had then not been out for long: what an
-- import brings of earlier years is no news to anybody.
CREATE FUNCTION is_news(paper papers, followed_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT paper.root_id IS NULL AND paper.hidden_at IS NULL AND paper.created_at >= followed_at
        AND (paper.published_on IS NULL OR paper.published_on >= paper.created_at::date - 90);
$$;

-- Nobody is told of a kind that they muted, nor of a paper that they have heard of under another of its ids.
CREATE FUNCTION tell_followers_of_authors() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, author_id)
    SELECT DISTINCT ON (follows.user_id, papers.id)
        follows.user_id, 'NEW_PAPER', 'paper:' || papers.id, papers.id, added.author_id
    FROM added
    JOIN follows ON follows.author_id = added.author_id
    JOIN papers ON papers.id = added.paper_id
    JOIN authors ON authors.id = added.author_id
    WHERE is_news(papers, follows.followed_at) AND NOT EXISTS (
            SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
        ) AND NOT EXISTS (
            SELECT FROM notifications told
            WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = papers.id
        )
        AND authors.person_id IS DISTINCT FROM follows.user_id
    ORDER BY follows.user_id, papers.id, added.position
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_followers AFTER INSERT ON "authorships" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION tell_followers_of_authors();

CREATE FUNCTION tell_followers_of_org() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, org_id)
    SELECT follows.user_id, 'NEW_PAPER', 'paper:' || NEW.id, NEW.id, NEW.org_id
    FROM follows
    WHERE follows.org_id = NEW.org_id AND is_news(NEW, follows.followed_at) AND NOT EXISTS (
            SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
        ) AND NOT EXISTS (
            SELECT FROM notifications told
            WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = NEW.id
        )
    ORDER BY user_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_followers_of_org_at_first AFTER INSERT ON "papers" FOR EACH ROW
    WHEN (NEW.org_id IS NOT NULL) EXECUTE FUNCTION tell_followers_of_org();
CREATE TRIGGER tell_followers_of_org AFTER UPDATE OF "org_id" ON "papers" FOR EACH ROW
    WHEN (NEW.org_id IS NOT NULL AND OLD.org_id IS DISTINCT FROM NEW.org_id) EXECUTE FUNCTION tell_followers_of_org();

-- Into a list, any paper is news.
CREATE FUNCTION tell_followers_of_list() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, list_id)
    SELECT follows.user_id, 'NEW_PAPER', 'paper:' || NEW.paper_id, NEW.paper_id, NEW.list_id
    FROM follows JOIN lists ON lists.id = follows.list_id
    WHERE follows.list_id = NEW.list_id AND lists.visibility <> 'PRIVATE' AND follows.user_id <> NEW.owner_id
        AND NEW.added_at >= follows.followed_at AND NOT EXISTS (
            SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
        ) AND NOT EXISTS (
            SELECT FROM notifications told
            WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = NEW.paper_id
        )
    ORDER BY follows.user_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_followers AFTER INSERT ON "list_items" FOR EACH ROW EXECUTE FUNCTION tell_followers_of_list();

-- A notification leads to the paper that stands. Its subject stays: that is what keeps it from being told again.
CREATE FUNCTION lead_notifications() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET paper_id = coalesce(NEW.root_id, NEW.id)
    WHERE paper_id = coalesce(OLD.root_id, OLD.id) AND kind = 'NEW_PAPER' AND subject = 'paper:' || NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER lead_notifications AFTER UPDATE OF "root_id" ON "papers" FOR EACH ROW
    WHEN (OLD.root_id IS DISTINCT FROM NEW.root_id) EXECUTE FUNCTION lead_notifications();

-- Who puts a paper on the list knows of it.
CREATE FUNCTION read_by_submitter() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET read_at = now()
    WHERE user_id = NEW.submitter_id AND kind = 'NEW_PAPER' AND paper_id = NEW.paper_id AND read_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER read_by_submitter AFTER INSERT ON "submissions" FOR EACH ROW
    WHEN (NEW.submitter_id IS NOT NULL) EXECUTE FUNCTION read_by_submitter();

-- An answer is told to whom it answers and to who began the thread.
CREATE FUNCTION tell_answered() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, comment_id)
    SELECT DISTINCT answered.author_id, 'REPLY'::notification_kind, 'comment:' || NEW.id, NEW.id
    FROM comments answered
    WHERE answered.id IN (NEW.in_reply_to_id, NEW.root_id)
        AND answered.author_id IS NOT NULL AND answered.author_id IS DISTINCT FROM NEW.author_id
        AND NOT EXISTS (
            SELECT FROM muted_notifications muted WHERE muted.user_id = answered.author_id AND muted.kind = 'REPLY'
        )
    ORDER BY answered.author_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_answered AFTER INSERT ON "comments" FOR EACH ROW
    WHEN (NEW.in_reply_to_id IS NOT NULL) EXECUTE FUNCTION tell_answered();

-- A mention is told, unless the same comment is told as an answer already.
CREATE FUNCTION tell_mentioned() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, comment_id)
    SELECT NEW.user_id, 'MENTION', 'comment:' || comments.id, comments.id
    FROM comments
    WHERE comments.id = NEW.comment_id AND comments.author_id IS DISTINCT FROM NEW.user_id
        AND NOT EXISTS (
            SELECT FROM muted_notifications muted WHERE muted.user_id = NEW.user_id AND muted.kind = 'MENTION'
        )
        AND NOT EXISTS (
            SELECT FROM notifications told
            WHERE told.user_id = NEW.user_id AND told.kind = 'REPLY' AND told.comment_id = NEW.comment_id
        )
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_mentioned AFTER INSERT ON "comment_mentions" FOR EACH ROW EXECUTE FUNCTION tell_mentioned();

-- Each decision by somebody else is told once, and a later one again.
CREATE FUNCTION tell_submitter() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, submission_id)
    SELECT NEW.submitter_id, 'SUBMISSION_DECIDED',
        'submission:' || NEW.id || '/' || extract(epoch FROM NEW.decided_at), NEW.paper_id, NEW.id
    WHERE NOT EXISTS (
        SELECT FROM muted_notifications WHERE user_id = NEW.submitter_id AND kind = 'SUBMISSION_DECIDED'
    )
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_submitter AFTER UPDATE OF "status" ON "submissions" FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND NEW.status <> 'PROPOSED' AND NEW.decided_at IS NOT NULL
        AND NEW.submitter_id IS NOT NULL AND NEW.decided_by_id IS DISTINCT FROM NEW.submitter_id)
    EXECUTE FUNCTION tell_submitter();

CREATE FUNCTION tell_claimant() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, author_id, claim_id)
    SELECT NEW.user_id, 'CLAIM_DECIDED', 'claim:' || NEW.id || '/' || extract(epoch FROM NEW.decided_at),
        NEW.author_id, NEW.id
    WHERE NOT EXISTS (SELECT FROM muted_notifications WHERE user_id = NEW.user_id AND kind = 'CLAIM_DECIDED')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_claimant AFTER UPDATE OF "status" ON "author_claims" FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND NEW.decided_by_id IS NOT NULL AND NEW.decided_by_id <> NEW.user_id)
    EXECUTE FUNCTION tell_claimant();

CREATE FUNCTION tell_member() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, org_id)
    SELECT NEW.user_id, 'ORG_MEMBERSHIP',
        'org:' || NEW.org_id || '/' || NEW.state || '/' || extract(epoch FROM NEW.changed_at), NEW.org_id
    WHERE NOT EXISTS (SELECT FROM muted_notifications WHERE user_id = NEW.user_id AND kind = 'ORG_MEMBERSHIP')
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE TRIGGER tell_invited AFTER INSERT ON "org_memberships" FOR EACH ROW
    WHEN (NEW.changed_by_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION tell_member();
CREATE TRIGGER tell_member AFTER UPDATE OF "state" ON "org_memberships" FOR EACH ROW
    WHEN (OLD.state <> NEW.state AND NEW.changed_by_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION tell_member();
