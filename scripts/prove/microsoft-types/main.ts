import { parseArgs } from "node:util";
import { parse } from "yaml";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { run, say } from "../../lib/command.ts";
import { projectFile } from "../../lib/project.ts";
import { compare, type Table } from "./compare.ts";
import { declared } from "./declared.ts";
import { described } from "./described.ts";
import { isUpToDate, listing, summary } from "./report.ts";

const tableFile = "test/microsoft-types/differences.yaml";
const typesPackage = "@microsoft/microsoft-graph-types-beta";

const usage = `Usage: npm run types:microsoft

Compares each schema of generated/openapi.json with the type of the same name in ${typesPackage},
member by member, and the operations that a notification may be about with those of that package. Prints the differences that
${tableFile} lists, by reason, and then whatever does not match it.

  --help  show this text

Exit codes: 0 everything matches the table, 1 something does not, 2 wrong usage.`;

function main(): number {
  parseArgs({ options: {} });
  const table = parse(projectFile(tableFile)) as Table;
  const theirs = declared(projectFile(`node_modules/${typesPackage}/microsoft-graph.d.ts`));
  const comparison = compare(theirs, described(readBundledContract(), table.called), table);
  console.log(listing(table));
  return say(summary(comparison, tableFile), isUpToDate(comparison) ? 0 : 1);
}

await run(usage, main);
