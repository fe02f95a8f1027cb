import { projectRoot } from "../../../lib/project.ts";
import { bundle } from "../../size/bundle.ts";
import type { Contestant, Contestants } from "../contestant.ts";
import { peersFolder } from "../peers.ts";

/** What a bot writes that needs nobody's client. */
const rawFetch = `export async function recordResponse(callId, request, accessToken) {
  const response = await fetch(\`https://graph.microsoft.com/beta/communications/calls/\${encodeURIComponent(callId)}/recordResponse\`, {
    method: "POST",
    headers: { authorization: \`Bearer \${accessToken}\`, "content-type": "application/json", accept: "application/json", "client-request-id": crypto.randomUUID() },
    body: JSON.stringify(request),
  });
  if (!response.ok) throw new Error(\`Graph answered \${response.status}\`);
  return response.json();
}`;

/** Bytes of a bundle with all that it loads, minified. */
function bytesOf(text: string, resolveDir: string = projectRoot): Contestant {
  return () => async () => {
    const { minified, gzip } = await bundle(text, { resolveDir, platform: "browser" });
    return { minified, gzip };
  };
}

/** What asks Graph, reads notifications and waits. */
export const wholeBot = "createCallsClient, parseNotifications, createOperationWaiter, recordAndWait";

/** A consumer's import of the built package. */
const imported = (names: string): string => `export { ${names} } from "graph-record-response";`;

export const contestants: Contestants = {
  "raw fetch": bytesOf(rawFetch),
  "record + parse + wait": bytesOf(imported(wholeBot)),
  parseNotifications: bytesOf(imported("parseNotifications")),
  createCallsClient: bytesOf(imported("createCallsClient")),
  "openapi-fetch": bytesOf('export { default } from "openapi-fetch";'),
  "graph-client": bytesOf('export { Client } from "@microsoft/microsoft-graph-client";'),
  Kiota: bytesOf('export { FetchRequestAdapter } from "@microsoft/kiota-http-fetchlibrary";', peersFolder),
};
