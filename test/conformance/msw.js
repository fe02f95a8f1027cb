/** What the handlers promise under every major of msw that the package allows; for Node, with no test runner. */
import { createCallsClient } from "graph-record-response";
import { createHandlers } from "graph-record-response/msw";
import { setupServer } from "msw/node";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const address = `https://graph.microsoft.com/beta/communications/calls/${callId}/recordResponse`;
const graph = createCallsClient({ accessToken: "any", retry: { attempts: 1 } });

/** The checks by what they are about, each with the handlers that it needs. */
const checks = [
  {
    name: "the client is answered as the contract has it",
    check: async () => equal((await graph.recordResponse(callId, { stopTones: ["#"] })).kind, "pending"),
  },
  {
    name: "another answer of the contract can be chosen",
    answers: { recordResponse: "forbidden" },
    check: async () => {
      const [settled] = await Promise.allSettled([graph.recordResponse(callId, { stopTones: ["#"] })]);
      equal([settled.status, settled.reason?.code, settled.reason?.status], ["rejected", "ERR_HTTP", 403]);
    },
  },
  {
    name: "what the contract refuses is refused",
    check: async () => equal((await post({ maxRecordDurationInSeconds: 121 })).status, 400),
  },
  {
    name: "what the contract does not know is left to msw, which refuses it",
    check: async () => {
      const [settled] = await Promise.allSettled([fetch("https://graph.microsoft.com/beta/me")]);
      equal(settled.status, "rejected");
    },
  },
];

/** Runs every check, each with a server of its own; a check that throws is not ok. */
export async function run() {
  const results = [];
  for (const { name, answers, check } of checks) {
    const server = setupServer(...createHandlers(answers && { answers }));
    server.listen({ onUnhandledRequest: "error", onUnhandledFrame: "error" });
    try {
      await check();
      results.push({ name, ok: true });
    } catch (error) {
      results.push({ name, ok: false, error: String(error) });
    } finally {
      server.close();
    }
  }
  return results;
}

function post(body) {
  const headers = { authorization: "Bearer any", "content-type": "application/json" };
  return fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
}

function equal(found, wanted) {
  const [text, wantedText] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (text !== wantedText) throw new Error(`It is ${text}, not ${wantedText}`);
}
