import { parseArgs } from "node:util";
import { readClauses } from "../../lib/clause-list.ts";
import { CommandError, run } from "../../lib/command.ts";
import { readTestReport, type TestRecord } from "../../lib/test-report.ts";

const usage = `Usage: npm run clauses [-- --titles | --quiet]

Prints each clause of openapi/clauses.yaml with the tests of the last \`npm test\` that quote it in their title and passed,
and exits 1 when a clause has none (outside of CI one that was skipped will do) or a test quotes a clause that does not exist.
  --titles  the titles of the tests too
  --quiet   only the clauses without a test, and the figure`;

function main(): number {
  const { values } = parseArgs({
    options: { quiet: { type: "boolean", default: false }, titles: { type: "boolean", default: false } },
  });
  const clauses = readClauses();
  const records = readTestReport();
  if (!records) throw new CommandError("There is no report of a test run; run npm test first.");
  const quoted = quotes(records, "passed");
  const skipped = quotes(records, "skipped");
  for (const [id, { sentence }] of Object.entries(clauses)) {
    const tests = quoted.get(id) ?? [];
    if (values.quiet && tests.length > 0) continue;
    console.log(`${id}  ${sentence}`);
    const without = skipped.has(id) ? "       its tests were skipped" : "       without a test";
    console.log(tests.length > 0 ? byFile(tests, values.titles) : without);
  }
  const unknown = [...quoted].filter(([id]) => !(id in clauses));
  for (const [id, [test]] of unknown)
    console.error(`${id} is quoted but is not a clause: ${test?.file}, "${test?.title}"`);
  const proven = Object.keys(clauses).filter((id) => quoted.has(id));
  console.log(`${proven.length} of ${Object.keys(clauses).length} clauses are quoted by a test that passed`);
  // Where a program is missing, tests are skipped; where nothing may be missing, that proves nothing.
  const unproven = Object.keys(clauses).filter((id) => !quoted.has(id) && (process.env["CI"] || !skipped.has(id)));
  return unknown.length > 0 || unproven.length > 0 ? 1 : 0;
}

/** Clause id -> the tests of a state that quote it. */
function quotes(records: TestRecord[], wanted: TestRecord["state"]): Map<string, TestRecord[]> {
  const found = new Map<string, TestRecord[]>();
  for (const record of records.filter(({ state }) => state === wanted)) {
    for (const [id] of record.title.matchAll(/\b[A-Z]{2}-\d{2}\b/g)) found.set(id, [...(found.get(id) ?? []), record]);
  }
  return found;
}

function byFile(tests: TestRecord[], titles: boolean): string {
  const titlesByFile = new Map<string, string[]>();
  for (const { file, title } of tests) titlesByFile.set(file, [...(titlesByFile.get(file) ?? []), title]);
  return [...titlesByFile]
    .flatMap(([file, quoting]) => [
      `       ${file} (${quoting.length})`,
      ...(titles ? quoting.map((title) => `         ${title}`) : []),
    ])
    .join("\n");
}

await run(usage, main);
