import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { manual as capture } from "../../src/cli/capture.ts";
import { manual as check } from "../../src/cli/check.ts";
import { manual as mock } from "../../src/cli/mock.ts";
import { manual as probe } from "../../src/cli/probe.ts";
import { runCli } from "../../src/cli/run-cli.ts";
import { createTerminal } from "../../src/cli/terminal.ts";
import { manual as validate } from "../../src/cli/validate.ts";
import { run, start } from "./support.ts";

const manuals = [mock, probe, validate, check, capture];
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

describe("the command line", () => {
  test("as a process of its own prints the package's version", async () => {
    expect(await start(["--version"]).ended).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test("as a process of its own exits with 2 on wrong usage, and says so on standard error", async () => {
    const { code, out, err } = await start(["mock", "--port", "many"]).ended;
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(
      '--port takes a whole number from 0 to 65535; not "many".\nSee: graph-record-response mock --help\n',
    );
  });

  test.each([["--help"], ["-h"], ["help"]])("%s names the commands, each with what it is for", async (option) => {
    const { code, out } = await run(option);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}mock +a Graph to record against/m);
    expect(out).toMatch(/^ {2}probe URL +sends notifications to a bot's callback/m);
    expect(out).toMatch(/^ {2}validate FILE\.\.\. +judges captured bodies/m);
    expect(out).toMatch(/^ {2}capture URL +records what a live callback gets/m);
    expect(out).toContain("Exit code:");
  });

  test("without a command teaches on standard error", async () => {
    const { code, out, err } = await run();
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Commands:");
  });

  test.each([
    {
      args: ["ring"],
      says: 'There is no command "ring"; there are mock, probe, validate, check, capture. See: graph-record-response --help\n',
    },
    {
      args: ["--loud"],
      says: 'There is no command "--loud"; there are mock, probe, validate, check, capture. See: graph-record-response --help\n',
    },
    {
      args: ["help", "ring"],
      says: 'There is no command "ring"; there are mock, probe, validate, check, capture. See: graph-record-response --help\n',
    },
    {
      args: ["validate", "--prot", "1"],
      says: "validate has no option --prot; it has --as, --json, --help.\nSee: graph-record-response validate --help\n",
    },
    { args: ["mock", "--port"], says: "--port takes a value: --port PORT.\nSee: graph-record-response mock --help\n" },
    { args: ["mock", "--json=yes"], says: "--json takes no value.\nSee: graph-record-response mock --help\n" },
    {
      args: ["mock", "4010"],
      says: 'mock takes options only; "4010" is none.\nSee: graph-record-response mock --help\n',
    },
  ])("$args is a wrong call that says what is right", async ({ args, says }) => {
    expect(await run(...args)).toEqual({ code: 2, out: "", err: says });
  });
});

describe.each(manuals)("$name --help", ({ name, options }) => {
  test.each([[[name, "--help"]], [[name, "-h"]], [["help", name]]])("%s teaches", async (args) => {
    const { code, out, err } = await run(...args);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^graph-record-response ${name} `));
    for (const option of [...options.map((known) => known.name), "json", "help"])
      expect(out).toMatch(new RegExp(`^  --${option} `, "m"));
    expect(out).toMatch(/^Exit code:\n {2}0 .*, 1 .*, 2 /m);
    expect(out).toMatch(new RegExp(`^Examples?:\\n  .*graph-record-response ${name} `, "m"));
  });
});

describe("the defaults that the help names", () => {
  test.each([
    {
      name: "mock",
      defaults: [
        "4010",
        "127.0.0.1",
        "anybody may drive calls",
        "only calls that name an address of this machine are notified",
        "0b07a991-0000-4000-8000-000000000001",
        "beta",
        "captured",
        "another in each run",
        "all that calls need",
        "one is made with openssl",
      ],
    },
    { name: "probe", defaults: ["0b07a991-0000-4000-8000-000000000001", "4011"] },
    { name: "capture", defaults: ["4012", "127.0.0.1", "captured", "any", "at Ctrl-C"] },
  ])("$name", async ({ name, defaults }) => {
    const { out } = await run(name, "--help");
    expect([...out.replace(/\s+/g, " ").matchAll(/\(default:? ([^)]*)\)/g)].map(([, value]) => value)).toEqual(
      defaults,
    );
  });
});

describe("the terminal", () => {
  function written(isTTY: boolean, environment: Record<string, string>): { out: string; err: string } {
    let [out, err] = ["", ""];
    const terminal = createTerminal(
      { write: (text) => (out += text), isTTY, columns: 90 },
      { write: (text) => (err += text) },
      environment,
    );
    terminal.live("growing");
    terminal.print(terminal.paint("red", "refused"));
    terminal.complain("why");
    terminal.live(undefined);
    return { out, err };
  }

  test("shows colours and the line that grows, below all others", () => {
    expect(written(true, {})).toEqual({
      out: "growing\r\u001b[2K\u001b[31mrefused\u001b[39m\ngrowing\r\u001b[2Kgrowing\r\u001b[2K",
      err: "why\n",
    });
  });

  test("has errors wrapped by words, but for code, which is indented", () => {
    let err = "";
    const terminal = createTerminal(
      { write: () => 0 },
      { write: (text) => (err += text), isTTY: true, columns: 40 },
      {},
    );
    terminal.complain(`Make it trust these while the probe runs, and run it again:\n\n  keys: ${"k".repeat(50)}`);
    expect(err).toBe(`Make it trust these while the probe\nruns, and run it again:\n\n  keys: ${"k".repeat(50)}\n`);
  });

  test.each(["--help", "mock --help", "probe --help", "validate --help", "check --help", "capture --help"])(
    "of 40 columns: %s is wrapped by words",
    async (args) => {
      let out = "";
      const terminal = createTerminal({ write: (text) => (out += text), columns: 40 }, { write: () => 0 }, {});
      await runCli(args.split(" "), terminal);
      const [prose = ""] = out.split(/\nExamples?:\n/);
      const [, ...lines] = prose.split("\n");
      const wide = lines.filter((line) => line.length > 40);
      expect(wide.filter((line) => line.trim().includes(" "))).toEqual([]);
    },
  );

  test("that says it has no columns is taken to have as many as a pipe", () => {
    expect(createTerminal({ write: () => 0, columns: 0, isTTY: true }, { write: () => 0 }, {}).columns).toBe(100);
  });

  test("without colours where NO_COLOR is set", () => {
    expect(written(true, { NO_COLOR: "1" }).out).toBe(
      "growing\r\u001b[2Krefused\ngrowing\r\u001b[2Kgrowing\r\u001b[2K",
    );
  });

  test.each([
    { what: "that is a file or a pipe", isTTY: false, environment: {} },
    { what: "that is dumb", isTTY: true, environment: { TERM: "dumb" } },
  ])("shows lines alone where it is one $what", ({ isTTY, environment }) => {
    expect(written(isTTY, environment)).toEqual({ out: "refused\n", err: "why\n" });
  });
});
