import { cpSync, existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../scripts/lib/project.ts";
import { listenOnLoopback } from "../../scripts/lib/serve.ts";
import { type Consumer, createConsumer, systemEnvironment } from "../support/consumer.ts";
import { copyProject, type ProjectCopy, type Ran, run } from "../support/project-copy.ts";

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

const importDoors = `
import contract from "graph-record-response/openapi.json" with { type: "json" };
import asyncapi from "graph-record-response/asyncapi.json" with { type: "json" };
import arazzo from "graph-record-response/arazzo.json" with { type: "json" };
import clauses from "graph-record-response/clauses.json" with { type: "json" };
import manifest from "graph-record-response/package.json" with { type: "json" };
const doors = {};
for (const door of ["", "/webhook", "/redis", "/msw", "/testing", "/openapi"]) doors["." + door] = Object.keys(await import("graph-record-response" + door));
console.log(JSON.stringify({ doors, openapi: contract.openapi, asyncapi: asyncapi.asyncapi, arazzo: arazzo.arazzo, paths: Object.keys(contract.paths).length, clause: clauses["RR-03"], name: manifest.name }));
`;

let project: ProjectCopy;
let consumer: Consumer;
let built: Ran;
let packed: { filename: string; files: { path: string }[] };

beforeAll(async () => {
  project = await copyProject();
  await mkdir(join(project.folder, "dist"));
  await project.write("dist/leftover.js", "");
  built = await project.node("scripts/build.ts");
  const { stdout } = await run(
    "npm",
    ["pack", "--ignore-scripts", "--json", "--pack-destination", project.folder],
    project.folder,
  );
  [packed] = JSON.parse(stdout) as [typeof packed];
  consumer = await createConsumer(join(project.folder, packed.filename));
});

afterAll(async () => {
  await consumer?.[Symbol.asyncDispose]();
  await project?.[Symbol.asyncDispose]();
});

describe("the build", () => {
  test("makes dist/ from scratch and prints nothing", () => {
    expect(built).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(existsSync(join(project.folder, "dist/src/index.js"))).toBe(true);
    expect(existsSync(join(project.folder, "dist/leftover.js"))).toBe(false);
  });

  test("passes the compiler's failure on", async () => {
    await using broken = await copyProject();
    await broken.write("src/tsconfig.json", '{ "extends": "../missing.json", "files": [] }\n');
    const { code, stdout } = await broken.node("scripts/build.ts");
    expect(code).toBe(2);
    expect(stdout).toContain("error TS5083");
  });
});

describe("the packed package", () => {
  test("holds dist, the contract in its three forms, its clauses and what npm always adds, and nothing else", () => {
    const paths = packed.files.map(({ path }) => path).filter((path) => path !== "CHANGELOG.md");
    const compiled = paths.filter((path) => /^dist\/(src|generated|shared)\/.+\.(c?js|js\.map|d\.c?ts)$/.test(path));
    expect(compiled.length).toBeGreaterThan(50);
    expect(paths.filter((path) => !compiled.includes(path)).sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist/src/cli/page/index.html",
      "dist/src/cli/page/page.css",
      "generated/arazzo.json",
      "generated/asyncapi.json",
      "generated/clauses.json",
      "generated/openapi.json",
      "package.json",
    ]);
  });

  test("holds every file that its doors name, types too", async () => {
    const { exports, main, types, typesVersions } = JSON.parse(
      await readFile(join(consumer.installed, "package.json"), "utf8"),
    ) as {
      exports: Record<string, string | Record<string, string | Record<string, string>>>;
      main: string;
      types: string;
      typesVersions: Record<string, Record<string, string[]>>;
    };
    const named = Object.values(exports).flatMap((target) =>
      Object.values({ target }).flatMap(function files(each): string[] {
        return typeof each === "string" ? [each] : Object.values(each).flatMap(files);
      }),
    );
    const typed = Object.entries(exports).flatMap(([door, target]) =>
      typeof target === "string" ? [] : [[door, target["types"]] as const],
    );
    expect(typed).toEqual([
      [".", types],
      ...Object.entries(typesVersions["*"] ?? {}).map(([door, [file]]) => [`./${door}`, file]),
    ]);
    expect(exports["."]).toMatchObject({ default: main });
    expect(named.length).toBeGreaterThan(Object.keys(exports).length);
    expect(named.filter((path) => !existsSync(join(consumer.installed, path)))).toEqual([]);
  });

  test("asks for two packages in ranges of one major version, for the Node versions that can require() it, for msw and a Redis client only of those who use them, and runs nothing when installed", async () => {
    const manifest = JSON.parse(await readFile(join(consumer.installed, "package.json"), "utf8")) as Record<
      string,
      Record<string, unknown>
    >;
    expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual(["jose", "openapi-fetch"]);
    for (const range of Object.values(manifest.dependencies ?? {})) expect(range).toMatch(/^\^\d+\.\d+\.\d+$/);
    expect(manifest.engines).toEqual({ node: "^20.19.0 || >=22.12.0" });
    expect(manifest.peerDependencies).toEqual({ "@redis/client": "^6.0.0", msw: "^2.10.0 || ^3.0.0" });
    expect(manifest.peerDependenciesMeta).toEqual({ "@redis/client": { optional: true }, msw: { optional: true } });
    expect(manifest.optionalDependencies).toBeUndefined();
    expect(manifest.bundleDependencies).toBeUndefined();
    expect(Object.keys(manifest.scripts ?? {}).filter((name) => /install|^prepare$/.test(name))).toEqual([]);
    expect(JSON.stringify([manifest.dependencies, manifest.peerDependencies])).not.toContain("dev-node");
  });
});

describe("the doors", () => {
  const all = {
    openapi: "3.1.0",
    asyncapi: "3.0.0",
    arazzo: "1.1.0",
    paths: 11,
    clause: { sentence: "Authorization: Bearer is required; without it 401", source: ["docs"] },
    name: "graph-record-response",
    doors: {
      ".": expect.arrayContaining([
        "createCallsClient",
        "createOperationWaiter",
        "downloadRecording",
        "parseNotifications",
        "Redacted",
      ]) as string[],
      "./webhook": expect.arrayContaining(["createWebhookReceiver"]) as string[],
      "./redis": ["createRedisWaiter", "handleOnce", "recordAndHandle"],
      "./msw": ["createHandlers"],
      "./testing": expect.arrayContaining(["createTokenIssuer", "createVirtualClock", "buildNotification"]) as string[],
      "./openapi": [],
    },
  };

  test("each opens in a project that has nothing else", async () => {
    const { code, stdout, stderr } = await consumer.evaluate(importDoors);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(all);
  });

  test("each opens in the system's own Node, which may be old, with msw 2", async ({ skip }) => {
    const { code, stdout: version } = await run(
      "/usr/bin/env",
      ["node", "-p", "process.versions.node"],
      project.folder,
      systemEnvironment(),
    );
    const major = Number(version.split(".")[0]);
    skip(code !== 0, "there is no other Node on this machine");
    skip(
      version.split(".")[0] === process.versions.node.split(".")[0],
      `the system's Node is ${version.trim()}, the same major as this one`,
    );
    expect(major).toBeGreaterThanOrEqual(20);
    await using old = await createConsumer(join(project.folder, packed.filename), "msw2");
    const ran = await old.evaluate(importDoors, ["/usr/bin/env", "node"]);
    expect({ code: ran.code, found: JSON.parse(ran.stdout || ran.stderr) as unknown }).toEqual({ code: 0, found: all });
  });

  test.each([
    { which: "this Node", node: [process.execPath] },
    { which: "the system's own Node, which may be old", node: ["/usr/bin/env", "node"] },
  ])("CA-15 redirect, in $which", async ({ node }) => {
    const { origin, close } = await listenOnLoopback((req, res) => res.end(`for ${req.headers.host}`));
    const redirected = ["GRAPH_MOCK_URL=" + origin, ...node, "--import", "graph-record-response/redirect"];
    const ran = await consumer.evaluate(
      `import { get } from "node:https";
console.log(await (await fetch("https://graph.microsoft.com/v1.0/me")).text());
get("https://login.microsoftonline.com/", (res) => res.on("data", (chunk) => console.log(String(chunk))));`,
      ["/usr/bin/env", ...redirected],
    );
    await close();
    expect([ran.code, ran.stdout]).toEqual([0, "for graph.microsoft.com\nfor login.microsoftonline.com\n"]);
  });

  test.each(["dist/src/index.js", "generated/openapi.json", "openapi/openapi.yaml"])(
    "%s is not an entry point",
    async (path) => {
      const { stdout } = await consumer.evaluate(
        `import("graph-record-response/${path}").catch(({ code }) => console.log(code));`,
      );
      expect(stdout.trim()).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
    },
  );

  test.each([
    { how: "as Node resolves", resolution: { module: "nodenext", skipLibCheck: true } },
    { how: "as bundlers resolve", resolution: { module: "esnext", moduleResolution: "bundler", skipLibCheck: true } },
    {
      how: "as CommonJS projects did before `exports`",
      resolution: { module: "commonjs", moduleResolution: "node10", ignoreDeprecations: "6.0", skipLibCheck: true },
    },
  ])("each is typed for a strict consumer, $how: what is wrong is refused", async ({ resolution }) => {
    await consumer.write(
      "consumer.ts",
      `import { createCallsClient, parseNotifications } from "graph-record-response";
import { createHandlers } from "graph-record-response/msw";
import type { operations } from "graph-record-response/openapi";
import { createRedisWaiter } from "graph-record-response/redis";
import { createVirtualClock } from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";

const kinds: string[] = parseNotifications({}).map(({ kind }) => kind);
const operation: keyof operations = "recordResponse";
createHandlers({ answers: { recordResponse: "tooManyRequests" } });
export { kinds, operation };
// @ts-expect-error an answer that the contract lacks
createHandlers({ answers: { recordResponse: "teapot" } });
// @ts-expect-error a number is not a token
createCallsClient({ accessToken: 1 });
// @ts-expect-error a receiver needs its app id
createWebhookReceiver({});
// @ts-expect-error a client alone, and no keys
createRedisWaiter({ client: undefined });
// @ts-expect-error a clock's start is not a string
createVirtualClock("now");
// @ts-expect-error a notification has no such member
parseNotifications({})[0]?.nothing;
// @ts-expect-error an operation that the contract lacks
const missing: keyof operations = "transfer";
`,
    );
    const compilerOptions = { noEmit: true, strict: true, target: "es2023", types: [], ...resolution };
    await consumer.write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    const { code, stdout } = await run(process.execPath, [compiler], consumer.folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });

  test.each([
    { project: "CommonJS", type: "commonjs" },
    { project: "modules", type: "module" },
  ])("the handlers are those of msw 2's own types, in a project of $project", async ({ type }) => {
    const folder = join(consumer.folder, type);
    const packages = { msw: join(projectRoot, "node_modules/msw2"), "graph-record-response": consumer.installed };
    for (const [name, from] of Object.entries(packages))
      cpSync(from, join(folder, "node_modules", name), { recursive: true, dereference: true });
    await consumer.write(`${type}/package.json`, JSON.stringify({ type }));
    await consumer.write(
      `${type}/handlers.ts`,
      `import { createHandlers, type HandlersOptions } from "graph-record-response/msw";
import type { HttpHandler } from "msw";

const options: HandlersOptions = { version: "beta" };
export const handlers: HttpHandler[] = createHandlers(options);
// @ts-expect-error an answer that the contract lacks
createHandlers({ answers: { recordResponse: "teapot" } });
`,
    );
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: "es2023",
      types: [],
      module: "nodenext",
      skipLibCheck: true,
    };
    await consumer.write(`${type}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ["handlers.ts"] }));
    const { code, stdout } = await run(process.execPath, [compiler, "-p", type], consumer.folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
