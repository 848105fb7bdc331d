-- AlterTable
ALTER TABLE "list_items" ADD COLUMN     "note_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "tags_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "lists" ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "public_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "shadowed_list_items" ADD COLUMN     "note_key" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "tags_key" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "tombstones" ADD COLUMN     "list_public_id" UUID;

-- CreateIndex
CREATE INDEX "list_items_list_id_position_paper_id_idx" ON "list_items"("list_id", "position", "paper_id");

-- CreateIndex
CREATE UNIQUE INDEX "lists_public_id_key" ON "lists"("public_id");

-- What the models cannot say.

-- Items that are here already stand in the order in which they were added.
ALTER TABLE "list_items" DISABLE TRIGGER USER;
UPDATE list_items SET position = place.number, note_key = lower(note), tags_key = lower(array_to_string(tags, ' '))
FROM (
    SELECT list_id, paper_id, row_number() OVER (PARTITION BY list_id ORDER BY added_at, paper_id) AS number FROM list_items
) AS place
WHERE place.list_id = list_items.list_id AND place.paper_id = list_items.paper_id;
ALTER TABLE "list_items" ENABLE TRIGGER USER;

-- An item that comes in stands last, until its owner moves it.
CREATE FUNCTION set_position() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    NEW.position := floor(coalesce((SELECT max(position) FROM list_items WHERE list_id = NEW.list_id), 0)) + 1;
    RETURN NEW;
END $$;

CREATE TRIGGER set_position BEFORE INSERT ON "list_items" FOR EACH ROW
    WHEN (NEW.position = 0) EXECUTE FUNCTION set_position();

-- A list's description is part of it.
DROP TRIGGER stamp_change ON "lists";
CREATE TRIGGER stamp_change BEFORE UPDATE ON "lists" FOR EACH ROW
    WHEN ((OLD.name, OLD.description, OLD.visibility) IS DISTINCT FROM (NEW.name, NEW.description, NEW.visibility))
    EXECUTE FUNCTION stamp_change();

-- A copy elsewhere knows a list by its public id, also when the list is gone.
CREATE OR REPLACE FUNCTION bury_list() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tombstones (user_id, kind, list_id, paper_id, list_public_id, changed_in, change_seq)
    SELECT OLD.owner_id, 'LIST', OLD.id, 0, OLD.public_id, 0, 0 WHERE EXISTS (SELECT FROM people WHERE id = OLD.owner_id)
    ON CONFLICT (user_id, kind, list_id, paper_id) DO UPDATE SET changed_in = 0;
    RETURN NULL;
END $$;
