import { Role } from "@paperround/schema/client";
import { setRole } from "@paperround/schema/moderation/set-role";
import { z } from "zod";
import { JobError } from "../jobs/job.ts";
import type { Job } from "../jobs/job.ts";

const argsSchema = z.object({
  email: z.email("This is no email address.").toLowerCase(),
  role: z.enum(Role, `There is no such role; one of ${Object.values(Role).join(", ")} is meant.`),
});

/** Who is to have which role. */
export type SetRoleArgs = z.infer<typeof argsSchema>;

/** What came of it. */
export interface SetRoleSummary {
  email: string;
  name: string;
  /** The role before; the same as `role` when nothing had to change. */
  formerRole: Role;
  role: Role;
}

/** Gives a person a role: for the operator, who makes the first editor or administrator this way. */
export const setRoleJob: Job<SetRoleArgs, SetRoleSummary> = {
  name: "set-role",
  parseArgs: (input) => argsSchema.parse(input),
  async run({ db }, { email, role }) {
    return db.$transaction(async (tx) => {
      const person = await tx.user.findUnique({
        where: { email },
        select: { id: true, name: true },
      });
      if (!person)
        throw new JobError(
          "NO_SUCH_PERSON",
          `Nobody here has the address ${email}. The person signs in with it once; after that, run this again.`,
        );
      const { formerRole } = await setRole(tx, null, { personId: person.id, role });
      return { email, name: person.name, formerRole, role };
    });
  },
};
