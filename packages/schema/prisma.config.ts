import { defineConfig } from "prisma/config";

// Read by the Prisma CLI (`prisma generate`, `prisma format`, `prisma validate`). Migrations are
// applied and written by packages/api (see docs/decisions), in the folder and format named here.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
