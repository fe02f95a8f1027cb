/** A proof: a command whose last line is its figure. */
export type Proof = { command: string; proves: string };

export const proofs: readonly Proof[] = [
  { command: "npm test", proves: "the spec lints, `generated/` is what it makes, the types hold, and the tests pass, on msw 2 and 3 and in a browser" },
  { command: "npm run clauses", proves: "each clause of the contract is quoted by a test" },
  { command: "npm run mutate:spec", proves: "a keyword of the spec that changes turns something red" },
  { command: "npm run mutate:src", proves: "so does each of the riskiest rules of the code" },
  { command: "npm run matrix", proves: "the packed package works on Node 20 to 26, Bun, Deno and in Chromium, with msw 2 and 3, TypeScript 5.9 to 7" },
  { command: "npm run types:microsoft", proves: "it says the same as Microsoft's published types, or why not" },
  { command: "npm run respect", proves: "Redocly's runner plays the Arazzo description against the mock" },
  { command: "npm run drift", proves: "Redocly finds nothing in the package's own traffic that the contract does not say" },
  { command: "npm run fuzz -- --runs 1000000 --seed 20261124", proves: "no body, however broken, makes it throw or lose what was whole" },
];

const [begin, end] = ["<!-- figures: written by npm run figures -->", "<!-- /figures -->"];
const head = "| what holds | command | figure |\n|---|---|---|";

/** The figures that a text holds, by command. */
export function figuresIn(text: string): Map<string, string> {
  return new Map([...section(text).matchAll(/^\| .* \| `(.*)` \| (.*) \|$/gm)].map(([, command = "", figure = ""]) => [command, figure]));
}

/** The text with these figures in place of those that it holds. */
export function withFigures(text: string, figures: ReadonlyMap<string, string>): string {
  const rows = proofs.map(({ command, proves }) => `| ${proves} | \`${command}\` | ${figures.get(command) ?? ""} |`);
  return text.replace(section(text), () => `\n${[head, ...rows].join("\n")}\n`);
}

function section(text: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The text has no ${begin} with a ${end} after it; put them where the table goes.`);
  return text.slice(from + begin.length, to);
}
