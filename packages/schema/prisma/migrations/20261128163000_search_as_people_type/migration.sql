-- Typos, and parts of names. Comes with PostgreSQL's own contrib modules; whoever may create tables may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Both what is searched and what is searched for go through this, so that they meet: without accents and vowel points,
-- hyphens and punctuation as spaces (the parser takes `a/b` for a file and `-4` for a number), and each character of
-- scripts that have no spaces a word of its own. Most text is ASCII, and takes the short way.
CREATE FUNCTION search_words(words TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN regexp_replace(
        CASE WHEN octet_length(words) = char_length(words) THEN words
        ELSE regexp_replace(
            regexp_replace(
                regexp_replace(normalize(words, NFKD), '[\u0300-\u036F\u0591-\u05C7\u064B-\u0652]+', '', 'g'),
                '[\u00A0-\u00BF\u2000-\u2BFF\u3000-\u303F]', ' ', 'g'
            ),
            '([\u2E80-\u9FFF\uA000-\uA4CF\uF900-\uFAFF])', ' \1 ', 'g'
        ) END,
        '[!-/:-@[-`{-~]', ' ', 'g'
    );

-- `pre-training` is found as `pretraining`, too. These words stand behind all others, so that phrases stay whole.
CREATE FUNCTION search_text(words TEXT) RETURNS TEXT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN search_words(words || coalesce((
        SELECT string_agg(replace(' ' || compound[1], '-', ''), '')
        FROM regexp_matches(words, '\S+-\S+', 'g') AS compound
    ), ''));

-- Titles and names once more, for the indexes of their letters alone: on the columns that are looked up as a whole, such an
-- index would be taken for those look-ups too, at a hundred times the cost.
ALTER TABLE "papers" ADD COLUMN "title_letters" TEXT GENERATED ALWAYS AS (title_key) STORED;
ALTER TABLE "authors" ADD COLUMN "name_letters" TEXT GENERATED ALWAYS AS (name_key) STORED;

-- The titles that everybody may see and that have a word like this one, the likest first. Half of a short word's parts
-- are gone with two typos.
CREATE FUNCTION titles_with_words_like(word TEXT) RETURNS SETOF TEXT
    LANGUAGE sql STABLE PARALLEL SAFE SET pg_trgm.word_similarity_threshold = 0.4
    AS $$
        SELECT title_letters FROM papers WHERE word <% title_letters AND root_id IS NULL AND hidden_at IS NULL
        ORDER BY word <<-> title_letters LIMIT 100
    $$;

-- A generated column is what it is generated from: another expression is another column.
DROP INDEX "papers_search_idx";
ALTER TABLE "papers" DROP COLUMN "search";
ALTER TABLE "papers" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('english', search_text(title)), 'A')
    || setweight(to_tsvector('english', search_text(words_of(keywords))), 'B')
    || setweight(to_tsvector('english', search_text(coalesce(summary, ''))), 'C')
    || setweight(to_tsvector('english', search_text(coalesce(abstract, ''))), 'D')
) STORED;

-- CreateIndex
CREATE INDEX "papers_search_idx" ON "papers" USING GIN ("search");

-- CreateIndex
CREATE INDEX "authors_name_trigrams_idx" ON "authors" USING GIN ("name_letters" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "papers_published_on_id_idx" ON "papers"("published_on" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_title_trigrams_idx" ON "papers" USING GIN ("title_letters" gin_trgm_ops);
