-- AlterEnum
ALTER TYPE "change_kind" ADD VALUE 'PAPER_KEPT' BEFORE 'COUNTS_CHANGED';

-- For the index, which finds papers near each other by who keeps both. The log says of which paper, and not who.
CREATE FUNCTION log_kept_papers() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) SELECT DISTINCT 'PAPER_KEPT'::change_kind, paper_id FROM touched;
    RETURN NULL;
END $$;

-- What a list holds counts otherwise when everybody may see it.
CREATE FUNCTION log_shown_list() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) SELECT 'PAPER_KEPT', paper_id FROM list_items WHERE list_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER log_kept AFTER INSERT ON "list_items" REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_kept_papers();
CREATE TRIGGER log_left AFTER DELETE ON "list_items" REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION log_kept_papers();
CREATE TRIGGER log_shown AFTER UPDATE OF "visibility" ON "lists" FOR EACH ROW
    WHEN ((OLD.visibility = 'PUBLIC') IS DISTINCT FROM (NEW.visibility = 'PUBLIC')) EXECUTE FUNCTION log_shown_list();
