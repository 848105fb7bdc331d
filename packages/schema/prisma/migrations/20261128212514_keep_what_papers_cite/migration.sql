-- AlterTable
ALTER TABLE "papers" ADD COLUMN     "reference_id_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "paper_references" (
    "paper_id" INTEGER NOT NULL,
    "scheme" "paper_id_scheme" NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "paper_references_pkey" PRIMARY KEY ("paper_id","scheme","value")
);

-- CreateIndex
CREATE INDEX "paper_references_scheme_value_paper_id_idx" ON "paper_references"("scheme", "value", "paper_id" DESC);

-- AddForeignKey
ALTER TABLE "paper_references" ADD CONSTRAINT "paper_references_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Ids and references come with a new paper, or with other facts that changed: then the paper is in the log already. As of
-- authorships: see log_added_authorships. Of a new id somebody else may be waiting, who cites the paper by it.
CREATE TRIGGER log_added AFTER INSERT ON "paper_ids" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_authorships();
CREATE TRIGGER log_added AFTER INSERT ON "paper_references" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_authorships();

-- Not of a paper that is gone itself.
CREATE FUNCTION log_lost_references() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id)
    SELECT 'PAPER_EDITED', paper_id FROM (
        SELECT paper_id FROM gone WHERE EXISTS (SELECT FROM papers WHERE id = paper_id)
        EXCEPT SELECT paper_id FROM change_log
        WHERE changed_in = pg_current_xact_id()::text::bigint AND kind IN ('PAPER_ADDED', 'PAPER_EDITED')
    ) AS edited;
    RETURN NULL;
END $$;

CREATE TRIGGER log_lost AFTER DELETE ON "paper_references" REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION log_lost_references();
CREATE TRIGGER log_lost AFTER DELETE ON "paper_ids" REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION log_lost_references();

-- A paper shows the name of its org, and its authors as it prints them.
CREATE FUNCTION log_renamed_org() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id)
    SELECT 'PAPER_EDITED', id FROM papers WHERE org_id = NEW.id AND root_id IS NULL;
    RETURN NULL;
END $$;

CREATE FUNCTION log_edited_authorship() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) VALUES ('PAPER_EDITED', NEW.paper_id);
    RETURN NULL;
END $$;

CREATE TRIGGER log_renamed AFTER UPDATE OF "name" ON "orgs" FOR EACH ROW
    WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION log_renamed_org();
CREATE TRIGGER log_edited AFTER UPDATE OF "name", "author_id" ON "authorships" FOR EACH ROW
    WHEN ((OLD.name, OLD.author_id) IS DISTINCT FROM (NEW.name, NEW.author_id)) EXECUTE FUNCTION log_edited_authorship();
