import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract } from "../contract.ts";
import { redocly } from "../redocly.ts";
import { servedAt } from "../served.ts";
import type { Har } from "./har.ts";

/** What Redocly finds in the traffic that the contract does not say, and how much of the contract the traffic passed through. */
export type Judgement = { exchanges: number; findings: Finding[]; coverage: Record<string, { covered: number; total: number }> };
export type Finding = { message: string; occurrences: number; method: string; url: string; status: number };

const callbackPath = "/api/calls";

/** @throws Error with what it said when Redocly gave no report */
export async function judge(contract: Contract, har: Har, folder: string): Promise<Judgement> {
  const place = (name: string): string => join(folder, name);
  const origins = new Set(har.log.entries.map(({ request }) => new URL(request.url)).map(({ origin, pathname }) => ({ origin, isBot: pathname === callbackPath })));
  const originsOf = (bots: boolean): string[] => [...new Set([...origins].filter(({ isBot }) => isBot === bots).map(({ origin }) => origin))];
  await writeFile(place("contract.json"), JSON.stringify(servedAt(contract, { platforms: originsOf(false), bots: originsOf(true), callbackPath })));
  await writeFile(place("traffic.har"), JSON.stringify(har));
  const files = ["--api", place("contract.json"), "--output", place("report.json"), "--coverage-output", place("coverage.json")];
  const { stdout, stderr } = await redocly(["drift", place("traffic.har"), ...files, "--format", "json", "--coverage"]);
  const read = async <T>(name: string): Promise<T> => {
    const text = await readFile(place(name), "utf8").catch(() => {
      throw new Error(`redocly drift gave no ${name}. It said:\n${stderr}${stdout}`);
    });
    return JSON.parse(text) as T;
  };
  const { run, problems } = await read<{ run: { totalExchanges: number }; problems: Finding[] }>("report.json");
  const { totals } = await read<{ totals: Judgement["coverage"] }>("coverage.json");
  return { exchanges: run.totalExchanges, findings: problems, coverage: totals };
}
