import { markedIn, withMarked } from "../../lib/marked.ts";

/** A proof: a command whose last line is its figure. With `whole`, its whole output is printed. */
export type Proof = { command: string; proves: string; whole?: true };

export const proofs: readonly Proof[] = [
  {
    command: "npm test",
    proves:
      "the spec lints, `generated/` is up to date, the types check, and the tests pass, with msw 2 and 3 and in a browser",
  },
  { command: "npm run clauses", proves: "each promise of the contract is quoted by a test that passed" },
  {
    command: "npm run mutate:spec",
    proves: "a changed keyword of the spec fails a check; survivors are listed with the reason",
  },
  { command: "npm run mutate:src", proves: "a broken rule of the code fails a test, for the riskiest rules" },
  {
    command: "npm run matrix",
    proves:
      "the packed package works on Node 20 to 26, Bun, Deno, workerd and Chromium, with msw 2 and 3, and TypeScript 5.9 to 7",
  },
  {
    command: "npm run types:microsoft",
    proves: "the contract matches Microsoft's published types, or states why it differs",
  },
  {
    command: "npm run tools",
    proves: "generators of types, validators, a linter and Prism keep what the contract says, or the reason is given",
  },
  {
    command: "npm run examples",
    proves:
      "a bot runs on each host (Azure Functions and Lambda imitated), in four test runners, and with Microsoft's addresses in its code, from the incoming call to the hang-up",
  },
  { command: "npm run respect", proves: "Redocly's runner executes the Arazzo description against the mock" },
  {
    command: "npm run drift",
    proves: "Redocly finds nothing undocumented in the package's own traffic; coverage of the contract by that traffic",
  },
  {
    command: "npm run fuzz -- --runs 1000000 --seed 20261124",
    proves: "no malformed body makes the parser, the validators or the receiver throw or lose a valid item",
  },
  {
    command: "npm run soak",
    proves:
      "no recording is lost that a fault does not explain, and no stranger gets in, while faults strike and the bot restarts",
    whole: true,
  },
  {
    command: "npm run size",
    proves: "each entry point and each single import stays within its size limit and bundles only what it needs",
    whole: true,
  },
  {
    command: "npm run bench",
    proves: "what the package takes of the processor, and its size, beside the least that the same work costs",
    whole: true,
  },
];

const marks = { begin: "<!-- figures: written by npm run figures -->", end: "<!-- /figures -->" };
const head = "| claim | command | figure |\n|---|---|---|";

/** The figures in a document, by command. */
export function figuresIn(text: string): Map<string, string> {
  return new Map(
    [...markedIn(text, marks).matchAll(/^\| .* \| `(.*)` \| (.*) \|$/gm)].map(([, command = "", figure = ""]) => [
      command,
      figure,
    ]),
  );
}

/** The text with its figures replaced. */
export function withFigures(text: string, figures: ReadonlyMap<string, string>): string {
  const rows = proofs.map(({ command, proves }) => `| ${proves} | \`${command}\` | ${figures.get(command) ?? ""} |`);
  return withMarked(text, marks, [head, ...rows]);
}
