import { randomUUID } from "node:crypto";
import { Client } from "@microsoft/microsoft-graph-client";
import { createCallsClient, type RecordResponseRequest } from "graph-record-response";
import createClient from "openapi-fetch";
import { type Contestants, perCall } from "../contestant.ts";
import { example } from "./bodies.ts";
import { answerText, graphPath, graphUrl } from "./graph.ts";

const request = example<RecordResponseRequest>("recordResponseRequest.reference");
const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const baseUrl = "https://graph.microsoft.com/beta";
const accessToken = "opaque";

/** Graph: takes any request and answers 200. */
const stub = async (): Promise<Response> =>
  new Response(answerText, { status: 200, headers: { "content-type": "application/json" } });

const headers = (): Record<string, string> => ({
  authorization: `Bearer ${accessToken}`,
  "content-type": "application/json",
  accept: "application/json",
  "client-request-id": randomUUID(),
});

type Stub = (url: string, init: RequestInit) => Promise<Response>;

/** The paths of Graph that are asked here, as openapi-fetch needs them. */
interface Paths {
  readonly "/communications/calls/{callId}/recordResponse": {
    readonly post: {
      readonly parameters: { readonly path: { readonly callId: string } };
      readonly requestBody: { readonly content: { readonly "application/json": RecordResponseRequest } };
      readonly responses: { readonly 200: { readonly content: { readonly "application/json": object } } };
    };
  };
}

export const contestants: Contestants = {
  async "raw fetch"() {
    const fetch: Stub = stub;
    return perCall(async () => {
      const response = await fetch(graphUrl(callId), {
        method: "POST",
        headers: headers(),
        body: JSON.stringify(request),
      });
      if (!response.ok) throw new Error(`Graph answered ${response.status}`);
      return response.json();
    });
  },
  recordResponse() {
    const graph = createCallsClient({ accessToken, fetch: stub });
    return perCall(() => graph.recordResponse(callId, request));
  },
  "openapi-fetch"() {
    const client = createClient<Paths>({ baseUrl, fetch: stub });
    return perCall(() =>
      client.POST("/communications/calls/{callId}/recordResponse", {
        params: { path: { callId } },
        headers: headers(),
        body: request,
      }),
    );
  },
  "graph-client"() {
    globalThis.fetch = stub;
    const client = Client.init({ defaultVersion: "beta", authProvider: (done) => done(null, accessToken) });
    return perCall(() => client.api(graphPath(callId)).post(request));
  },
};
