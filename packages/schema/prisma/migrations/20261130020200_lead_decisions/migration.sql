-- What tells of a decision leads to the paper that stands, as what tells of a new paper does: it goes where its submission goes.
CREATE FUNCTION lead_decisions() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE notifications SET paper_id = NEW.paper_id WHERE submission_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER lead_decisions AFTER UPDATE OF "paper_id" ON "submissions" FOR EACH ROW
    WHEN (OLD.paper_id <> NEW.paper_id) EXECUTE FUNCTION lead_decisions();

UPDATE notifications SET paper_id = submissions.paper_id
FROM submissions WHERE submissions.id = submission_id AND notifications.paper_id <> submissions.paper_id;
