import { describe, expect, test } from "vitest";
import { methods } from "../../generated/methods.ts";
import contract from "../../generated/openapi.json" with { type: "json" };
import { operations } from "../../generated/operations.ts";
import { ask, callId, faults, operationId, recordResponseUrl } from "../support/ask.ts";
import { clientOverMock } from "../support/graph.ts";

const json = { "content-type": "application/json" };
const bearer = { authorization: "Bearer token" };

describe("RR-03 Authorization: Bearer is required; without it 401", () => {
  test.each([
    { headers: json, status: 401 },
    { headers: { ...json, authorization: "token" }, status: 401 },
    { headers: { ...json, authorization: "Bearer" }, status: 401 },
    { headers: { ...json, authorization: "Basic dXNlcjpwYXNz" }, status: 401 },
    { headers: { ...json, authorization: "bearer token" }, status: 200 },
    { headers: { ...json, ...bearer }, status: 200 },
  ])("$headers is answered $status", ({ headers, status }) => {
    const asked = ask({}, { headers });
    expect(asked.status).toBe(status);
    if (status === 401) {
      expect(faults(asked)).toEqual(["authorization required"]);
      expect(asked.headers["WWW-Authenticate"]).toMatch(/^Bearer/);
    }
  });

  test("it guards every operation of the Graph token, and the recording by a token of its own", () => {
    expect(
      Object.fromEntries(Object.values(operations).map(({ operationId: id, security }) => [id, security])),
    ).toEqual({
      createCall: "graphToken",
      getCall: "graphToken",
      deleteCall: "graphToken",
      answerCall: "graphToken",
      playPrompt: "graphToken",
      cancelMediaProcessing: "graphToken",
      subscribeToTone: "graphToken",
      keepCallAlive: "graphToken",
      recordResponse: "graphToken",
      recordResponseByApp: "graphToken",
      getCallOperation: "graphToken",
      downloadRecording: "recordingAccessToken",
      receiveCommsNotifications: "callbackToken",
    });
  });
});

describe("RR-04 Content-Type: application/json is required; another one 415", () => {
  test.each([
    { type: "application/json", status: 200 },
    { type: "Application/JSON; charset=utf-8", status: 200 },
    { type: "text/plain", status: 415 },
    { type: "application/x-www-form-urlencoded", status: 415 },
    { type: undefined, status: 415 },
  ])("$type is answered $status", ({ type, status }) => {
    const asked = ask({}, { headers: { ...bearer, ...(type && { "content-type": type }) } });
    expect(asked.status).toBe(status);
    expect(status === 415 ? faults(asked) : []).toEqual(status === 415 ? ["content-type type"] : []);
  });

  test("the client sends it", async () => {
    const { graph, sent } = clientOverMock();
    await graph.recordResponse(callId);
    expect(sent[0]?.headers["content-type"]).toBe("application/json");
  });
});

describe("RR-23 a body that cannot be read is a fault at its root", () => {
  test.each([
    { body: "", fault: "$ empty" },
    { body: "{", fault: "$ json" },
    { body: "null", fault: "$ type" },
    { body: '"text"', fault: "$ type" },
  ])("$body: $fault", ({ body, fault }) => {
    const asked = ask(body);
    expect(asked.status).toBe(400);
    expect(faults(asked)).toEqual([fault]);
  });
});

test("RR-21 an empty id is refused", () => {
  const asked = ask({}, { url: recordResponseUrl.replace(callId, "") });
  expect(asked.status).toBe(400);
  expect(faults(asked)).toEqual(["callId minLength"]);
});

describe("RR-15 the application permission Calls.AccessMedia.All is needed, and no delegated one; without it 403", () => {
  const post = contract.paths["/communications/calls/{callId}/recordResponse"].post;

  test("the contract names it", () => {
    expect(post["x-permissions"]).toEqual({
      application: ["Calls.AccessMedia.All"],
      delegated: [],
      checked: "always",
    });
    expect(methods.recordResponse.permissions).toEqual(["Calls.AccessMedia.All"]);
    expect(post.description).toContain("Calls.AccessMedia.All");
  });

  test("403 is among the answers", () => {
    expect(ask({}, { answers: { recordResponse: "forbidden" } })).toMatchObject({
      status: 403,
      body: { error: { code: "Forbidden" } },
    });
  });
});

test("RR-16 a call that was not begun with serviceHostedMediaConfig is answered 400", () => {
  const { status, body } = ask({}, { answers: { recordResponse: "notServiceHostedMedia" } });
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: { message: expect.stringContaining("serviceHostedMediaConfig") } });
  expect(contract.paths["/communications/calls/{callId}/recordResponse"].post.description).toContain(
    "serviceHostedMediaConfig",
  );
});

test("RR-17 an unknown or ended call is 404, its code a number written as a string", async () => {
  expect(ask({}, { answers: { recordResponse: "notFound" } })).toMatchObject({
    status: 404,
    body: { error: { code: "8522" } },
  });
  const { graph } = clientOverMock({ recordResponse: "notFound" });
  await expect(graph.recordResponse(callId)).rejects.toMatchObject({
    code: "ERR_HTTP",
    status: 404,
    graphCode: "8522",
  });
});

test("RR-22 the contract says what the recording may not be used for, and to fetch it at once", () => {
  const described = `${contract.info.description} ${contract.paths["/communications/calls/{callId}/recordResponse"].post.description}`;
  expect(described).toContain("Not for recording a whole call");
  expect(described).toContain("2 minutes (formerly 5)");
  expect(described).toContain("You may not record or otherwise persist media content");
  expect(described).toMatch(/is discarded shortly after the call ends, so download it promptly/);
  expect(described).toContain("https://learn.microsoft.com/legal/microsoft-apis/terms-of-use");
});

describe("RR-22 laws and counsel are named where the reference names them", () => {
  const { get } = contract.paths["/recordings/{recordingId}"];
  test.each([
    ["at the top", contract.info.description],
    ["at the request", contract.paths["/communications/calls/{callId}/recordResponse"].post.description],
    ["before the download", get.description],
    ["after it", contract.components.responses.recordingFile.description],
  ])("%s", (_, text) => {
    const words = text.replace(/\s+/g, " ");
    expect(words).toMatch(/may not .*persist/);
    expect(words).toMatch(/be compliant with the laws .*data protection and confidentiality of communications/i);
    expect(words).toContain("consult with your legal counsel");
  });
});

test("RR-15 the account types that are not supported are named, beside the permission", () => {
  const { description } = contract.paths["/communications/calls/{callId}/recordResponse"].post;
  expect(description).toContain("| Delegated (work or school account) | Not supported |");
  expect(description).toContain("| Delegated (personal Microsoft account) | Not supported |");
  expect(description).toContain("| Application | `Calls.AccessMedia.All` |");
  expect(description).toContain("https://learn.microsoft.com/graph/permissions-reference");
  expect(description).toContain("https://learn.microsoft.com/graph/api/resources/commsoperation");
});

test("RF-01 NT-01 RR-22 the contract says how the callback looks, that the location is fetched as it is, and that beta may change", () => {
  expect(contract.webhooks.commsNotifications.post.description).toContain("`https://bot.contoso.com/api/calls`");
  const { description } = contract.paths["/recordings/{recordingId}"].get;
  expect(description.replace(/\s+/g, " ")).toContain(
    "is fetched as it is: the path shown here is illustrative, and generated clients cannot call it",
  );
  expect(contract.info.description.replace(/\s+/g, " ")).toMatch(/`\/beta` may change.*shortens some of its responses/);
});

describe("OP-08 GET /communications/calls/{callId}/operations/{operationId}", () => {
  const get = contract.paths["/communications/calls/{callId}/operations/{operationId}"].get;

  test("is flagged as known from the metadata alone", () => {
    expect(get["x-undocumented"]).toBe(true);
    expect(get.description).toContain("From the metadata only");
  });

  test("reads the operation that was named", async () => {
    const { graph, sent } = clientOverMock({ getCallOperation: "completed" });
    await expect(graph.getOperation(callId, operationId)).resolves.toMatchObject({
      id: operationId,
      status: "completed",
    });
    expect(sent[0]).toMatchObject({
      method: "GET",
      url: `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`,
    });
  });

  test("a finished one may be 404", async () => {
    const { graph } = clientOverMock({ getCallOperation: "operationNotFound" });
    await expect(graph.getOperation(callId, operationId)).rejects.toMatchObject({ code: "ERR_HTTP", status: 404 });
  });
});
