-- CreateTable
CREATE TABLE "code_repositories" (
    "name" TEXT NOT NULL,
    "star_count" INTEGER,
    "counted_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "etag" TEXT,

    CONSTRAINT "code_repositories_pkey" PRIMARY KEY ("name")
);

-- AlterTable: the repository on GitHub that its link to code leads to. The same as repository-name.ts reads.
ALTER TABLE "papers" ADD COLUMN "code_repository" TEXT GENERATED ALWAYS AS (
    regexp_replace(
        lower(substring(code_url from '^https?://(?:www\.)?github\.com/([A-Za-z0-9-]+/[A-Za-z0-9._-]+)')),
        '\.git$', ''
    )
) STORED;

ALTER TABLE "code_repositories" ADD CONSTRAINT "code_repositories_star_count_check" CHECK ("star_count" >= 0);
