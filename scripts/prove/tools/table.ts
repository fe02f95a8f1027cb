import type { Reasons, Row } from "./rows.ts";

const head = "| tool | met | not possible |\n|---|---|---|";

/** The table of CONTRIBUTING.md: how many of its rows each tool meets, and the others with their reasons. */
export function tableOf(rows: readonly Row[], reasons: Reasons): string {
  const tools = new Set(rows.map(toolOf));
  const lines = [...tools].map((tool) => {
    const own = rows.filter((row) => toolOf(row) === tool);
    const failing = own.filter(({ name }) => reasons.has(name));
    const why = failing.map(({ name }) => `${name.replace(`${tool}: `, "")}: ${reasons.get(name)}`);
    return `| ${tool} | ${own.length - failing.length} of ${own.length} | ${why.join("<br>")} |`;
  });
  return [head, ...lines].join("\n");
}

const toolOf = ({ name }: Row): string => name.split(": ")[0] ?? name;
