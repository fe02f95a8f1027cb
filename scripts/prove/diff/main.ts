import { parseArgs } from "node:util";
import { readBundledContract } from "../../lib/bundled-contract.ts";
import { CommandError, run, say } from "../../lib/command.ts";
import type { Contract } from "../../lib/contract.ts";
import { projectFile } from "../../lib/project.ts";
import { readBase } from "./base.ts";
import { changesBetween, stepOf } from "./changes.ts";
import { markdown, plain, reportOf, type Style, verdictOf } from "./report.ts";
import { isVersion, lowestNext } from "./semver.ts";

const usage = `Usage: npm run diff [-- BASE]

Compares generated/openapi.json with BASE, lists what changed and what breaks, and says which version the changes require
and whether the version (info.version, and package.json's) is high enough.

  BASE        a file, an OpenAPI document such as the openapi.json of an installed release; or a git revision (tag,
              branch, commit), whose generated/openapi.json is read. Default: the newest release tag (v1.2.3)
  --markdown  for the summary of a pull request
  --help      show this text

From 1.0.0 on a breaking change requires the next major version, an addition the next minor, anything else the next patch.
Below 1.0.0 a breaking change requires the next minor version and anything else the next patch, in line with npm's ^0.1.0
(there an addition is a patch, although redocly's own --check-version requires a minor).

Exit codes: 0 the version is high enough, 1 it is not, or it cannot be checked, 2 wrong usage, or BASE cannot be used.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { markdown: { type: "boolean" } } });
  if (positionals[1] !== undefined) return say(`Unexpected argument '${positionals[1]}'.\n\n${usage}`, 2);
  return await diff(positionals[0], values.markdown ? markdown : plain);
}

async function diff(named: string | undefined, style: Style): Promise<number> {
  const { name, contract: base } = readBase(named);
  const revision = readRevision();
  const versions = { base: base.info.version, revision: revision.info.version };
  const changes = await changesBetween(base, revision);
  const step = stepOf(changes);
  const { line, isGood } = verdictOf(changes, versions);
  const released = JSON.parse(projectFile("package.json")).version as string;
  const verdicts =
    released === versions.revision
      ? [line]
      : [line, `package.json says ${released} and the contract ${versions.revision}: make them the same.`];
  const lowest = `Since ${name}: the step is ${step}, and the lowest version that follows is ${lowestNext(versions.base, step)}.`;
  const lines = [
    ...reportOf(changes, style),
    lowest,
    ...verdicts.map(style.verdict).flatMap((verdict) => ["", verdict]),
  ];
  return say(lines.join("\n"), isGood && verdicts.length === 1 ? 0 : 1);
}

function readRevision(): Contract {
  const contract = readBundledContract();
  if (!isVersion(contract.info.version))
    throw new CommandError(`info.version of the contract is ${contract.info.version}; make it like 1.2.3.`);
  return contract;
}

await run(usage, main);
