// Imported first by everything a person starts with the Node of the system: says what is wrong
// before a missing feature of an old Node says it worse.
const OLDEST_MAJOR = 20;

const major = Number(process.versions.node.split(".")[0]);
if (major < OLDEST_MAJOR) {
  console.error(
    `Paperround needs Node ${OLDEST_MAJOR} or newer and this is ${process.versions.node}: ` +
      "install a newer one from https://nodejs.org and run the same command again.",
  );
  process.exit(1);
}
