-- Few papers are hidden, and each count of a list asks which of its own are. Only those stand in the index, so that an
-- import writes nothing for it.
CREATE INDEX "papers_hidden_idx" ON "papers"("id") WHERE "hidden_at" IS NOT NULL;
