-- CreateEnum
CREATE TYPE "change_kind" AS ENUM ('PAPER_ADDED', 'PAPER_EDITED', 'PAPER_MERGED', 'PAPER_UNMERGED', 'PAPER_DELETED', 'PAPER_LISTED', 'PAPER_UNLISTED', 'COUNTS_CHANGED');

-- AlterTable
ALTER TABLE "database_info" ADD COLUMN     "purged_in" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "purged_seq" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "change_log" (
    "changed_in" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "change_seq" BIGINT NOT NULL DEFAULT nextval('change_seq'::regclass),
    "kind" "change_kind" NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "subject_id" INTEGER,
    "day" DATE,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_log_pkey" PRIMARY KEY ("changed_in","change_seq")
);

-- Whoever follows the log is woken at the commit, once a transaction.
CREATE FUNCTION tell_of_changes() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('paperround_changes', '');
    RETURN NULL;
END $$;

CREATE TRIGGER tell AFTER INSERT ON "change_log" FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changes();

-- What comes in comes in thousands: one statement of the log for each of theirs.
CREATE FUNCTION log_added_papers() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) SELECT 'PAPER_ADDED', id FROM added;
    RETURN NULL;
END $$;

CREATE FUNCTION log_deleted_papers() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) SELECT 'PAPER_DELETED', id FROM gone;
    RETURN NULL;
END $$;

-- Authors come with a new paper, or anew with other facts that changed: then the paper is in the log already.
CREATE FUNCTION log_added_authorships() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id)
    SELECT 'PAPER_EDITED', paper_id FROM (
        SELECT paper_id FROM added
        EXCEPT SELECT paper_id FROM change_log
        WHERE changed_in = pg_current_xact_id()::text::bigint AND kind IN ('PAPER_ADDED', 'PAPER_EDITED')
    ) AS edited;
    RETURN NULL;
END $$;

CREATE FUNCTION log_added_submissions() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id, day)
    SELECT 'PAPER_LISTED', paper_id, id, day FROM added WHERE status = 'LISTED';
    RETURN NULL;
END $$;

CREATE TRIGGER log_added AFTER INSERT ON "papers" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_papers();
CREATE TRIGGER log_deleted AFTER DELETE ON "papers" REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION log_deleted_papers();
CREATE TRIGGER log_added AFTER INSERT ON "authorships" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_authorships();
CREATE TRIGGER log_added AFTER INSERT ON "submissions" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION log_added_submissions();

-- What changes changes one by one, and most changes are of a counter: the condition is looked at before any function runs.
CREATE FUNCTION log_paper() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id) VALUES (TG_ARGV[0]::change_kind, NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION log_merged_paper() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO change_log (kind, paper_id, subject_id) VALUES (
        CASE WHEN NEW.root_id IS NULL THEN 'PAPER_UNMERGED'::change_kind ELSE 'PAPER_MERGED' END,
        NEW.id, coalesce(NEW.root_id, OLD.root_id)
    );
    RETURN NULL;
END $$;

-- From one list to another: it leaves the one, and stands on the other.
CREATE FUNCTION log_submission() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status = 'LISTED' THEN
        INSERT INTO change_log (kind, paper_id, subject_id, day) VALUES ('PAPER_UNLISTED', OLD.paper_id, OLD.id, OLD.day);
    END IF;
    IF NEW.status = 'LISTED' THEN
        INSERT INTO change_log (kind, paper_id, subject_id, day) VALUES ('PAPER_LISTED', NEW.paper_id, NEW.id, NEW.day);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER log_edited AFTER UPDATE OF
    "title", "abstract", "abstract_licence", "summary", "published_on", "keywords", "categories", "venue", "versions",
    "author_count", "org_id", "landing_url", "pdf_url", "code_url", "project_url" ON "papers" FOR EACH ROW
    WHEN (
        (OLD.title, OLD.abstract, OLD.abstract_licence, OLD.summary, OLD.published_on, OLD.keywords, OLD.categories,
            OLD.venue, OLD.versions, OLD.author_count, OLD.org_id, OLD.landing_url, OLD.pdf_url, OLD.code_url,
            OLD.project_url)
        IS DISTINCT FROM
        (NEW.title, NEW.abstract, NEW.abstract_licence, NEW.summary, NEW.published_on, NEW.keywords, NEW.categories,
            NEW.venue, NEW.versions, NEW.author_count, NEW.org_id, NEW.landing_url, NEW.pdf_url, NEW.code_url,
            NEW.project_url)
    ) EXECUTE FUNCTION log_paper('PAPER_EDITED');
CREATE TRIGGER log_counted AFTER UPDATE OF "upvote_count", "source_upvote_count", "source_comment_count" ON "papers"
    FOR EACH ROW WHEN (
        (OLD.upvote_count, OLD.source_upvote_count, OLD.source_comment_count)
        IS DISTINCT FROM (NEW.upvote_count, NEW.source_upvote_count, NEW.source_comment_count)
    ) EXECUTE FUNCTION log_paper('COUNTS_CHANGED');
CREATE TRIGGER log_merged AFTER UPDATE OF "root_id" ON "papers" FOR EACH ROW
    WHEN (OLD.root_id IS DISTINCT FROM NEW.root_id) EXECUTE FUNCTION log_merged_paper();
CREATE TRIGGER log_listed AFTER UPDATE OF "status", "day", "paper_id" ON "submissions" FOR EACH ROW
    WHEN (
        (OLD.status = 'LISTED' OR NEW.status = 'LISTED')
        AND (OLD.status, OLD.day, OLD.paper_id) IS DISTINCT FROM (NEW.status, NEW.day, NEW.paper_id)
    ) EXECUTE FUNCTION log_submission();
