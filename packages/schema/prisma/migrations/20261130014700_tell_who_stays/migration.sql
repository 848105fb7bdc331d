-- Who deletes their account while they are told of something is waited for, and passed over then. Without this the row that
-- tells them would have had nobody to refer to, and what it told of would have failed with it. Each is looked up by the key,
-- in the order of people, however few are here: no table is read whole for it.

CREATE OR REPLACE FUNCTION tell_followers_of_authors() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, author_id)
    SELECT held.id, 'NEW_PAPER', 'paper:' || told.paper_id, told.paper_id, told.author_id
    FROM (
        SELECT DISTINCT ON (follows.user_id, papers.id) follows.user_id, papers.id AS paper_id, added.author_id
        FROM added
        JOIN follows ON follows.author_id = added.author_id
        JOIN papers ON papers.id = added.paper_id
        JOIN authors ON authors.id = added.author_id
        WHERE is_news(papers, follows.followed_at) AND NOT EXISTS (
                SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
            ) AND NOT EXISTS (
                SELECT FROM notifications told
                WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = papers.id
            )
            AND authors.person_id IS DISTINCT FROM follows.user_id
        ORDER BY follows.user_id, papers.id, added.position
    ) AS told
    CROSS JOIN LATERAL (SELECT id FROM people WHERE people.id = told.user_id FOR KEY SHARE) AS held
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_followers_of_org() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, org_id)
    SELECT held.id, 'NEW_PAPER', 'paper:' || NEW.id, NEW.id, NEW.org_id
    FROM (
        SELECT follows.user_id FROM follows
        WHERE follows.org_id = NEW.org_id AND is_news(NEW, follows.followed_at) AND NOT EXISTS (
                SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
            ) AND NOT EXISTS (
                SELECT FROM notifications told
                WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = NEW.id
            )
        ORDER BY follows.user_id
    ) AS told
    CROSS JOIN LATERAL (SELECT id FROM people WHERE people.id = told.user_id FOR KEY SHARE) AS held
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_followers_of_list() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, paper_id, list_id)
    SELECT held.id, 'NEW_PAPER', 'paper:' || NEW.paper_id, NEW.paper_id, NEW.list_id
    FROM (
        SELECT follows.user_id FROM follows JOIN lists ON lists.id = follows.list_id
        WHERE follows.list_id = NEW.list_id AND lists.visibility <> 'PRIVATE' AND follows.user_id <> NEW.owner_id
            AND NEW.added_at >= follows.followed_at AND NOT EXISTS (
                SELECT FROM muted_notifications muted WHERE muted.user_id = follows.user_id AND muted.kind = 'NEW_PAPER'
            ) AND NOT EXISTS (
                SELECT FROM notifications told
                WHERE told.user_id = follows.user_id AND told.kind = 'NEW_PAPER' AND told.paper_id = NEW.paper_id
            )
        ORDER BY follows.user_id
    ) AS told
    CROSS JOIN LATERAL (SELECT id FROM people WHERE people.id = told.user_id FOR KEY SHARE) AS held
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION tell_answered() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO notifications (user_id, kind, subject, comment_id)
    SELECT held.id, 'REPLY', 'comment:' || NEW.id, NEW.id
    FROM (
        SELECT DISTINCT answered.author_id FROM comments answered
        WHERE answered.id IN (NEW.in_reply_to_id, NEW.root_id)
            AND answered.author_id IS NOT NULL AND answered.author_id IS DISTINCT FROM NEW.author_id
            AND NOT EXISTS (
                SELECT FROM muted_notifications muted WHERE muted.user_id = answered.author_id AND muted.kind = 'REPLY'
            )
        ORDER BY answered.author_id
    ) AS told
    CROSS JOIN LATERAL (SELECT id FROM people WHERE people.id = told.author_id FOR KEY SHARE) AS held
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
