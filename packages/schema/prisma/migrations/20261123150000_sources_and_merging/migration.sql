-- CreateEnum
CREATE TYPE "merge_candidate_status" AS ENUM ('OPEN', 'MERGED', 'REJECTED');

-- DropIndex
DROP INDEX "submissions_paper_id_day_key";

-- AlterTable
ALTER TABLE "authors" ADD COLUMN     "open_alex_id" TEXT,
ADD COLUMN     "semantic_scholar_id" TEXT;

-- AlterTable
ALTER TABLE "authorships" ADD COLUMN     "affiliation" TEXT;

-- AlterTable
ALTER TABLE "list_items" ADD COLUMN     "origin_paper_id" INTEGER;
UPDATE "list_items" SET "origin_paper_id" = "paper_id";
ALTER TABLE "list_items" ALTER COLUMN "origin_paper_id" SET NOT NULL, ALTER COLUMN "origin_paper_id" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "orgs" ADD COLUMN     "ror" TEXT;

-- AlterTable
ALTER TABLE "paper_ids" ADD COLUMN     "origin_paper_id" INTEGER;
UPDATE "paper_ids" SET "origin_paper_id" = "paper_id";
ALTER TABLE "paper_ids" ALTER COLUMN "origin_paper_id" SET NOT NULL, ALTER COLUMN "origin_paper_id" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "papers" ADD COLUMN     "abstract_licence" TEXT,
ADD COLUMN     "merged_into_id" INTEGER,
ADD COLUMN     "root_id" INTEGER,
ADD COLUMN     "title_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "venue" TEXT,
ADD COLUMN     "versions" JSONB NOT NULL DEFAULT '[]';
-- Near enough to what title-key.ts does; the next record of the paper writes it anew.
UPDATE "papers" SET "title_key" = left(trim(regexp_replace(lower("title"), '[^[:alnum:]]+', ' ', 'g')), 250);

-- AlterTable
ALTER TABLE "submissions" ADD COLUMN     "listed_at" TIMESTAMPTZ(3),
ADD COLUMN     "origin_paper_id" INTEGER;
UPDATE "submissions" SET
    "origin_paper_id" = "paper_id",
    "listed_at" = CASE WHEN "status" <> 'LISTED' THEN NULL
        ELSE greatest("day"::timestamp AT TIME ZONE 'UTC',
            CASE WHEN "day" = ("submitted_at" AT TIME ZONE 'UTC')::date THEN "submitted_at" END) END;
ALTER TABLE "submissions" ALTER COLUMN "origin_paper_id" SET NOT NULL, ALTER COLUMN "origin_paper_id" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "votes" ADD COLUMN     "origin_paper_id" INTEGER;
UPDATE "votes" SET "origin_paper_id" = "paper_id";
ALTER TABLE "votes" ALTER COLUMN "origin_paper_id" SET NOT NULL, ALTER COLUMN "origin_paper_id" SET DEFAULT 0;

-- CreateTable
CREATE TABLE "shadowed_list_items" (
    "list_id" INTEGER NOT NULL,
    "origin_paper_id" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "tags" TEXT[],
    "read_state" "read_state" NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shadowed_list_items_pkey" PRIMARY KEY ("list_id","origin_paper_id")
);

-- CreateTable
CREATE TABLE "merges" (
    "id" SERIAL NOT NULL,
    "from_id" INTEGER NOT NULL,
    "into_id" INTEGER NOT NULL,
    "evidence" JSONB NOT NULL,
    "decided_by_id" TEXT,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" TEXT,

    CONSTRAINT "merges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "not_same" (
    "low_id" INTEGER NOT NULL,
    "high_id" INTEGER NOT NULL,

    CONSTRAINT "not_same_pkey" PRIMARY KEY ("low_id","high_id")
);

-- CreateTable
CREATE TABLE "merge_candidates" (
    "id" SERIAL NOT NULL,
    "low_id" INTEGER NOT NULL,
    "high_id" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" "merge_candidate_status" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,

    CONSTRAINT "merge_candidates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_records" (
    "id" SERIAL NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "origin_paper_id" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "author_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "org_id" INTEGER,

    CONSTRAINT "source_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_cursors" (
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "cursor" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_cursors_pkey" PRIMARY KEY ("source","key")
);

-- CreateTable
CREATE TABLE "quarantined_records" (
    "id" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "excerpt_hash" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "seen_count" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quarantined_records_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shadowed_votes" (
    "user_id" TEXT NOT NULL,
    "origin_paper_id" INTEGER NOT NULL,
    "voted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shadowed_votes_pkey" PRIMARY KEY ("user_id","origin_paper_id")
);

-- CreateIndex
CREATE INDEX "shadowed_list_items_origin_paper_id_idx" ON "shadowed_list_items"("origin_paper_id");

-- CreateIndex
CREATE INDEX "merges_from_id_idx" ON "merges"("from_id");

-- CreateIndex
CREATE INDEX "merges_into_id_idx" ON "merges"("into_id");

-- CreateIndex
CREATE INDEX "not_same_high_id_idx" ON "not_same"("high_id");

-- CreateIndex
CREATE INDEX "merge_candidates_status_id_idx" ON "merge_candidates"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "merge_candidates_low_id_high_id_key" ON "merge_candidates"("low_id", "high_id");

-- CreateIndex
CREATE INDEX "source_records_paper_id_idx" ON "source_records"("paper_id");

-- CreateIndex
CREATE INDEX "source_records_origin_paper_id_idx" ON "source_records"("origin_paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_records_source_key_key" ON "source_records"("source", "key");

-- CreateIndex
CREATE UNIQUE INDEX "quarantined_records_source_excerpt_hash_key" ON "quarantined_records"("source", "excerpt_hash");

-- CreateIndex
CREATE INDEX "shadowed_votes_origin_paper_id_idx" ON "shadowed_votes"("origin_paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "authors_open_alex_id_key" ON "authors"("open_alex_id");

-- CreateIndex
CREATE UNIQUE INDEX "authors_semantic_scholar_id_key" ON "authors"("semantic_scholar_id");

-- CreateIndex
CREATE INDEX "list_items_origin_paper_id_idx" ON "list_items"("origin_paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "orgs_ror_key" ON "orgs"("ror");

-- CreateIndex
CREATE INDEX "paper_ids_origin_paper_id_idx" ON "paper_ids"("origin_paper_id");

-- CreateIndex
CREATE INDEX "papers_title_key_idx" ON "papers"("title_key");

-- CreateIndex
CREATE INDEX "papers_merged_into_id_idx" ON "papers"("merged_into_id");

-- CreateIndex
CREATE INDEX "papers_root_id_idx" ON "papers"("root_id");

-- CreateIndex
CREATE INDEX "submissions_paper_id_idx" ON "submissions"("paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_origin_paper_id_day_key" ON "submissions"("origin_paper_id", "day");

-- CreateIndex
CREATE INDEX "votes_origin_paper_id_idx" ON "votes"("origin_paper_id");

-- AddForeignKey
ALTER TABLE "shadowed_list_items" ADD CONSTRAINT "shadowed_list_items_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "papers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_root_id_fkey" FOREIGN KEY ("root_id") REFERENCES "papers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shadowed_votes" ADD CONSTRAINT "shadowed_votes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A row that moves to another paper is gone from the one and there on the other, for whoever follows the changes.
CREATE TRIGGER bury_moved AFTER UPDATE OF "paper_id" ON "votes" FOR EACH ROW
    WHEN (OLD.paper_id <> NEW.paper_id) EXECUTE FUNCTION bury_vote();
CREATE TRIGGER raise_moved AFTER UPDATE OF "paper_id" ON "votes" FOR EACH ROW
    WHEN (OLD.paper_id <> NEW.paper_id) EXECUTE FUNCTION raise_vote();
CREATE TRIGGER bury_moved AFTER UPDATE OF "paper_id" ON "list_items" FOR EACH ROW
    WHEN (OLD.paper_id <> NEW.paper_id) EXECUTE FUNCTION bury_list_item();
CREATE TRIGGER raise_moved AFTER UPDATE OF "paper_id" ON "list_items" FOR EACH ROW
    WHEN (OLD.paper_id <> NEW.paper_id) EXECUTE FUNCTION raise_list_item();
-- CreateIndex
CREATE INDEX "merge_candidates_high_id_idx" ON "merge_candidates"("high_id");

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merges" ADD CONSTRAINT "merges_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge_candidates" ADD CONSTRAINT "merge_candidates_low_id_fkey" FOREIGN KEY ("low_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge_candidates" ADD CONSTRAINT "merge_candidates_high_id_fkey" FOREIGN KEY ("high_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A row is first written for the paper it is of, unless it says otherwise.
CREATE FUNCTION set_origin() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    NEW.origin_paper_id := NEW.paper_id;
    RETURN NEW;
END $$;

CREATE TRIGGER set_origin BEFORE INSERT ON "votes" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();
CREATE TRIGGER set_origin BEFORE INSERT ON "list_items" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();
CREATE TRIGGER set_origin BEFORE INSERT ON "submissions" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();
CREATE TRIGGER set_origin BEFORE INSERT ON "paper_ids" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();
CREATE TRIGGER set_origin BEFORE INSERT ON "source_records" FOR EACH ROW
    WHEN (NEW.origin_paper_id = 0) EXECUTE FUNCTION set_origin();
-- CreateTable
CREATE TABLE "source_validators" (
    "url" TEXT NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "entries" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_validators_pkey" PRIMARY KEY ("url")
);
