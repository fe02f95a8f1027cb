import { CommandError } from "../../lib/command.ts";

/** A proof: a command whose last line is its figure. With `whole`, all that it prints is worth reading. */
export type Proof = { command: string; proves: string; whole?: true };

export const proofs: readonly Proof[] = [
  {
    command: "npm test",
    proves:
      "the spec lints, `generated/` is what it makes, the types hold, and the tests pass, on msw 2 and 3 and in a browser",
  },
  { command: "npm run clauses", proves: "each promise of the contract is quoted by a test that passed" },
  {
    command: "npm run mutate:spec",
    proves:
      "of the spec's keywords, so many turn something red when they are changed; the others are listed with the reason",
  },
  { command: "npm run mutate:src", proves: "so do the riskiest rules of the code" },
  {
    command: "npm run matrix",
    proves:
      "the packed package works on Node 20 to 26, Bun, Deno and Chromium, with msw 2 and 3, and TypeScript 5.9 to 7",
  },
  {
    command: "npm run types:microsoft",
    proves: "the contract says the same as Microsoft's published types, or why not",
  },
  { command: "npm run respect", proves: "Redocly's runner plays the Arazzo description against the mock" },
  {
    command: "npm run drift",
    proves:
      "Redocly finds nothing undocumented in the package's own traffic, and has seen so much of the contract in it",
  },
  {
    command: "npm run fuzz -- --runs 1000000 --seed 20261124",
    proves: "no body, however broken, makes the parser, the validators or the receiver throw, or lose what was whole",
  },
  {
    command: "npm run size",
    proves: "each door and each single import stays within its limit, and brings in nothing that it does not need",
    whole: true,
  },
];

const [begin, end] = ["<!-- figures: written by npm run figures -->", "<!-- /figures -->"];
const head = "| what holds | command | figure |\n|---|---|---|";

/** The figures that a text holds, by command. */
export function figuresIn(text: string): Map<string, string> {
  return new Map(
    [...parts(text).table.matchAll(/^\| .* \| `(.*)` \| (.*) \|$/gm)].map(([, command = "", figure = ""]) => [
      command,
      figure,
    ]),
  );
}

/** The text with these figures in place of those that it holds. */
export function withFigures(text: string, figures: ReadonlyMap<string, string>): string {
  const rows = proofs.map(({ command, proves }) => `| ${proves} | \`${command}\` | ${figures.get(command) ?? ""} |`);
  const { before, after } = parts(text);
  return [before, head, ...rows, after].join("\n");
}

/** What stands before, between and after the marks of the table. */
function parts(text: string): { before: string; table: string; after: string } {
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  if (!text.includes(begin) || to < from)
    throw new CommandError(`The text has no ${begin} with a ${end} after it; put them where the table goes.`);
  return { before: text.slice(0, from), table: text.slice(from, to), after: text.slice(to) };
}
