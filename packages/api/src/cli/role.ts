// Gives a person a role.
//   npm run role -- EMAIL EDITOR
import { Role } from "@paperround/schema/client";
import { Argument, Command } from "commander";
import { readConfig } from "../config.ts";
import { runJob } from "../jobs/run-job.ts";
import { setRoleJob } from "../people/set-role-job.ts";
import { abortOnInterrupt, runCli } from "./run-cli.ts";

const roles = Object.values(Role);

const program = new Command("role")
  .description(
    "Gives the person with this email address a role. Works while the server runs, and while it does not.",
  )
  .argument("<email>", "the address the person signs in with")
  .addArgument(
    new Argument("<role>", `one of ${roles.join(", ")}`).argParser((text: string) =>
      text.toUpperCase(),
    ),
  )
  .option("--json", "print the result as JSON", false)
  .action(async (email: string, role: string, options: { json: boolean }) => {
    const args = setRoleJob.parseArgs({ email, role });
    const summary = await runJob(setRoleJob, args, {
      config: readConfig(),
      signal: abortOnInterrupt(),
      onProgress: ({ step }) => console.error(`${step} …`),
    });
    if (options.json) console.log(JSON.stringify(summary));
    else if (summary.formerRole === summary.role)
      console.log(`${summary.name} <${summary.email}> is ${summary.role} already.`);
    else
      console.log(
        `${summary.name} <${summary.email}> is ${summary.role} now; was ${summary.formerRole}.`,
      );
  });

await runCli(program);
