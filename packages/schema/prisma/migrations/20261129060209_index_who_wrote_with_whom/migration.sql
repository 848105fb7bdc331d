-- CreateTable
CREATE TABLE "co_authorships" (
    "names" BIGINT NOT NULL,
    "one_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,

    CONSTRAINT "co_authorships_pkey" PRIMARY KEY ("names","one_id","other_id","paper_id")
);

-- What two names are found by, in either order. Names are folded: none has a line break.
CREATE FUNCTION names_met(a text, b text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ('x' || left(md5(
        CASE WHEN a COLLATE "C" < b THEN a || E'\n' || b ELSE b || E'\n' || a END
    ), 16))::bit(64)::bigint
$$;

-- Longer lists say little about who knows whom, and their pairs are millions.
CREATE FUNCTION co_authorships_of(papers int[]) RETURNS SETOF "co_authorships" LANGUAGE sql STABLE AS $$
    SELECT names_met(one_author.name_key, other_author.name_key), one.author_id, other.author_id, one.paper_id
    FROM (
        SELECT paper_id FROM authorships WHERE paper_id = ANY(papers) GROUP BY paper_id HAVING count(*) <= 100
    ) AS short
    JOIN authorships AS one USING (paper_id) JOIN authors AS one_author ON one_author.id = one.author_id
    JOIN authorships AS other USING (paper_id) JOIN authors AS other_author ON other_author.id = other.author_id
    WHERE one_author.name_key COLLATE "C" < other_author.name_key
$$;

-- Rows of authorships are added and removed, never changed. Plans are made anew, because a table grows from nothing
-- to millions of rows within one connection.
CREATE FUNCTION add_co_authorships() RETURNS TRIGGER LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    INSERT INTO co_authorships
    SELECT * FROM co_authorships_of((SELECT array_agg(DISTINCT paper_id) FROM added))
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

CREATE FUNCTION remove_co_authorships() RETURNS TRIGGER LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
BEGIN
    DELETE FROM co_authorships USING (
        SELECT gone.paper_id, names_met(author.name_key, beside_author.name_key) AS names,
            gone.author_id, beside.author_id AS beside_id
        FROM (SELECT *, count(*) OVER (PARTITION BY paper_id) AS size FROM removed) AS gone
        JOIN authors AS author ON author.id = gone.author_id
        CROSS JOIN LATERAL (
            SELECT author_id FROM removed WHERE paper_id = gone.paper_id
            UNION ALL SELECT author_id FROM authorships WHERE paper_id = gone.paper_id
        ) AS beside
        JOIN authors AS beside_author ON beside_author.id = beside.author_id
        WHERE gone.size <= 100 AND author.name_key <> beside_author.name_key
    ) AS former
    WHERE co_authorships.names = former.names AND co_authorships.paper_id = former.paper_id
        AND (one_id, other_id) IN ((author_id, beside_id), (beside_id, author_id));
    RETURN NULL;
END $$;

CREATE TRIGGER add_co_authorships AFTER INSERT ON "authorships" REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION add_co_authorships();
CREATE TRIGGER remove_co_authorships AFTER DELETE ON "authorships" REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION remove_co_authorships();

INSERT INTO co_authorships
SELECT * FROM co_authorships_of((SELECT array_agg(DISTINCT paper_id) FROM authorships));
