-- Of several rows that wait in a paper's shadow, the one that stood last steps forward first: undoing a merge gives back what was.
ALTER TABLE "shadowed_votes" ADD COLUMN "shadowed_as" BIGSERIAL NOT NULL;
ALTER TABLE "shadowed_list_items" ADD COLUMN "shadowed_as" BIGSERIAL NOT NULL;
