// Loaded into each server before anything else (`node --import`): tells its processor time and memory when it is asked.
process.on("message", (message: { type?: string }) => {
  if (message.type !== "meter") return;
  const { user, system } = process.cpuUsage();
  process.send?.({
    type: "meter",
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 1_048_576,
  });
});
