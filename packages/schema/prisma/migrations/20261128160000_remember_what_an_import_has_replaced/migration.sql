-- AlterTable
ALTER TABLE "source_cursors" ADD COLUMN     "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "cursor" DROP NOT NULL;

-- AlterTable
ALTER TABLE "source_records" ADD COLUMN     "replaced_hashes" TEXT[] DEFAULT ARRAY[]::TEXT[];
