import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract } from "../../lib/contract.ts";
import { doing } from "../../lib/progress.ts";
import { redoclyReport } from "../../lib/redocly.ts";
import { servedAt } from "../../lib/served.ts";
import type { Har } from "../../lib/traffic.ts";

/** What Redocly finds in the traffic that the contract does not declare, and how much of the contract the traffic covers. */
export type Judgement = {
  exchanges: number;
  findings: Finding[];
  coverage: Record<string, { covered: number; total: number }>;
};
export type Finding = { message: string; occurrences: number; method: string; url: string; status: number };

const callbackPath = "/api/calls";

export async function judge(contract: Contract, traffic: Har, folder: string): Promise<Judgement> {
  const [served, har, report, coverage] = ["contract.json", "traffic.har", "report.json", "coverage.json"].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  doing(`Redocly compares ${traffic.log.entries.length} exchanges with the contract`);
  const urls = traffic.log.entries.map(({ request }) => new URL(request.url));
  const originsOf = (callbacks: boolean): string[] => [
    ...new Set(urls.filter(({ pathname }) => (pathname === callbackPath) === callbacks).map(({ origin }) => origin)),
  ];
  await writeFile(
    served,
    JSON.stringify(servedAt(contract, { platforms: originsOf(false), bots: originsOf(true), callbackPath })),
  );
  await writeFile(har, JSON.stringify(traffic));
  const files = ["--api", served, "--output", report, "--coverage-output", coverage];
  const judged = await redoclyReport<{ run: { totalExchanges: number }; problems: Finding[] }>(
    ["drift", har, ...files, "--format", "json", "--coverage"],
    report,
  );
  const { totals } = JSON.parse(await readFile(coverage, "utf8")) as { totals: Judgement["coverage"] };
  return { exchanges: judged.report.run.totalExchanges, findings: judged.report.problems, coverage: totals };
}
