import { type Contract, type Example, receivedVariants, resolve } from "../lib/contract.ts";
import type { Described, Facts } from "./facts.ts";
import { clauseLinks, code, plain, table } from "./markdown.ts";

export function resources({ contract }: Facts): string {
  const rows = receivedVariants(contract).map(({ schema, odataTypes }) => {
    const { description = "", "x-clause": clause } = resolve(contract, schema) as Described;
    return [code(odataTypes[0]?.replace(/^#?microsoft\.graph\./, "") ?? ""), description, clauseLinks(clause)];
  });
  return table(["`#microsoft.graph.…`", "What it is", "Clause"], rows);
}

/** One notification's resource, as an example has it. */
type Ended = {
  status?: string;
  state?: string;
  completionReason?: string;
  recordingLocation?: string;
  resultInfo?: { code: number; subcode: number; message: string };
};
type Captured = { summary: string; from: Example["x-result-source"]; ended: Ended };

/** The examples of single notifications in captured form. */
function captured({ components }: Contract): Captured[] {
  return Object.entries(components.examples).flatMap(([name, { summary = "", value, "x-result-source": from }]) => {
    if (!name.startsWith("commsNotifications.captured.")) return [];
    const [item] = (value as { value: { resourceData: Ended }[] }).value;
    return item ? [{ summary, from, ended: item.resourceData }] : [];
  });
}

export function reasons({ contract }: Facts): string {
  const rows = captured(contract).flatMap(({ summary, ended }) => {
    const { status = "", completionReason = "", recordingLocation } = ended;
    if (recordingLocation === undefined) return [];
    const meaning = summary.replace(`${completionReason}: `, "").replace(/ \(\w+\)$/, "");
    return [[code(completionReason), meaning, code(status), recordingLocation ? "yes" : "no"]];
  });
  return table(["Reason", "Why", "`status`", "A file"], rows);
}

export function results({ contract }: Facts): string {
  const rows = captured(contract).flatMap(({ summary, from, ended }) => {
    const { resultInfo, completionReason, status, state } = ended;
    if (!resultInfo) return [];
    const { code: number, subcode, message = "" } = resultInfo;
    const carrier = [status ?? state, completionReason].filter(Boolean).map((word) => code(`${word}`));
    const meaning = summary.replace(/^\w+: | \([^()]+\)$/g, "");
    return [[`${number} (${subcode})`, carrier.join(" "), meaning, plain(message ?? ""), from ?? sourceIn(summary)]];
  });
  const unique = [...new Map(rows.map((row) => [row.join(), row])).values()];
  return table(["Code (subcode)", "With", "Meaning", "Message", "Known from"], unique);
}

/** What a summary says of its source, in brackets at its end. */
const sourceIn = (summary: string): string => / \(([^()]+)\)$/.exec(summary)?.[1] ?? "captured";
