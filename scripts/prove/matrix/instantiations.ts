import type { Row } from "./row.ts";
import { createProject, must, type Project, versionOf } from "./workspace.ts";

const request = `{ prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/question.wav" } }], stopTones: ["#"] }`;

/** The same request with each of this package's clients, and with openapi-fetch over this package's paths. */
const consumers = {
  ours: `
import { createCallsClient } from "graph-record-response";
const graph = createCallsClient({ accessToken: "any" });
const answer = await graph.recordResponse("1", ${request});
export const context: string | null | undefined = answer.operation?.clientContext;
// @ts-expect-error it is typed, and not as a number
export const wrong: number = answer.operation?.clientContext;
`,
  door: `
import { createGraphTokenClient } from "graph-record-response/client";
const graph = createGraphTokenClient();
const { data } = await graph.recordResponse({ params: { path: { callId: "1" } }, body: ${request} });
export const context: string | null | undefined = data?.clientContext;
// @ts-expect-error it is typed, and not as a number
export const wrong: number = data?.clientContext;
`,
  bare: `
import type { paths } from "graph-record-response/openapi";
import createClient from "openapi-fetch";
const graph = createClient<paths>({ baseUrl: "https://graph.microsoft.com/beta" });
const { data } = await graph.POST("/communications/calls/{callId}/recordResponse", { params: { path: { callId: "1" } }, body: ${request} });
export const context: string | null | undefined = data?.clientContext;
// @ts-expect-error it is typed, and not as a number
export const wrong: number = data?.clientContext;
`,
};

export function instantiationsRow(tarball: string): Row {
  return {
    name: "type instantiations",
    run: async () => {
      using project = await createProject([tarball, "openapi-fetch", "typescript@6"]);
      const ours = await instantiations(project, "ours");
      const door = await instantiations(project, "door");
      const bare = await instantiations(project, "bare");
      return `TypeScript ${versionOf(project, "typescript")}: ${ours} for a file with this client, ${door} with ./client, ${bare} with openapi-fetch itself`;
    },
  };
}

async function instantiations(project: Project, name: keyof typeof consumers): Promise<string> {
  project.write(`${name}.ts`, consumers[name]);
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--lib",
    "es2023,dom,dom.iterable",
    "--skipLibCheck",
    "--extendedDiagnostics",
  ];
  const printed = await must(
    process.execPath,
    ["node_modules/typescript/bin/tsc", ...options, `${name}.ts`],
    project.folder,
  );
  const [, count] = /^Instantiations:\s+(\d+)$/m.exec(printed) ?? [];
  if (count === undefined) throw new Error(`The compiler printed no instantiations:\n${printed}`);
  return Number(count).toLocaleString("en");
}
