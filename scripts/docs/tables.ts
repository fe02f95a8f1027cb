import { readClauseGroups } from "../lib/clause-list.ts";
import { keywords } from "../lint/keywords.ts";
import type { Facts } from "./facts.ts";
import { code, plain, table } from "./markdown.ts";
import { reasons, resources, results } from "./notification-tables.ts";
import { betaMembers, errors, permissions, requestHeaders, responseHeaders, servers } from "./operation-tables.ts";

/** The tables that a chapter can name, by that name. */
export const tables: Readonly<Record<string, (facts: Facts) => string>> = {
  resources,
  reasons,
  permissions,
  requestHeaders,
  responseHeaders,
  errors,
  results,
  servers,
  betaMembers,
  keywords: keywordTable,
  clauses: clauseList,
};

function keywordTable(): string {
  return table(
    ["Keyword", "Stands in", "What it means"],
    keywords.map(({ keyword, places, means }) => [code(keyword), places.join(", "), means]),
  );
}

function clauseList(facts: Facts): string {
  return readClauseGroups()
    .map(({ title, ids }) => [`## ${title}`, ...ids.map((id) => clauseText(id, facts))].join("\n\n"))
    .join("\n\n");
}

function clauseText(id: string, { clauses, quoted }: Facts): string {
  const { sentence = "", source = [] } = clauses[id] ?? {};
  const tests = (quoted.get(id) ?? []).map((file) => code(file.replace(/^test\/(.+)\.test(?:-d)?\.ts$/, "$1")));
  return `### ${id}\n\n${plain(sentence)} *(${source.join(", ")})*\n\nTests: ${tests.join(", ")}`;
}
