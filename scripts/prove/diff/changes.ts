import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { CommandError } from "../../lib/command.ts";
import { type Contract, type JsonSchema, openEnumMembers, resolve, valueAt } from "../../lib/contract.ts";
import { redoclyReport } from "../../lib/redocly.ts";
import { inTemporaryFolder } from "../../lib/temporary-folder.ts";
import { placeOf } from "./place.ts";
import type { Step } from "./semver.ts";

/** One difference between two contracts: its impact, its place, and a sentence that describes it. */
export type Change = { impact: Exclude<Step, "none">; place: string; sentence: string };

type Side = { pointer: string; value: unknown };
type Found = {
  /** Where it was found first, with references followed; `base` and `revision` point to where it is written. */
  path: string;
  kind: "added" | "removed" | "modified";
  impact: Change["impact"];
  verdicts: { message: string }[];
  property?: string;
  base?: Side;
  revision?: Side;
};

const steps = ["none", "patch", "minor", "major"] as const;

/** The step that the change with the highest impact requires. */
export function stepOf(changes: readonly Change[]): Step {
  return steps[Math.max(0, ...changes.map(({ impact }) => steps.indexOf(impact)))] ?? "none";
}

/** What redocly diff finds between two contracts, except the version. */
export async function changesBetween(base: Contract, revision: Contract): Promise<Change[]> {
  const found = (await redoclyChanges(base, revision)).filter(
    ({ path, property }) => !(path === "#/info" && property === "version"),
  );
  if (found.length === 0 && !isDeepStrictEqual(withoutVersion(base), withoutVersion(revision))) return [notCompared];
  return found.map((change) => ({
    impact: isGainOfOpenEnum(change, revision) ? "minor" : change.impact,
    place: placeOf(writtenAt(change, base, revision), change.path),
    sentence: sentence(change),
  }));
}

/** Redocly does not compare the values of examples, nor x- keywords whose value is a list. */
const notCompared: Change = {
  impact: "patch",
  place: "examples or x- keywords",
  sentence: "A value or a list changed that redocly does not compare.",
};

/** With line breaks, so that redocly can quote the line of a problem. */
const inLines = (contract: Contract): string => JSON.stringify(contract, undefined, 2);

const withoutVersion = (contract: Contract): unknown => ({ ...contract, info: { ...contract.info, version: "" } });

function redoclyChanges(base: Contract, revision: Contract): Promise<Found[]> {
  return inTemporaryFolder(async (folder) => {
    const [before, after, report] = ["base.json", "revision.json", "report.json"].map((file) => join(folder, file)) as [
      string,
      string,
      string,
    ];
    await Promise.all([writeFile(before, inLines(base)), writeFile(after, inLines(revision))]);
    const ran = await redoclyReport<{ changes: Found[] }>(
      ["diff", before, after, "--format", "json", "--output", report, "--fail-on", "none"],
      report,
    );
    if (ran.code !== 0 || incomplete.test(ran.stderr))
      throw new CommandError(`redocly diff wrote no complete report. Its output:\n${ran.stderr}`);
    return ran.report.changes;
  });
}

/** Without rules every change is rated as a patch; behind an unresolved reference nothing is compared. Both exit with code 0. */
const incomplete = /No diff rules are on|The problems above leave parts/;

/** Redocly rates the `enum` branch of an open enum by itself; but readers of an open enum accept any string. */
function isGainOfOpenEnum({ base, revision }: Found, contract: Contract): boolean {
  const holder = /^(.+)\/anyOf\/0\/enum$/.exec(revision?.pointer ?? "")?.[1];
  if (holder === undefined || !Array.isArray(base?.value)) return false;
  const members = openEnumMembers(resolve<JsonSchema>(contract, { $ref: holder }));
  return members !== undefined && base.value.every((member) => members.includes(member));
}

/** Where it is written; when both contracts are equal there, only the reference to it changed, and it is where it was found. */
function writtenAt({ path, base: before, revision: after }: Found, base: Contract, revision: Contract): string {
  const pointer = (after ?? before)?.pointer ?? path;
  return isDeepStrictEqual(valueAt(base, pointer), valueAt(revision, pointer)) ? path : pointer;
}

function sentence({ kind, verdicts, property }: Found): string {
  if (verdicts.length > 0) return verdicts.map(({ message }) => message).join(" ");
  return kind === "modified" ? `\`${property}\` changed.` : `It was ${kind}.`;
}
