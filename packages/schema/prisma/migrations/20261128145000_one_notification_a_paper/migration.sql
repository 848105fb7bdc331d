-- Two papers that were told separately and turn out to be one are one notification, for as long as they are one.
ALTER TABLE "notifications" ADD COLUMN "folded" BOOLEAN NOT NULL DEFAULT false;

-- Of those that tell a person of one paper, one is shown: one that they have read, if there is one, else the first.
CREATE FUNCTION fold_notifications(papers integer[]) RETURNS void LANGUAGE sql AS $$
    UPDATE notifications SET folded = notifications.id <> shown.id
    FROM (
        SELECT DISTINCT ON (user_id, paper_id) id, user_id, paper_id FROM notifications
        WHERE kind = 'NEW_PAPER' AND paper_id = ANY(papers)
        ORDER BY user_id, paper_id, read_at IS NULL, id
    ) shown
    WHERE notifications.kind = 'NEW_PAPER' AND notifications.user_id = shown.user_id
        AND notifications.paper_id = shown.paper_id AND folded <> (notifications.id <> shown.id);
$$;

-- A notification leads to the paper that stands. Its subject stays: that is what keeps it from being told again.
CREATE OR REPLACE FUNCTION lead_notifications() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET paper_id = coalesce(NEW.root_id, NEW.id)
    WHERE paper_id = coalesce(OLD.root_id, OLD.id) AND kind = 'NEW_PAPER' AND subject = 'paper:' || NEW.id;
    PERFORM fold_notifications(ARRAY[coalesce(OLD.root_id, OLD.id), coalesce(NEW.root_id, NEW.id)]);
    RETURN NULL;
END $$;

SELECT fold_notifications(array_agg(paper_id)) FROM (
    SELECT DISTINCT paper_id FROM notifications WHERE kind = 'NEW_PAPER' GROUP BY user_id, paper_id HAVING count(*) > 1
) twice;

-- What came here long ago is no news, whatever becomes known of it: so a notification that is forgotten does not come again.
CREATE OR REPLACE FUNCTION is_news(paper papers, followed_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT paper.root_id IS NULL AND paper.hidden_at IS NULL AND paper.created_at >= followed_at
        AND paper.created_at >= now() - interval '90 days'
        AND (paper.published_on IS NULL OR paper.published_on >= paper.created_at::date - 90);
$$;
