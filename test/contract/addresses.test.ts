import { describe, expect, test } from "vitest";
import { createCallPlatform } from "../../src/platform/call/call-platform.ts";
import { respond } from "../../src/platform/http/answer.ts";
import { createTokenIssuer } from "../../src/platform/token-issuer.ts";
import { ask, callId, operationId, recordResponseUrl } from "../support/ask.ts";

const graph = "https://graph.microsoft.com";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const prompt = {
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" },
};

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

  test.each([
    { clause: "CA-02", action: "answer", body: { mediaConfig }, status: 202 },
    { clause: "CA-05", action: "playPrompt", body: { prompts: [prompt] }, status: 200 },
    { clause: "CA-07", action: "cancelMediaProcessing", body: {}, status: 200 },
    { clause: "CA-08", action: "keepAlive", body: undefined, status: 200 },
    { clause: "CA-09", action: "subscribeToTone", body: {}, status: 200 },
  ])("$clause $action too, in beta and v1.0", ({ action, body, status }) => {
    for (const version of ["beta", "v1.0"])
      for (const spelling of [action, `${action}/`, `microsoft.graph.${action}`, `${action}?a=1`])
        expect(
          respond({
            method: "POST",
            url: `${graph}/${version}/communications/calls/${callId}/${spelling}`,
            headers: { authorization: "Bearer t", "content-type": "application/json" },
            body: body && JSON.stringify(body),
          }).status,
        ).toBe(status);
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

  test.each([
    ["GET", `/calls/${callId}/microsoft.graph.operations/${operationId}`],
    ["POST", "/microsoft.graph.calls"],
  ])("the namespace belongs to actions alone: %s %s is 501", (method, path) => {
    expect(answered(method, `${graph}/beta/communications${path}`).status).toBe(501);
  });
});

describe("CA-16 what a recording bot does not need is 501, by name", () => {
  test.each([
    "transfer",
    "redirect",
    "reject",
    "mute",
    "unmute",
    "changeScreenSharingRole",
    "updateRecordingStatus",
    "participants/invite",
    "participants",
    "microsoft.graph.mute",
  ])("%s", (action) => {
    const path = `/v1.0/communications/calls/${callId}/${action}`;
    const { status, code, message } = answered("POST", graph + path);
    expect([status, code]).toEqual([501, "NotImplemented"]);
    expect(message).toContain(`The contract does not have POST ${path}; `);
  });
});

describe("PL-11 an address of Graph that the contract does not have is 501, by name", () => {
  test.each([
    ["DELETE", `/v1.0/communications/calls/${callId}/unknown`],
    ["POST", `/beta/communications/calls/${callId}/recordResponse/more`],
    ["POST", `/v1.0/app/calls/${callId}/recordResponse`],
    ["POST", "/beta/app/calls"],
    ["DELETE", `/beta/app/calls/${callId}`],
    ["POST", `/beta/app/calls/${callId}/playPrompt`],
    ["GET", "/beta/me"],
    ["GET", "/v2.0/communications/calls"],
    ["GET", "/betamax"],
    ["GET", "//beta/communications/calls"],
    ["GET", "/v1.0"],
  ])("%s %s", (method, path) => {
    const { status, code, message } = answered(method, graph + path);
    expect([status, code]).toEqual([501, "NotImplemented"]);
    expect(message).toContain(`The contract does not have ${method} ${path}; the contract has createCall, getCall, `);
  });

  test.each(["graph.microsoft.us", "dod-graph.microsoft.us"])("RR-01 %s has v1.0 alone", (host) => {
    const path = `/communications/calls/${callId}/recordResponse`;
    expect(ask({}, { url: `https://${host}/v1.0${path}` }).status).toBe(200);
    for (const before of ["/beta/communications", "/beta/app"])
      expect(ask({}, { url: `https://${host}${before}/calls/${callId}/recordResponse` }).status).toBe(501);
    expect(answered("GET", `https://${host}/beta/communications/calls/${callId}`).status).toBe(501);
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

  test.each([
    ["GET", "/communications/calls"],
    ["PATCH", `/communications/calls/${callId}`],
    ["DELETE", `/communications/calls/${callId}/operations/${operationId}`],
  ])("of a resource the contract has some methods alone: %s %s is 501", (method, path) => {
    expect(answered(method, `${graph}/v1.0${path}`).status).toBe(501);
  });

  test.each([
    ["GET", `/communications/calls/${callId}/keepAlive`, "POST"],
    ["DELETE", `/communications/calls/${callId}/answer`, "POST"],
  ])("CA-01 CA-03 CA-04 CA-08 %s %s is 405 with %s", (method, path, allowed) => {
    const { status, headers } = respond({ method, url: `${graph}/v1.0${path}`, headers: {}, body: undefined });
    expect([status, headers.allow]).toEqual([405, allowed]);
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
