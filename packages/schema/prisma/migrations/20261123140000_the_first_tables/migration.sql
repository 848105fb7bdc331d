-- array_to_string is only marked stable, for the sake of types whose text form depends on settings; text's does not.
CREATE FUNCTION words_of(words TEXT[]) RETURNS TEXT
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_string(words, ' ');

-- CreateEnum
CREATE TYPE "tombstone_kind" AS ENUM ('VOTE', 'LIST_ITEM', 'LIST');

-- CreateEnum
CREATE TYPE "list_visibility" AS ENUM ('PRIVATE', 'UNLISTED', 'PUBLIC');

-- CreateEnum
CREATE TYPE "read_state" AS ENUM ('UNREAD', 'READING', 'READ');

-- CreateEnum
CREATE TYPE "paper_id_scheme" AS ENUM ('ARXIV', 'DOI', 'OPENREVIEW', 'ACL', 'PMID', 'PMCID', 'CORPUS_ID', 'OPENALEX');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('MEMBER', 'EDITOR', 'MODERATOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "submission_status" AS ENUM ('LISTED', 'PROPOSED', 'DECLINED');

-- CreateTable
CREATE TABLE "authors" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "orcid" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorships" (
    "paper_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "author_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "authorships_pkey" PRIMARY KEY ("paper_id","position")
);

-- CreateTable
CREATE TABLE "tombstones" (
    "user_id" TEXT NOT NULL,
    "kind" "tombstone_kind" NOT NULL,
    "list_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "changed_in" BIGINT NOT NULL,
    "change_seq" BIGINT NOT NULL,

    CONSTRAINT "tombstones_pkey" PRIMARY KEY ("user_id","kind","list_id","paper_id")
);

-- CreateTable
CREATE TABLE "database_info" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seeded_at" TIMESTAMPTZ(3),

    CONSTRAINT "database_info_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "lists" (
    "id" SERIAL NOT NULL,
    "owner_id" TEXT NOT NULL,
    "reading_list_of" TEXT,
    "name" TEXT NOT NULL,
    "visibility" "list_visibility" NOT NULL DEFAULT 'PRIVATE',
    "item_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_in" BIGINT NOT NULL DEFAULT 0,
    "change_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "list_items" (
    "list_id" INTEGER NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "owner_id" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "read_state" "read_state" NOT NULL DEFAULT 'UNREAD',
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_in" BIGINT NOT NULL DEFAULT 0,
    "change_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "list_items_pkey" PRIMARY KEY ("list_id","paper_id")
);

-- CreateTable
CREATE TABLE "orgs" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orgs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "papers" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "abstract" TEXT,
    "summary" TEXT,
    "published_on" DATE,
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "author_count" INTEGER NOT NULL DEFAULT 0,
    "org_id" INTEGER,
    "landing_url" TEXT,
    "pdf_url" TEXT,
    "code_url" TEXT,
    "project_url" TEXT,
    "upvote_count" INTEGER NOT NULL DEFAULT 0,
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "source_upvote_count" INTEGER NOT NULL DEFAULT 0,
    "source_comment_count" INTEGER NOT NULL DEFAULT 0,
    "listed_at" TIMESTAMPTZ(3),
    -- The source's votes count a tenth of the community's own.
    "points" DOUBLE PRECISION GENERATED ALWAYS AS (upvote_count + 0.1 * source_upvote_count) STORED,
    -- Ten times the points outweigh two days; null while the paper is on no list.
    "hotness" DOUBLE PRECISION GENERATED ALWAYS AS (
        log10(1 + (upvote_count + 0.1 * source_upvote_count)::double precision)
        + extract(epoch FROM listed_at AT TIME ZONE 'UTC')::double precision / 172800
    ) STORED,
    "search" tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('english', words_of(keywords)), 'B')
        || setweight(to_tsvector('english', coalesce(summary, '')), 'C')
        || setweight(to_tsvector('english', coalesce(abstract, '')), 'D')
    ) STORED,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "papers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_ids" (
    "scheme" "paper_id_scheme" NOT NULL,
    "value" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "version" INTEGER,
    "lookup16" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_ids_pkey" PRIMARY KEY ("scheme","value")
);

-- CreateTable
CREATE TABLE "people" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "handle" TEXT,
    "role" "role" NOT NULL DEFAULT 'MEMBER',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "id" SERIAL NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "submitter_id" TEXT,
    "day" DATE NOT NULL,
    "status" "submission_status" NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "votes" (
    "user_id" TEXT NOT NULL,
    "paper_id" INTEGER NOT NULL,
    "voted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_in" BIGINT NOT NULL DEFAULT 0,
    "change_seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "votes_pkey" PRIMARY KEY ("user_id","paper_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "authors_orcid_key" ON "authors"("orcid");

-- CreateIndex
CREATE INDEX "authors_name_key_idx" ON "authors"("name_key");

-- CreateIndex
CREATE INDEX "authorships_author_id_paper_id_idx" ON "authorships"("author_id", "paper_id" DESC);

-- CreateIndex
CREATE INDEX "tombstones_user_id_changed_in_change_seq_idx" ON "tombstones"("user_id", "changed_in", "change_seq");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "lists_reading_list_of_key" ON "lists"("reading_list_of");

-- CreateIndex
CREATE INDEX "lists_owner_id_changed_in_change_seq_idx" ON "lists"("owner_id", "changed_in", "change_seq");

-- CreateIndex
CREATE UNIQUE INDEX "lists_owner_id_name_key" ON "lists"("owner_id", "name");

-- CreateIndex
CREATE INDEX "list_items_paper_id_idx" ON "list_items"("paper_id");

-- CreateIndex
CREATE INDEX "list_items_list_id_added_at_paper_id_idx" ON "list_items"("list_id", "added_at" DESC, "paper_id" DESC);

-- CreateIndex
CREATE INDEX "list_items_owner_id_changed_in_change_seq_idx" ON "list_items"("owner_id", "changed_in", "change_seq");

-- CreateIndex
CREATE INDEX "list_items_owner_id_paper_id_idx" ON "list_items"("owner_id", "paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "orgs_slug_key" ON "orgs"("slug");

-- CreateIndex
CREATE INDEX "papers_hotness_id_idx" ON "papers"("hotness" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_points_id_idx" ON "papers"("points" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_listed_at_id_idx" ON "papers"("listed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "papers_org_id_id_idx" ON "papers"("org_id", "id" DESC);

-- CreateIndex
CREATE INDEX "papers_keywords_idx" ON "papers" USING GIN ("keywords");

-- CreateIndex
CREATE INDEX "papers_search_idx" ON "papers" USING GIN ("search");

-- CreateIndex
CREATE INDEX "paper_ids_paper_id_idx" ON "paper_ids"("paper_id");

-- CreateIndex
CREATE INDEX "paper_ids_lookup16_idx" ON "paper_ids"("lookup16");

-- CreateIndex
CREATE UNIQUE INDEX "people_email_key" ON "people"("email");

-- CreateIndex
CREATE UNIQUE INDEX "people_handle_key" ON "people"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_id_account_id_key" ON "accounts"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE INDEX "submissions_status_day_paper_id_idx" ON "submissions"("status", "day", "paper_id");

-- CreateIndex
CREATE INDEX "submissions_submitter_id_idx" ON "submissions"("submitter_id");

-- CreateIndex
CREATE INDEX "submissions_decided_by_id_idx" ON "submissions"("decided_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "submissions_paper_id_day_key" ON "submissions"("paper_id", "day");

-- CreateIndex
CREATE INDEX "votes_paper_id_idx" ON "votes"("paper_id");

-- CreateIndex
CREATE INDEX "votes_user_id_changed_in_change_seq_idx" ON "votes"("user_id", "changed_in", "change_seq");

-- AddForeignKey
ALTER TABLE "authorships" ADD CONSTRAINT "authorships_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorships" ADD CONSTRAINT "authorships_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "authors"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lists" ADD CONSTRAINT "lists_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "list_items" ADD CONSTRAINT "list_items_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "papers" ADD CONSTRAINT "papers_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "orgs"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_ids" ADD CONSTRAINT "paper_ids_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_submitter_id_fkey" FOREIGN KEY ("submitter_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "votes" ADD CONSTRAINT "votes_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "papers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names this database in cursors.
INSERT INTO "database_info" ("id") VALUES (1);

-- The change log. Rows carry the transaction that wrote them and an order within it, so that a reader who takes only
-- what lies below the oldest running transaction skips nothing; what goes leaves a tombstone. It stands in triggers
-- so that no rule can forget it, cascades included.
CREATE SEQUENCE "change_seq";

CREATE FUNCTION stamp_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id()::text::bigint;
    NEW.change_seq := nextval('change_seq');
    RETURN NEW;
END $$;

CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON "votes" FOR EACH ROW EXECUTE FUNCTION stamp_change();
CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON "list_items" FOR EACH ROW EXECUTE FUNCTION stamp_change();
-- A list's counter is no change of the list: its items tell of theirs.
CREATE TRIGGER stamp_change_on_insert BEFORE INSERT ON "lists" FOR EACH ROW EXECUTE FUNCTION stamp_change();
CREATE TRIGGER stamp_change BEFORE UPDATE ON "lists" FOR EACH ROW
    WHEN ((OLD.name, OLD.visibility) IS DISTINCT FROM (NEW.name, NEW.visibility)) EXECUTE FUNCTION stamp_change();
CREATE TRIGGER stamp_change BEFORE INSERT OR UPDATE ON "tombstones" FOR EACH ROW EXECUTE FUNCTION stamp_change();

CREATE FUNCTION bury_vote() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    -- When the person goes, nobody is left to follow the change.
    INSERT INTO tombstones (user_id, kind, list_id, paper_id, changed_in, change_seq)
    SELECT OLD.user_id, 'VOTE', 0, OLD.paper_id, 0, 0 WHERE EXISTS (SELECT FROM people WHERE id = OLD.user_id)
    ON CONFLICT (user_id, kind, list_id, paper_id) DO UPDATE SET changed_in = 0;
    RETURN NULL;
END $$;

CREATE FUNCTION bury_list_item() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tombstones (user_id, kind, list_id, paper_id, changed_in, change_seq)
    SELECT OLD.owner_id, 'LIST_ITEM', OLD.list_id, OLD.paper_id, 0, 0
    WHERE EXISTS (SELECT FROM people WHERE id = OLD.owner_id)
    ON CONFLICT (user_id, kind, list_id, paper_id) DO UPDATE SET changed_in = 0;
    RETURN NULL;
END $$;

CREATE FUNCTION bury_list() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tombstones (user_id, kind, list_id, paper_id, changed_in, change_seq)
    SELECT OLD.owner_id, 'LIST', OLD.id, 0, 0, 0 WHERE EXISTS (SELECT FROM people WHERE id = OLD.owner_id)
    ON CONFLICT (user_id, kind, list_id, paper_id) DO UPDATE SET changed_in = 0;
    RETURN NULL;
END $$;

CREATE TRIGGER bury AFTER DELETE ON "votes" FOR EACH ROW EXECUTE FUNCTION bury_vote();
CREATE TRIGGER bury AFTER DELETE ON "list_items" FOR EACH ROW EXECUTE FUNCTION bury_list_item();
CREATE TRIGGER bury AFTER DELETE ON "lists" FOR EACH ROW EXECUTE FUNCTION bury_list();

-- What is there again has no tombstone.
CREATE FUNCTION raise_vote() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM tombstones
    WHERE user_id = NEW.user_id AND kind = 'VOTE' AND list_id = 0 AND paper_id = NEW.paper_id;
    RETURN NULL;
END $$;

CREATE FUNCTION raise_list_item() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM tombstones
    WHERE user_id = NEW.owner_id AND kind = 'LIST_ITEM' AND list_id = NEW.list_id AND paper_id = NEW.paper_id;
    RETURN NULL;
END $$;

CREATE TRIGGER raise AFTER INSERT ON "votes" FOR EACH ROW EXECUTE FUNCTION raise_vote();
CREATE TRIGGER raise AFTER INSERT ON "list_items" FOR EACH ROW EXECUTE FUNCTION raise_list_item();
