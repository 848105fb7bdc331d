-- CreateEnum
CREATE TYPE "reaction" AS ENUM ('AGREE', 'THANKS', 'INSIGHTFUL', 'FUNNY', 'CURIOUS');

-- CreateTable
CREATE TABLE "comments" (
    "id" SERIAL NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "origin_paper_id" INTEGER NOT NULL DEFAULT 0,
    "root_id" INTEGER,
    "in_reply_to_id" INTEGER,
    "author_id" TEXT,
    "body" TEXT NOT NULL,
    "body_html" TEXT NOT NULL,
    "renderer" INTEGER NOT NULL,
    "handles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "reactor_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_reactions" (
    "comment_id" INTEGER NOT NULL,
    "reaction" "reaction" NOT NULL,
    "user_id" TEXT NOT NULL,
    "reacted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_reactions_pkey" PRIMARY KEY ("comment_id","reaction","user_id")
);

-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateIndex
CREATE INDEX "comments_paper_id_root_id_id_idx" ON "comments"("paper_id", "root_id", "id");

-- CreateIndex
CREATE INDEX "comments_paper_id_root_id_reactor_count_id_idx" ON "comments"("paper_id", "root_id", "reactor_count" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "comments_origin_paper_id_idx" ON "comments"("origin_paper_id");

-- CreateIndex
CREATE INDEX "comments_root_id_id_idx" ON "comments"("root_id", "id");

-- CreateIndex
CREATE INDEX "comments_in_reply_to_id_idx" ON "comments"("in_reply_to_id");

-- CreateIndex
CREATE INDEX "comments_author_id_id_idx" ON "comments"("author_id", "id");

-- CreateIndex
CREATE INDEX "comment_reactions_user_id_idx" ON "comment_reactions"("user_id");

-- CreateIndex
CREATE INDEX "comment_mentions_user_id_idx" ON "comment_mentions"("user_id");

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "comments"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_in_reply_to_id_fkey" FOREIGN KEY ("in_reply_to_id") REFERENCES "comments"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_reactions" ADD CONSTRAINT "comment_reactions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A root answers nothing, and what answers something has a root.
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_check" CHECK (("root_id" IS NULL) = ("in_reply_to_id" IS NULL));

CREATE TRIGGER set_origin BEFORE INSERT ON "comments" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();

-- Counted anew, not up and down: somebody's two reactions that go with their account are one person less.
CREATE FUNCTION count_reactors() RETURNS TRIGGER LANGUAGE plpgsql AS $$
DECLARE
    reacted_to INTEGER := CASE WHEN TG_OP = 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END;
BEGIN
    UPDATE comments SET reactor_count = (
        SELECT count(DISTINCT user_id) FROM comment_reactions WHERE comment_id = reacted_to
    ) WHERE id = reacted_to;
    RETURN NULL;
END $$;

CREATE TRIGGER count_reactors AFTER INSERT OR DELETE ON "comment_reactions"
    FOR EACH ROW EXECUTE FUNCTION count_reactors();
