import { join } from "node:path";
import { createTokenIssuer } from "graph-record-response/testing";
import { type Child, start } from "./child.ts";
import { projectRoot } from "./project.ts";

/** The README's bot in a process of its own, whose code names Microsoft's hosts. @param folder where it keeps what it records */
export function startReadmeBot(mockOrigin: string, port: string, folder: string): Child {
  return start(process.execPath, [join(projectRoot, "test/examples/readme/server.ts")], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: "development",
      NODE_OPTIONS: `--import ${import.meta.resolve("graph-record-response/redirect")}`,
      GRAPH_MOCK_URL: mockOrigin,
      GRAPH_TOKEN: "any",
      MICROSOFT_APP_ID: createTokenIssuer().appId,
      PORT: port,
    },
  });
}
