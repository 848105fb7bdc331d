-- CreateTable
CREATE TABLE "secondings" (
    "submission_id" INTEGER NOT NULL,
    "user_id" TEXT NOT NULL,
    "seconded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secondings_pkey" PRIMARY KEY ("submission_id","user_id")
);

-- CreateIndex
CREATE INDEX "secondings_user_id_idx" ON "secondings"("user_id");

-- AddForeignKey
ALTER TABLE "secondings" ADD CONSTRAINT "secondings_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submissions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "secondings" ADD CONSTRAINT "secondings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who asks for a paper that waits for an editor knows of it, like who proposed it.
CREATE FUNCTION read_by_seconder() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET read_at = now()
    FROM submissions
    WHERE submissions.id = NEW.submission_id AND notifications.paper_id = submissions.paper_id
        AND user_id = NEW.user_id AND kind IN ('NEW_PAPER', 'SAVED_SEARCH') AND read_at IS NULL;
    RETURN NULL;
END $$;

CREATE TRIGGER read_by_seconder AFTER INSERT ON "secondings" FOR EACH ROW EXECUTE FUNCTION read_by_seconder();

-- Each decision is told once to everybody who asked for the paper, and a later one again; one's own is not.
CREATE OR REPLACE FUNCTION tell_submitter() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, submission_id)
    SELECT asker.user_id, 'SUBMISSION_DECIDED',
        'submission:' || NEW.id || '/' || extract(epoch FROM NEW.decided_at), NEW.paper_id, NEW.id
    FROM (
        SELECT NEW.submitter_id AS user_id WHERE NEW.submitter_id IS NOT NULL
        UNION SELECT user_id FROM secondings WHERE submission_id = NEW.id
    ) AS asker
    WHERE asker.user_id IS DISTINCT FROM NEW.decided_by_id AND NOT EXISTS (
        SELECT FROM muted_notifications muted
        WHERE muted.user_id = asker.user_id AND muted.kind = 'SUBMISSION_DECIDED'
    )
    ORDER BY asker.user_id
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

DROP TRIGGER tell_submitter ON "submissions";
CREATE TRIGGER tell_submitter AFTER UPDATE OF "status" ON "submissions" FOR EACH ROW
    WHEN (OLD.status <> NEW.status AND NEW.status <> 'PROPOSED' AND NEW.decided_at IS NOT NULL)
    EXECUTE FUNCTION tell_submitter();
