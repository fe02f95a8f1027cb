import { processorUs } from "./contestant.ts";

// Loaded by --import into a server whose own code is not changed: reports its processor time and memory when it is asked.

export interface Usage {
  readonly processorUs: number;
  readonly rssBytes: number;
}

process.on("message", () => {
  const usage: Usage = { processorUs: processorUs(), rssBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
process.once("disconnect", () => process.exit());
