// Tells its parent the secret of the data folder that it is given.
import { authSecret } from "../../src/auth/auth-secret.ts";

process.send?.(await authSecret(undefined, process.argv[2] ?? ""));
