-- AlterTable
ALTER TABLE "database_info" ADD COLUMN     "instance_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "feed_states" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "feed_states_pkey" PRIMARY KEY ("name")
);
