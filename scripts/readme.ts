import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run, say } from "./lib/command.ts";
import { projectFile, projectRoot } from "./lib/project.ts";
import { withCurrentParts } from "./lib/readme.ts";

const usage = `Usage: npm run readme

Writes into README.md what it shows of other files: the code of test/examples, and the error codes of src/errors.ts. A test
compares them.

Exit codes: 0 README.md is up to date, 1 it shows a file that does not exist.`;

function main(): number {
  const text = projectFile("README.md");
  const current = withCurrentParts(text);
  if (current === text) return say("README.md was up to date", 0);
  writeFileSync(join(projectRoot, "README.md"), current);
  return say("README.md: written", 0);
}

await run(usage, main);
