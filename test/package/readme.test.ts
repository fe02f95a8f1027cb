import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { projectFile } from "../../scripts/lib/project.ts";
import { withCurrentParts } from "../../scripts/lib/readme.ts";
import { freePort } from "../../scripts/lib/serve.ts";
import { clouds } from "../../src/cli/readiness.ts";
import { readWavHeader } from "../../src/platform/audio/wav.ts";
import { run as runCli } from "../cli/support.ts";
import { type Consumer, createConsumer, systemEnvironment } from "../support/consumer.ts";
import { copyProject, type ProjectCopy, projectFolder, run, temporaryFolder } from "../support/project-copy.ts";

const readme = projectFile("README.md");
const manifest = JSON.parse(projectFile("package.json")) as {
  engines: { node: string };
  exports: Record<string, unknown>;
  peerDependencies: { msw: string };
};
const examples = join(projectFolder, "test/examples/readme");
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
/** What the package loads: installed with it, as a registry would give it. */
const dependencies = ["jose", "openapi-fetch", "openapi-typescript-helpers"];

let project: ProjectCopy;
let consumer: Consumer;
let packed: { filename: string; files: { path: string }[] };
/** The package and what it loads, for npm. */
let tarballs: string[];

beforeAll(async () => {
  project = await copyProject();
  await mkdir(join(project.folder, "dist"));
  await project.node("scripts/build.ts");
  const folders = [".", ...dependencies.map((name) => join(projectFolder, "node_modules", name))];
  const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", project.folder, ...folders];
  const all = JSON.parse((await run("npm", pack, project.folder)).stdout) as [typeof packed];
  [packed] = all;
  tarballs = all.map(({ filename }) => join(project.folder, filename));
  consumer = await createConsumer(join(project.folder, packed.filename));
});

afterAll(async () => {
  await consumer?.[Symbol.asyncDispose]();
  await project?.[Symbol.asyncDispose]();
});

/** The rows of the table whose head begins with `head`, each as its cells. */
function rowsOf(head: string): string[][] {
  const [, table = ""] = readme.split(`\n| ${head} |`);
  const [, , ...lines] = (table.split("\n\n")[0] ?? "").trimEnd().split("\n");
  return lines.map((line) => line.slice(2, -2).split(" | "));
}

const codeIn = (text = ""): string[] => Array.from(text.matchAll(/`([^`]+)`/g), ([, code = ""]) => code);

describe("the README", () => {
  test("has at most 250 lines, and its bot at most forty", async () => {
    expect(readme.split("\n").length - 1).toBeLessThanOrEqual(250);
    const bot = await readFile(join(examples, "bot.ts"), "utf8");
    expect(bot.split("\n").filter((line) => line.trim() !== "").length).toBeLessThanOrEqual(40);
  });

  test("shows each example, and the error codes, as `npm run readme` writes them", async () => {
    expect(withCurrentParts(readme)).toBe(readme);
    const shown = Array.from(
      readme.matchAll(/^<!-- test\/examples\/readme\/(.*) -->\n```ts\n\/\/ \1\n/gm),
      ([, name]) => name,
    );
    expect(shown.sort()).toEqual((await readdir(examples)).sort());
    expect(readme.match(/^```ts$/gm)).toHaveLength(shown.length);
  });

  test("that shows a file which does not exist is refused", () => {
    expect(() => withCurrentParts("<!-- test/gone.ts -->\n```ts\n```\n")).toThrow(
      "README.md shows test/gone.ts, which does not exist.",
    );
  });

  test("links to headings of its own, to https addresses, and to files of the tarball", () => {
    const anchors = Array.from(readme.matchAll(/^#+ (.*)$/gm), ([, heading = ""]) => {
      return `#${heading
        .toLowerCase()
        .replaceAll(/[^\w -]/g, "")
        .replaceAll(" ", "-")}`;
    });
    const known = [...anchors, ...packed.files.map(({ path }) => path)];
    const targets = Array.from(readme.matchAll(/\]\(([^)]*)\)/g), ([, target = ""]) => target);
    expect(targets).toEqual(expect.arrayContaining(["CHANGELOG.md"]));
    expect(targets.filter((target) => !/^https:\/\/[a-z.]+\//.test(target) && !known.includes(target))).toEqual([]);
  });

  test("has a row for each entry point", () => {
    const doors = rowsOf("import").flatMap(([names]) => codeIn(names));
    expect(doors.sort()).toEqual(
      Object.keys(manifest.exports)
        .filter((door) => door !== "./package.json")
        .sort(),
    );
  });

  test("has a row for each command", async () => {
    const { out } = await runCli("--help");
    const commands = Array.from(out.matchAll(/^ {2}([a-z]+) .* {2}\S/gm), ([, name]) => name);
    expect(commands.length).toBeGreaterThan(3);
    const rows = rowsOf("`npx graph-record-response …`").map(([command]) => codeIn(command)[0]?.split(" ")[0]);
    expect(rows.sort()).toEqual(commands.sort());
  });

  test("has a row for each error code", () => {
    const codes = Array.from(projectFile("src/errors.ts").matchAll(/readonly code = "(\w+)"/g), ([, code]) => code);
    expect(codes.length).toBeGreaterThan(5);
    expect(rowsOf("`code`").flatMap(([code]) => codeIn(code))).toEqual(codes);
  });

  test("has each reason of a refusal once, and as many statuses as reasons where they differ", () => {
    const union = (file: string, type: string): string[] => {
      const [, members = ""] = projectFile(file).split(`export type ${type} =\n`);
      return Array.from((members.split(";")[0] ?? "").matchAll(/"(\w+)"/g), ([, member = ""]) => member);
    };
    const reasons = [
      ...union("src/errors.ts", "AuthenticationFailure"),
      ...union("src/webhook/listeners.ts", "RefusalReason"),
    ];
    expect(reasons.length).toBeGreaterThan(25);
    const rows = rowsOf("reason");
    expect(rows.flatMap(([names]) => codeIn(names)).sort()).toEqual(reasons.sort());
    for (const [names, statuses = ""] of rows)
      expect([names, [1, codeIn(names).length]]).toEqual([
        names,
        expect.arrayContaining([statuses.split(", ").length]),
      ]);
  });

  test("has a row for each cloud of the contract, with what `check` knows of it", () => {
    const servers = Array.from(
      projectFile("openapi/openapi.yaml").matchAll(/- url: (https:\/\/[^/]+)\//g),
      ([, url]) => url,
    );
    const rows = rowsOf("cloud").map((row) => row.flatMap(codeIn));
    expect(rows.map(([graph]) => graph)).toEqual([...new Set(servers)]);
    for (const { graph, issuer, keys } of Object.values(clouds)) expect(rows).toContainEqual([graph, issuer, keys]);
    for (const word of ["`issuers", "waitUntil", "whenHandled"]) expect(readme).toContain(word);
  });

  test("names the versions that package.json and msw ask for, and jest's settings as they run", () => {
    const msw = JSON.parse(projectFile("node_modules/msw/package.json")) as { engines: { node: string } };
    const [first, second] = manifest.engines.node.match(/\d+\.\d+/g) ?? [];
    const [oldest, newest] = manifest.peerDependencies.msw.match(/\d+\.\d+/g) ?? [];
    expect(readme).toContain(`Node ${first}, or ${second} and later`);
    expect(readme).toContain(
      `msw is optional: ${oldest} or later, or ${newest?.split(".")[0]}, which itself needs Node ${/\d+\.\d+/.exec(msw.engines.node)}`,
    );
    const ofJest = rowsOf("symptom").find(([symptom]) => symptom?.startsWith("jest"))?.[1];
    const settings = codeIn(ofJest).filter((code) => /^(?:transform|moduleNameMapper)/.test(code));
    expect(settings).toHaveLength(3);
    for (const setting of settings)
      expect(projectFile("test/examples/hosts/suites/ts-jest.config.js")).toContain(`  ${setting},`);
  });
});

describe("what the README shows", () => {
  const base = {
    noEmit: true,
    allowImportingTsExtensions: true,
    strict: true,
    module: "nodenext",
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
  };

  test.each([
    {
      what: "the bot, and every declaration",
      include: ["bot.ts"],
      types: [],
    },
    {
      what: "all of it",
      include: ["*.ts"],
      types: ["node"],
      lib: [...base.lib, "dom.asynciterable"],
      skipLibCheck: true,
    },
  ])("compiles in a consumer's project: $what", async ({ what: _, include, ...options }) => {
    await mkdir(join(consumer.folder, "node_modules/@types"), { recursive: true });
    const [from, to] = [projectFolder, consumer.folder].map((each) => join(each, "node_modules/@types/node"));
    await symlink(from ?? "", to ?? "").catch(() => undefined);
    for (const name of await readdir(examples))
      await consumer.write(name, await readFile(join(examples, name), "utf8"));
    await consumer.write("tsconfig.json", JSON.stringify({ compilerOptions: { ...base, ...options }, include }));
    const { code, stdout } = await run(process.execPath, [compiler, "-p", "."], consumer.folder);
    expect([code, stdout]).toEqual([0, ""]);
  });

  test("`require()` loads it", async () => {
    const ran = await consumer.evaluate(
      `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
for (const door of ["", "/webhook", "/testing"]) console.log(typeof Object.values(require("graph-record-response" + door))[0]);`,
    );
    expect([ran.code, ran.stdout]).toEqual([0, "function\nfunction\nfunction\n"]);
  });

  test("goes through an HTTPS proxy where NODE_USE_ENV_PROXY is set", async () => {
    const asked: unknown[] = [];
    const proxy = createServer().on("connect", ({ url }, socket) => {
      asked.push(url);
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void proxy.close());
    const { port } = proxy.address() as AddressInfo;
    const environment = [`HTTPS_PROXY=http://127.0.0.1:${port}`, "NO_PROXY=", "NODE_USE_ENV_PROXY=1"];
    const { code, stderr } = await consumer.evaluate(
      `import { createCallsClient } from "graph-record-response";
import { createKeySource } from "graph-record-response/webhook";
const graph = createCallsClient({ accessToken: "any", retry: { attempts: 1 } });
await Promise.allSettled([graph.getCall("57dab8b1-894c-409a-b240-bd8beae78896"), createKeySource().get("any")]);`,
      ["/usr/bin/env", ...environment, process.execPath],
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(asked.sort()).toEqual(["api.aps.skype.com:443", "graph.microsoft.com:443"]);
  });
});

describe("CA-15 the README's commands, pasted line by line into an empty folder", () => {
  const [registry = ""] = readme.split("## The repository");
  const fences = Array.from(registry.matchAll(/^```sh\n(.*?)^```/gms), ([, lines = ""]) => lines.trimEnd());
  const lines = fences.flatMap((fence) => fence.split("\n"));
  /** Lines that go on until Ctrl-C, and what they have printed when the next may be pasted. */
  const servers = [
    { line: /graph-record-response mock /, ready: /Ctrl-C ends it/ },
    { line: /server\.ts$/, ready: /recorded answer\.wav/ },
  ];

  test("install the package, pass the bot's test, and record a caller of `mock`", async () => {
    await using empty = await temporaryFolder();
    const [bot, mock] = [await freePort(), await freePort()];
    const { PATH = "" } = systemEnvironment();
    const env = { PATH: `${dirname(process.execPath)}:${PATH}`, HOME: empty.path, PORT: bot, NO_COLOR: "1" };
    const install = `npm install --offline --ignore-scripts --no-audit --no-fund ${tarballs.join(" ")}`;
    const printed: Record<string, string> = {};

    expect(lines.filter((line) => line === "npm install graph-record-response")).toHaveLength(1);
    for (const line of lines) {
      const pasted = line
        .replace(/^npm install graph-record-response$/, install)
        .replace("graph-record-response mock", `graph-record-response mock --port ${mock}`)
        .replaceAll(":3978", `:${bot}`)
        .replaceAll(":4010", `:${mock}`);
      const server = servers.find((one) => one.line.test(line));
      printed[line] = await paste(pasted, { cwd: empty.path, env }, server?.ready);
      if (line.startsWith("npm install"))
        for (const name of await readdir(examples))
          await writeFile(join(empty.path, name), await readFile(join(examples, name)));
    }

    const [ofMock = "", ofBot = ""] = servers.map(({ line }) => printed[lines.find((each) => line.test(each)) ?? ""]);
    expect(ofMock).toContain("MICROSOFT_APP_ID=" + /MICROSOFT_APP_ID=(\S+)/.exec(lines.join(" "))?.[1]);
    expect(ofMock).toContain(`GRAPH_MOCK_URL=http://127.0.0.1:${mock}`);
    expect(ofBot).toMatch(/^graph-record-response: connections to .*\nlistening\nrecorded answer\.wav\n$/);
    expect(readWavHeader(await readFile(join(empty.path, "answer.wav")))).toMatchObject({ sampleRate: 16_000 });
  });

  /** Runs a line of the shell to its end, or until its output matches `ready`; it then goes on until the test has finished. */
  function paste(line: string, { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv }, ready?: RegExp): Promise<string> {
    const shell = spawn("sh", ["-c", line], { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => {
      // with what the shell has started
      if (shell.pid && shell.exitCode === null) process.kill(-shell.pid, "SIGKILL");
    });
    let output = "";
    return new Promise((resolve, reject) => {
      for (const stream of [shell.stdout, shell.stderr])
        stream.on("data", (chunk: Buffer) => {
          output += chunk.toString();
          if (ready?.test(output)) resolve(output);
        });
      shell.once("close", (code) =>
        code === 0 && !ready ? resolve(output) : reject(new Error(`${line} ended with ${code}:\n${output}`)),
      );
    });
  }
});
