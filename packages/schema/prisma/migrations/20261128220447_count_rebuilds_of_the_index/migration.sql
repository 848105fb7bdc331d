-- AlterTable
ALTER TABLE "database_info" ADD COLUMN     "index_rebuilds" INTEGER NOT NULL DEFAULT 0;
