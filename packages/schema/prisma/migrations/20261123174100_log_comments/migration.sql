-- AlterEnum
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_ADDED';
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_EDITED';
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_DELETED';
ALTER TYPE "change_kind" ADD VALUE 'COMMENT_REACTED';

-- What people say of papers stands in the log, too. Merging papers moves comments, and is told of the papers.
CREATE FUNCTION log_added_comments() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id) SELECT 'COMMENT_ADDED', paper_id, id FROM added;
    RETURN NULL;
END $$;

CREATE FUNCTION log_gone_comments() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id) SELECT 'COMMENT_DELETED', paper_id, id FROM gone;
    RETURN NULL;
END $$;

CREATE FUNCTION log_comment() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id) VALUES (
        CASE WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL
            THEN 'COMMENT_DELETED'::change_kind ELSE 'COMMENT_EDITED' END,
        NEW.paper_id, NEW.id
    );
    RETURN NULL;
END $$;

-- A reaction that goes with its comment is told of the comment.
CREATE FUNCTION log_reaction() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id)
    SELECT 'COMMENT_REACTED', paper_id, id FROM comments
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.comment_id ELSE NEW.comment_id END;
    RETURN NULL;
END $$;

CREATE TRIGGER log_added AFTER INSERT ON "comments" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_comments();
CREATE TRIGGER log_deleted AFTER DELETE ON "comments" REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION log_gone_comments();
CREATE TRIGGER log_edited AFTER UPDATE OF "body", "author_id", "deleted_at" ON "comments" FOR EACH ROW
    WHEN ((OLD.body, OLD.author_id, OLD.deleted_at) IS DISTINCT FROM (NEW.body, NEW.author_id, NEW.deleted_at))
    EXECUTE FUNCTION log_comment();
CREATE TRIGGER log_reacted AFTER INSERT OR DELETE ON "comment_reactions"
    FOR EACH ROW EXECUTE FUNCTION log_reaction();
