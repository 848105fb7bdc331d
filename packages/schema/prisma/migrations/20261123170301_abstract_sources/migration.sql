-- AlterTable
ALTER TABLE "papers" ADD COLUMN     "abstract_source" TEXT;
UPDATE "papers" SET "abstract_source" = (
    SELECT "source" FROM "source_records"
    WHERE "paper_id" = "papers"."id" AND "record"->>'abstract' = "papers"."abstract"
    ORDER BY "source_records"."record"->>'abstractLicence' IS NOT DISTINCT FROM "papers"."abstract_licence" DESC, "id" LIMIT 1
) WHERE "abstract" IS NOT NULL;
