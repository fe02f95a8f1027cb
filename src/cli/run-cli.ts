import { createRequire } from "node:module";
import { type Arguments, CannotListen, helpOf, type Manual, readArguments, section, UsageError } from "./arguments.ts";
import type { Terminal } from "./terminal.ts";
import { beside, table, wrapped } from "./wrapped.ts";

/** What the file of a command holds. */
interface Command {
  readonly manual: Manual;
  /** Resolves to the exit code. */
  readonly run: (options: Arguments, terminal: Terminal) => Promise<number>;
}

/** Each is loaded when it is called for: none waits for what another needs. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["mock", () => import("./mock.ts")],
  ["probe", () => import("./probe.ts")],
  ["validate", () => import("./validate.ts")],
  ["check", () => import("./check.ts")],
  ["capture", () => import("./capture.ts")],
]);

const rows: readonly (readonly [string, string])[] = [
  ["mock", "a Graph to record against: it takes recordResponse, plays the call, notifies the bot, and serves the file"],
  ["probe URL", "sends notifications to a bot's callback, valid and hostile ones, and judges the answers"],
  ["validate FILE...", "judges captured bodies by the contract, and names every fault with its path"],
  ["check", "looks at what a first live call needs: token, roles, keys, callback and prompts"],
  [
    "capture URL",
    "records what a live callback gets, without tokens and names, and names what differs from the contract",
  ],
];
const optionRows: typeof rows = [
  ["--help", "print this; after a command, what that one takes"],
  ["--version", "print this package's version"],
];
const purpose =
  "Tests a bot that records callers through Microsoft Graph (call: recordResponse) without Teams: on this machine, in any language.";

function helpIn(columns: number): string {
  return [
    "graph-record-response COMMAND [options]",
    wrapped(purpose, columns).join("\n"),
    section("Commands", table(rows, columns)),
    section("Options", table(optionRows, columns)),
    section("Exit code", beside("  ", "0 all is well, 1 a negative verdict, 2 wrong usage", columns)),
    section(
      "Examples",
      `  graph-record-response mock --callback http://127.0.0.1:3978/api/calls
  graph-record-response probe http://127.0.0.1:3978/api/calls
  graph-record-response validate captured.json`,
    ),
  ].join("\n\n");
}

/** Runs what the arguments ask for. Resolves to the exit code. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [first, second] = argv;
  if (first === "--help" || first === "-h" || (first === "help" && second === undefined))
    return printed(terminal, helpIn(terminal.columns));
  if (first === "--version" || first === "-v") return printed(terminal, ownVersion());
  const [name, rest] = first === "help" ? [second, ["--help"]] : [first, argv.slice(1)];
  if (name === undefined) {
    terminal.complain(helpIn(terminal.columns));
    return 2;
  }
  const load = commands.get(name);
  if (load) return runCommand(await load(), rest, terminal);
  terminal.complain(
    `There is no command ${JSON.stringify(name)}; there are ${[...commands.keys()].join(", ")}. See: graph-record-response --help`,
  );
  return 2;
}

async function runCommand(command: Command, argv: readonly string[], terminal: Terminal): Promise<number> {
  const { manual } = command;
  try {
    if (asksForHelp(argv)) return printed(terminal, helpOf(manual, terminal.columns));
    return await command.run(readArguments(manual, argv), terminal);
  } catch (error) {
    if (error instanceof CannotListen) {
      terminal.complain(error.message);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`${error.message}.\nSee: graph-record-response ${manual.name} --help`);
    return 2;
  }
}

function asksForHelp(argv: readonly string[]): boolean {
  const options = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  return options.includes("--help") || options.includes("-h");
}

function printed(terminal: Terminal, text: string): number {
  terminal.print(text);
  return 0;
}

function ownVersion(): string {
  const { version } = createRequire(import.meta.url)("graph-record-response/package.json") as { version: string };
  return version;
}
