/** A Cloudflare Worker: the suite, and a wait in one request that a notification in another one ends. */
import { createOperationWaiter, recordAndWait } from "graph-record-response";
import { createTokenIssuer } from "graph-record-response/testing";
import { createWebhookReceiver } from "graph-record-response/webhook";
import { run } from "./suite.js";
import { callId, operationId } from "./world.js";

let bot;

/** Nothing may be begun outside of a request. */
function started() {
  if (bot) return bot;
  const tokens = createTokenIssuer();
  const waiter = createOperationWaiter();
  const errors = [];
  const onError = (error) => void errors.push(String(error));
  const listeners = { onNotification: waiter.accept, onError, onRefused: onError };
  bot = { tokens, waiter, errors, ...createWebhookReceiver({ appId: tokens.appId, ...tokens.trust, ...listeners }) };
  return bot;
}

const graph = {
  recordResponse: async () => ({ kind: "pending", callId, operationId, clientRequestId: "1" }),
};
const resourceData = {
  "@odata.type": "#microsoft.graph.recordOperation",
  status: "completed",
  clientContext: "workerd",
  recordingLocation: "https://file.location/1",
  recordingAccessToken: "the-token-of-the-file",
};
const resourceUrl = `/communications/calls/${callId}/operations/${operationId}`;
const body = JSON.stringify({ value: [{ changeType: "deleted", resourceUrl, resourceData }] });

const pages = {
  "/suite": async () => Response.json(await run()),
  "/wait": async ({ waiter }) => {
    const request = { clientContext: "workerd" };
    const { kind } = await recordAndWait({ graph, waiter, callId, request, timeoutMs: 10_000 });
    return new Response(kind);
  },
  "/notify": async ({ receive, tokens, errors }, context) => {
    const headers = { authorization: `Bearer ${await tokens.sign()}`, "content-type": "application/json" };
    const { status } = await receive(
      new Request("https://bot.example.com/", { method: "POST", headers, body }),
      context,
    );
    return new Response([status, ...errors].join());
  },
};

export default {
  fetch: (request, _environment, context) => pages[new URL(request.url).pathname](started(), context),
};
