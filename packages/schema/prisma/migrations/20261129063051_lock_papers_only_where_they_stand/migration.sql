-- Papers are locked in ascending order, and only those that stand by themselves. A row that was merged while it was
-- waited for is locked all the same; to go on waiting for others with such a lock is to wait in a circle, since whoever
-- holds the paper that stands changes those merged into it. So each of these lets go of all it locked where one has gone.

-- Against every other writer. False, and nothing is locked, where one has been merged.
CREATE FUNCTION lock_papers(wanted int[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    one int;
BEGIN
    FOR one IN SELECT DISTINCT id FROM unnest(wanted) AS id ORDER BY id LOOP
        PERFORM FROM papers WHERE id = one AND root_id IS NULL FOR UPDATE;
        IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'PR001'; END IF;
    END LOOP;
    RETURN true;
EXCEPTION WHEN SQLSTATE 'PR001' THEN
    RETURN false;
END $$;

-- The same for who writes counters: what refers to the papers may be added meanwhile.
CREATE FUNCTION hold_papers(wanted int[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    one int;
BEGIN
    FOR one IN SELECT DISTINCT id FROM unnest(wanted) AS id ORDER BY id LOOP
        PERFORM FROM papers WHERE id = one AND root_id IS NULL FOR NO KEY UPDATE;
        IF NOT FOUND THEN RAISE EXCEPTION USING ERRCODE = 'PR001'; END IF;
    END LOOP;
    RETURN true;
EXCEPTION WHEN SQLSTATE 'PR001' THEN
    RETURN false;
END $$;

-- Holds the paper that a comment is on, wherever merges take it meanwhile. Null where there is no such comment.
CREATE FUNCTION hold_paper_of_comment(wanted int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    place int;
BEGIN
    LOOP
        SELECT paper_id INTO place FROM comments WHERE id = wanted;
        IF NOT FOUND THEN RETURN NULL; END IF;
        BEGIN
            PERFORM FROM papers WHERE id = place AND root_id IS NULL FOR NO KEY UPDATE;
            IF FOUND THEN
                -- As the transaction before left it.
                PERFORM FROM comments WHERE id = wanted AND paper_id = place;
                IF FOUND THEN RETURN place; END IF;
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'PR001';
        EXCEPTION WHEN SQLSTATE 'PR001' THEN
        END;
    END LOOP;
END $$;

-- Locks the paper that stands for another one, wherever merges take it meanwhile. Null where there is no such paper.
CREATE FUNCTION lock_root_of(wanted int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
    root int;
BEGIN
    LOOP
        SELECT coalesce(root_id, id) INTO root FROM papers WHERE id = wanted;
        IF NOT FOUND THEN RETURN NULL; END IF;
        BEGIN
            PERFORM FROM papers WHERE id = root AND root_id IS NULL FOR UPDATE;
            IF FOUND THEN
                PERFORM FROM papers WHERE id = wanted AND coalesce(root_id, id) = root;
                IF FOUND THEN RETURN root; END IF;
            END IF;
            RAISE EXCEPTION USING ERRCODE = 'PR001';
        EXCEPTION WHEN SQLSTATE 'PR001' THEN
        END;
    END LOOP;
END $$;
