import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandError, run, say } from "../../lib/command.ts";
import { markedIn, withMarked } from "../../lib/marked.ts";
import { doing } from "../../lib/progress.ts";
import { projectRoot } from "../../lib/project.ts";
import { bundle, modulesOf } from "../size/bundle.ts";
import { wholeBot } from "./contestants/size.ts";
import { measure } from "./measure.ts";
import { installPeers, versions } from "./peers.ts";
import { type Row, rows, subjects } from "./rows.ts";
import { comparison, figure, type Measured, markdownTable, measuredOf, table } from "./table.ts";

const usage = `Usage: npm run bench [-- options]

Measures the built package beside a floor, the least that the same work costs, and beside other packages. Each has a process of
its own, is warmed up, and gets a round in turn; the figure is the median of its rounds. Times are of the processor (user and
system) unless a row says otherwise. Prints a table, and writes it to .reports/bench.json.

  --only NAME[,NAME]  these rows; parse stands for all whose name begins with parse-
  --long              also the rows that take minutes
  --compare FILE      shows what changed since that file was written, by this machine: a copy of .reports/bench.json
  --write             puts the table into CONTRIBUTING.md, when all was measured; without --only and --long
  --help              show this text

Rows:
${rows.map(({ name, what, long }) => `  ${name.padEnd(20)}${what}${long ? " (--long)" : ""}`).join("\n")}

Exit codes: 0 all was measured, whether goals are met or not, 1 something did not run, 2 wrong usage.`;

const reportFile = join(projectRoot, ".reports/bench.json");
const page = join(projectRoot, "CONTRIBUTING.md");
const marks = { begin: "<!-- bench: written by npm run bench -- --write -->", end: "<!-- /bench -->" };

interface Report {
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Measured[];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      long: { type: "boolean" },
      compare: { type: "string" },
      write: { type: "boolean" },
    },
  });
  if (values.write && (values.only !== undefined || values.long))
    throw new CommandError(`--write takes neither --only nor --long.\n\n${usage}`, { exitCode: 2 });
  const earlier = values.compare === undefined ? undefined : readReport(values.compare);
  const chosen = rowsOf(values.only, values.long === true);
  if (!existsSync(join(projectRoot, "dist"))) throw new CommandError("There is no dist/; run npm run build first.");
  if (values.write) markedIn(readFileSync(page, "utf8"), marks);
  await installPeers();

  const measured: Measured[] = [];
  for (const [name, subject] of Object.entries(subjects)) {
    const own = chosen.filter((row) => row.subject === name);
    if (own.length === 0) continue;
    doing(`Measuring ${own.map((row) => row.name).join(", ")}`);
    const results = await measure(subject, contestantsOf(own));
    measured.push(...own.map((row) => measuredOf(row, results)));
  }

  const report: Report = {
    date: new Date().toISOString(),
    node: process.version,
    processor: cpus()[0]?.model ?? "unknown",
    versions: versions(),
    rows: measured,
  };
  mkdirSync(join(projectRoot, ".reports"), { recursive: true });
  writeFileSync(reportFile, `${JSON.stringify(report, undefined, 2)}\n`);
  const where = `Node ${report.node}, ${cpus().length} cores of ${report.processor}; ${versionText(report)}`;
  console.log(`${where}\n`);
  console.log(table(chosen, measured));
  const isWhole = measured.every(({ errors }) => errors.length === 0);
  if (values.write && isWhole) writeTable([`${where}.`, "", ...markdownTable(chosen, measured)]);
  if (chosen.some(({ name }) => name === "size")) console.log(await modules());
  if (earlier)
    console.log(`\nSince ${earlier.date}${elsewhere(earlier, report)}:\n${comparison(earlier.rows, measured)}`);
  console.log();
  return say(figure(chosen, measured), isWhole ? 0 : 1);
}

function writeTable(lines: readonly string[]): void {
  writeFileSync(page, withMarked(readFileSync(page, "utf8"), marks, ["", ...lines, ""]));
}

/** @throws CommandError for a name without a row */
function rowsOf(only: string | undefined, long: boolean): readonly Row[] {
  const names = only?.split(",").map((name) => name.trim()) ?? [];
  const isNamed = (row: Row, name: string): boolean => row.name === name || row.name.startsWith(`${name}-`);
  const unknown = names.filter((name) => !rows.some((row) => isNamed(row, name)));
  if (unknown.length > 0)
    throw new CommandError(`No row is named ${unknown.join(" or ")}.\n\n${usage}`, { exitCode: 2 });
  const asked = only === undefined ? rows : rows.filter((row) => names.some((name) => isNamed(row, name)));
  const chosen = asked.filter((row) => long || !row.long);
  if (chosen.length === 0) throw new CommandError("These rows take minutes; add --long.", { exitCode: 2 });
  return chosen;
}

function contestantsOf(own: readonly Row[]): string[] {
  return [...new Set(own.flatMap(({ ours, floor, peers = [] }) => [...(floor ? [floor] : []), ours, ...peers]))];
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch (cause) {
    throw new CommandError(`${file} is not a report of npm run bench: ${(cause as Error).message}`, {
      cause,
      exitCode: 2,
    });
  }
}

const versionText = ({ versions: all }: Report): string =>
  Object.entries(all)
    .map((entry) => entry.join(" "))
    .join(", ");

/** Figures of another machine or Node cannot be compared. */
function elsewhere({ node, processor }: Report, now: Report): string {
  return node === now.node && processor === now.processor ? "" : ` (by ${node} on ${processor}: not comparable)`;
}

/** What the bundle of the row `size` is made of, by file of the source. */
async function modules(): Promise<string> {
  const { minified, metafile } = await bundle(`export { ${wholeBot} } from "./src/index.ts";`, {
    resolveDir: projectRoot,
    platform: "browser",
  });
  const parts = Object.entries(modulesOf(metafile)).sort(([, one], [, other]) => other - one);
  const lines = parts.map(([module, bytes]) => `${String(bytes).padStart(7)}  ${module}`);
  return `\nThe bundle of size, ${minified} bytes before gzip, by module:\n${lines.join("\n")}`;
}

await run(usage, main);
