-- AlterEnum
ALTER TYPE "change_kind" ADD VALUE 'PAPER_HIDDEN' BEFORE 'COUNTS_CHANGED';
ALTER TYPE "change_kind" ADD VALUE 'PAPER_SHOWN' BEFORE 'COUNTS_CHANGED';
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_HIDDEN';
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_SHOWN';

-- What moderators hide and show again stands in the log, too.
CREATE FUNCTION log_hidden_comment() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id) VALUES (TG_ARGV[0]::change_kind, NEW.paper_id, NEW.id);
    RETURN NULL;
END $$;

-- Until now an edit like any other.
DROP TRIGGER log_hidden ON "papers";
CREATE TRIGGER log_hidden AFTER UPDATE OF "hidden_at" ON "papers" FOR EACH ROW
    WHEN (OLD.hidden_at IS NULL AND NEW.hidden_at IS NOT NULL) EXECUTE FUNCTION log_paper('PAPER_HIDDEN');
CREATE TRIGGER log_shown AFTER UPDATE OF "hidden_at" ON "papers" FOR EACH ROW
    WHEN (OLD.hidden_at IS NOT NULL AND NEW.hidden_at IS NULL) EXECUTE FUNCTION log_paper('PAPER_SHOWN');
CREATE TRIGGER log_hidden AFTER UPDATE OF "hidden_at" ON "comments" FOR EACH ROW
    WHEN (OLD.hidden_at IS NULL AND NEW.hidden_at IS NOT NULL) EXECUTE FUNCTION log_hidden_comment('COMMENT_HIDDEN');
CREATE TRIGGER log_shown AFTER UPDATE OF "hidden_at" ON "comments" FOR EACH ROW
    WHEN (OLD.hidden_at IS NOT NULL AND NEW.hidden_at IS NULL) EXECUTE FUNCTION log_hidden_comment('COMMENT_SHOWN');
