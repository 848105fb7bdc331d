import type { FirefoxReader } from "./firefox-reader.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import type { World } from "./world.ts";

/** Signs in from the options, where nothing moves meanwhile, and hands them back. Who is signed in stays so. */
export async function signInOnOptions(
  world: World,
  reader: FirefoxReader,
  email: string,
): Promise<FirefoxSurface> {
  const options = await reader.open("options.html");
  await options.waitFor("#account .btn");
  if ((await options.text("#account")).includes(email)) return options;
  await options.press("#account .btn");
  await options.type("#account input[type=email]", email);
  await options.press("#account .sign-in .primary");
  await options.type("#account .code-input", await world.api.mailedCode(email));
  await options.waitForText("#account", `(${email})`);
  return options;
}
