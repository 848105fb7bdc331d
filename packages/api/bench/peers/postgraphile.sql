-- What PostGraphile is told besides the tables: queries and fields that no table has, in the way its documentation
-- recommends. They stand in the database of the benchmark alone.
CREATE OR REPLACE FUNCTION public.feed_of_day(on_day date) RETURNS SETOF public.papers LANGUAGE sql STABLE AS $$
  SELECT p.* FROM papers p
   WHERE p.id IN (SELECT paper_id FROM submissions WHERE status = 'LISTED' AND day = on_day)
   ORDER BY p.points DESC, p.id DESC
$$;

CREATE OR REPLACE FUNCTION public.bucket(first_hash integer, last_hash integer) RETURNS SETOF public.papers
LANGUAGE sql STABLE AS $$
  SELECT p.* FROM papers p
   WHERE p.id IN (SELECT paper_id FROM paper_ids WHERE lookup16 BETWEEN first_hash AND last_hash)
   ORDER BY p.id
$$;

CREATE OR REPLACE FUNCTION public.papers_viewer_has_upvoted(p public.papers, viewer text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM votes v WHERE v.user_id = viewer AND v.paper_id = p.id)
$$;

CREATE OR REPLACE FUNCTION public.papers_global_id(p public.papers) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(convert_to('Paper:' || p.id, 'UTF8'), 'base64')
$$;

CREATE OR REPLACE FUNCTION public.papers_hashes(p public.papers) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(encode(sha256(convert_to(lower(i.scheme::text) || ':' || i.value, 'UTF8')), 'hex')
                   ORDER BY i.scheme, i.value)
    FROM paper_ids i WHERE i.paper_id = p.id
$$;
