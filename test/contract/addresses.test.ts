import { describe, expect, test } from "vitest";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { ask, callId, operationId, recordResponseUrl } from "../support/ask.ts";

const graph = "https://graph.microsoft.com";

function answered(method: string, url: string): { status: number; code: string; message: string } {
  const { status, body } = respond({ method, url, headers: { authorization: "Bearer t" }, body: undefined });
  const { error } = JSON.parse(body as string) as { error: { code: string; message: string } };
  return { status, code: error.code, message: error.message };
}

describe("RR-26 the same action under each of its spellings", () => {
  test.each([
    "recordResponse",
    "recordResponse/",
    "microsoft.graph.recordResponse",
    "microsoft.graph.recordResponse/",
    "recordResponse?$select=id",
  ])("%s", (action) => {
    for (const before of ["/v1.0/communications", "/beta/communications", "/beta/app"])
      expect(ask({}, { url: `${graph}${before}/calls/${callId}/${action}` })).toMatchObject({
        status: 200,
        body: { status: "running" },
      });
  });

  test("a trailing slash after an id", () => {
    const url = `${graph}/beta/communications/calls/${callId}/operations/${operationId}/`;
    expect(respond({ method: "GET", url, headers: { authorization: "Bearer t" }, body: undefined }).status).toBe(200);
  });

  test.each([
    ["recordresponse", "recordResponse"],
    ["Microsoft.Graph.RecordResponse", "microsoft.graph.recordResponse"],
  ])("another letter case, %s, is 501 with the right spelling", (action, right) => {
    const path = `/beta/communications/calls/${callId}/`;
    expect(answered("POST", `${graph}${path}${action}`)).toEqual({
      status: 501,
      code: "NotImplemented",
      message: `The contract does not have POST ${path}${action}; write ${path}${right}.`,
    });
  });

  test("the namespace belongs to actions alone", () => {
    const url = `${graph}/beta/communications/calls/${callId}/microsoft.graph.operations/${operationId}`;
    expect(answered("GET", url).status).toBe(501);
  });
});

describe("PL-11 an address of Graph that the contract does not have is 501, by name", () => {
  test.each([
    ["DELETE", `/v1.0/communications/calls/${callId}/unknown`],
    ["POST", `/beta/communications/calls/${callId}/recordResponse/more`],
    ["POST", `/v1.0/app/calls/${callId}/recordResponse`],
    ["GET", "/beta/me"],
    ["GET", "/v2.0/communications/calls"],
    ["GET", "/betamax"],
    ["GET", "//beta/communications/calls"],
    ["GET", "/v1.0"],
  ])("%s %s", (method, path) => {
    const { status, code, message } = answered(method, graph + path);
    expect([status, code]).toEqual([501, "NotImplemented"]);
    expect(message).toContain(`The contract does not have ${method} ${path}; the contract has recordResponse, `);
  });

  test.each(["graph.microsoft.us", "dod-graph.microsoft.us"])("RR-01 %s has v1.0 alone", (host) => {
    const path = `/communications/calls/${callId}/recordResponse`;
    expect(ask({}, { url: `https://${host}/v1.0${path}` }).status).toBe(200);
    for (const before of ["/beta/communications", "/beta/app"])
      expect(ask({}, { url: `https://${host}${before}/calls/${callId}/recordResponse` }).status).toBe(501);
  });

  test("too many slashes are 501 with the right spelling, on a mock's host too", () => {
    const path = `/beta/communications/calls/${callId}/recordResponse`;
    for (const origin of [graph, "http://127.0.0.1:4010"])
      expect(answered("POST", `${origin}/${path}`)).toMatchObject({
        status: 501,
        message: `The contract does not have POST /${path}; write ${path}.`,
      });
  });

  test("ER-03 it echoes the client-request-id, as every answer of Graph", () => {
    const headers = { "client-request-id": "4f8c1d52" };
    const { headers: sent, body } = respond({ method: "GET", url: `${graph}/beta/me`, headers, body: undefined });
    const { error } = JSON.parse(body as string) as { error: { innerError: object } };
    expect(sent).toMatchObject(headers);
    expect(error.innerError).toMatchObject({ ...headers, "request-id": sent["request-id"] });
  });

  test("another method of a path is 405 with the right one", () => {
    const { status, headers } = respond({ method: "PUT", url: recordResponseUrl, headers: {}, body: "{}" });
    expect([status, headers.allow]).toEqual([405, "POST"]);
  });

  test("404 is for what is not an address of Graph", () => {
    expect(answered("GET", "http://127.0.0.1:4010/")).toMatchObject({ status: 404, code: "NotFound" });
  });

  test("platform.fetch too, so a bot does not take its hang-up for done", async () => {
    const platform = createCallPlatform({ tokens: createTokenIssuer() });
    const { id } = platform.startCall();
    const response = await platform.fetch(`${graph}/v1.0/communications/calls/${id}/mute`, { method: "POST" });
    expect(response.status).toBe(501);
    platform.close();
  });
});
