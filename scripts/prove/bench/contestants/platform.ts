import { setTimeout as sleep } from "node:timers/promises";
import { createCallPlatform } from "graph-record-response/testing";
import { getResponse, HttpResponse, http } from "msw";
import { type Contestants, perCall } from "../contestant.ts";
import { answerText, graphUrl, recordBody } from "./graph.ts";

const init = (body: string): RequestInit => ({
  method: "POST",
  headers: { authorization: "Bearer opaque", "content-type": "application/json" },
  body,
});

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The reference's request, whose bargeInAllowed ends the recording before it: no operation is left in the call. */
function asking(fetch: Fetch, callId: string): () => Promise<void> {
  const url = graphUrl(callId);
  return async () => {
    const response = await fetch(url, init(recordBody));
    if (response.status !== 200) throw new Error(`The platform answered ${response.status}`);
    await response.text();
  };
}

/** A platform with one call, and no bot that is notified. */
function platformCall(): () => Promise<void> {
  const platform = createCallPlatform({ tokens: { sign: async () => "none" }, onEvent: () => undefined });
  return asking((url, options) => platform.fetch(url, options), platform.startCall().id);
}

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const json = { "content-type": "application/json" };
const stub: Fetch = async (url, options) =>
  new Response(await new Request(url, options).text().then(() => answerText), { headers: json });

export const contestants: Contestants = {
  "stub fetch": () => perCall(asking(stub, callId)),
  "platform.fetch": () => perCall(platformCall()),
  "msw getResponse"() {
    const handler = http.post(graphUrl(":callId"), async ({ request }) => {
      await request.json();
      return HttpResponse.json(JSON.parse(answerText));
    });
    const fetch: Fetch = async (url, options) => {
      const response = await getResponse([handler], new Request(url, options));
      if (!response) throw new Error("msw has no handler for this request");
      return response;
    };
    return perCall(asking(fetch, callId));
  },
  "heap of platform.fetch"() {
    const call = platformCall();
    const calls = 5_000;
    async function heapAfterCalls(): Promise<number> {
      for (let index = 0; index < calls; index += 1) await call();
      await sleep(200); // timers that were stopped, and bodies that were read, go with the next turns
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    }
    return async () => {
      const before = await heapAfterCalls();
      return { bytes: ((await heapAfterCalls()) - before) / calls };
    };
  },
};
