-- DropIndex
DROP INDEX "authors_name_key_idx";

-- CreateIndex
CREATE INDEX "authors_name_key_id_idx" ON "authors"("name_key", "id");

-- CreateIndex
CREATE INDEX "orgs_name_idx" ON "orgs"("name");
