import { projectFile } from "../../lib/project.ts";
import { passedChecks, type Row } from "./row.ts";
import { runnerOf, suiteResults } from "./runtimes.ts";
import { createProject, type Project, versionOf } from "./workspace.ts";

/** The oldest msw that the package allows, and the newest of each major. */
const mswRanges = ["2.10.0", "2", "3"];

export function mswRows(tarball: string): Row[] {
  return mswRanges.map((range) => ({
    name: `msw ${range}`,
    run: async () => {
      using project = await createProject([tarball, `msw@${range}`]);
      project.write("msw.js", projectFile("test/conformance/msw.js"));
      project.write("run-msw.js", runnerOf("msw.js"));
      return `${versionOf(project, "msw")}, ${passedChecks(await suiteResults(process.execPath, [], project.folder, "run-msw.js"))}`;
    },
  }));
}

const typescripts = ["5.9", "6", "7"];

const resolutions = {
  nodenext: { module: "nodenext" },
  bundler: { module: "esnext", moduleResolution: "bundler" },
};

/** A strict consumer's code besides that of the README: every entry point, and lines that must not compile. */
const doors = `
import { createCallsClient, parseNotifications } from "graph-record-response";
import workflows from "graph-record-response/arazzo.json" with { type: "json" };
import notifications from "graph-record-response/asyncapi.json" with { type: "json" };
import clauses from "graph-record-response/clauses.json" with { type: "json" };
import { createGraphTokenClient } from "graph-record-response/client";
import { createHandlers } from "graph-record-response/msw";
import type { operations, paths } from "graph-record-response/openapi";
import contract from "graph-record-response/openapi.json" with { type: "json" };
import manifest from "graph-record-response/package.json" with { type: "json" };
import { createVirtualClock } from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";

export const kinds: string[] = parseNotifications({}).map(({ kind }) => kind);
export const operation: keyof operations = "recordResponse";
export const path: keyof paths = "/communications/calls/{callId}/recordResponse";
export const strings: string[] = [contract.openapi, notifications.asyncapi, workflows.arazzo, manifest.name, clauses["RR-03"].sentence];
createHandlers({ answers: { recordResponse: "tooManyRequests" } });
export const bare = createGraphTokenClient({ headers: { authorization: "Bearer any" } });
export const asked = bare.recordResponse({ params: { path: { callId: "1" } }, body: { stopTones: ["#"] } });
export const context: Promise<string | null | undefined> = asked.then(({ data }) => data?.clientContext);
// @ts-expect-error the id of the call is left out
bare.recordResponse({ body: { stopTones: ["#"] } });
// @ts-expect-error an answer's member that the contract lacks
export const lacked: Promise<unknown> = asked.then(({ data }) => data?.transcript);
// @ts-expect-error an answer that the contract lacks
createHandlers({ answers: { recordResponse: "teapot" } });
// @ts-expect-error a number is not a token
createCallsClient({ accessToken: 1 });
// @ts-expect-error a receiver needs its app id
createWebhookReceiver({});
// @ts-expect-error a clock's start is not a string
createVirtualClock("now");
// @ts-expect-error an operation that the contract lacks
export const missing: keyof operations = "transfer";
`;

export function typescriptRows(tarball: string): Row[] {
  return typescripts.flatMap((range) => {
    let made: Promise<Project> | undefined;
    return Object.entries(resolutions).map(([name, options]) => ({
      name: `TypeScript ${range}, ${name}`,
      run: async () => {
        const project = await (made ??= createTypedProject(tarball, range));
        const compilerOptions = { ...strict, ...options };
        project.write(`tsconfig.${name}.json`, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
        const { code, stdout, stderr } = await project.node(
          "node_modules/typescript/bin/tsc",
          "-p",
          `tsconfig.${name}.json`,
        );
        if (code !== 0) throw new Error(stdout || stderr);
        return `${versionOf(project, "typescript")}, every declaration checked`;
      },
    }));
  });
}

const strict = {
  noEmit: true,
  allowImportingTsExtensions: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  resolveJsonModule: true,
  skipLibCheck: false,
};

async function createTypedProject(tarball: string, range: string): Promise<Project> {
  const project = await createProject([tarball, "msw@3", `typescript@${range}`]);
  project.write("bot.ts", projectFile("test/examples/readme/bot.ts"));
  project.write("doors.ts", doors);
  return project;
}
