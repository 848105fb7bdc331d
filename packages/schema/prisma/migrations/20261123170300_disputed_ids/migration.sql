-- CreateEnum
CREATE TYPE "disputed_id_status" AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED');

-- CreateTable
CREATE TABLE "disputed_ids" (
    "id" SERIAL NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "scheme" "paper_id_scheme" NOT NULL,
    "value" TEXT NOT NULL,
    "version" INTEGER,
    "source" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "status" "disputed_id_status" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" TEXT,

    CONSTRAINT "disputed_ids_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "disputed_ids_status_id_idx" ON "disputed_ids"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "disputed_ids_paper_id_scheme_value_key" ON "disputed_ids"("paper_id", "scheme", "value");

-- AddForeignKey
ALTER TABLE "disputed_ids" ADD CONSTRAINT "disputed_ids_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
