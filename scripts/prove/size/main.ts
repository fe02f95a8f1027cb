import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { run } from "../../lib/command.ts";
import { doing } from "../../lib/progress.ts";
import { projectFile, projectRoot } from "../../lib/project.ts";
import { faults, figure, limitsFor, type Released, table } from "./check.ts";
import { measure, type Rows } from "./measure.ts";

const usage = `Usage: npm run size [-- --write | --released]

Bundles each entry point and single imports of the built package, minified, and prints their bytes, the tarball's, the number
of dependencies and the lines of openapi/, generated/ and src/: in the last version, now, and the limit.
  --write     sets the limits to 3 % above what is measured
  --released  saves what is measured as the figures of the version in package.json, when that is released

Exit codes: 0 every row is within its limit, 1 a row is above its limit or far below it, or a bundle loads what it must not,
2 wrong usage.`;

const [limitsFile, releasedFile] = ["scripts/prove/size/limits.json", "scripts/prove/size/released.json"];

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { write: { type: "boolean" }, released: { type: "boolean" } } });
  doing("Bundling each entry point and import");
  const measured = await measure();
  const { rows } = measured;
  const limits = read<{ about: string[]; rows: Rows }>(limitsFile);
  if (values.write) write(limitsFile, Object.assign(limits, { rows: limitsFor(rows) }));
  const last = read<Released>(releasedFile);
  if (values.released)
    write(releasedFile, Object.assign(last, { version: read<Released>("package.json").version, rows }));
  console.log(table(rows, last, limits.rows));
  const found = faults(measured, limits.rows, last, projectFile("DECISIONS.md"));
  for (const fault of found) console.error(fault);
  console.log(figure(rows, last));
  return found.length > 0 ? 1 : 0;
}

const read = <T>(path: string): T => JSON.parse(projectFile(path)) as T;
const write = (path: string, value: unknown): void =>
  writeFileSync(join(projectRoot, path), `${JSON.stringify(value, undefined, 2)}\n`);

await run(usage, main);
