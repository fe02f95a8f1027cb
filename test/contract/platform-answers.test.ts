import { describe, expect, test } from "vitest";
import { createCallsClient } from "../../src/bot/client/client.ts";
import { respond, respondWith } from "../../src/platform/http/answer.ts";
import { simulate } from "../support/platform.ts";

const callUrl = (callId: string, rest: string): string =>
  `https://graph.microsoft.com/beta/communications/calls/${callId}/${rest}`;
const unknown = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";

describe("RR-18 the platform answers by the contract, over its state", () => {
  test("200, Location of the operation, and a running operation with the request's clientContext", async () => {
    const { record, call } = simulate();
    const { status, headers, body } = await record({ clientContext: "greeting-1" });
    expect(status).toBe(200);
    expect(headers.get("location")).toBe(callUrl(call.id, `operations/${String(body.id)}`));
    expect(body).toStrictEqual({
      "@odata.type": "#microsoft.graph.recordOperation",
      id: body.id,
      status: "running",
      completionReason: null,
      resultInfo: null,
      recordingLocation: null,
      clientContext: "greeting-1",
    });
  });

  test("v1.0 leaves completionReason out", async () => {
    const { record, call } = simulate();
    const { body, headers } = await record({}, callUrl(call.id, "recordResponse").replace("beta", "v1.0"));
    expect(body).not.toHaveProperty("completionReason");
    expect(headers.get("location")).toContain("https://graph.microsoft.com/v1.0/communications/calls/");
  });

  test.each([
    { spelling: "dash-less capitals", spell: (id: string) => id.replaceAll("-", "").toUpperCase() },
    { spelling: "capitals", spell: (id: string) => id.toUpperCase() },
  ])("NT-06 the call's id in $spelling is the same call", async ({ spell }) => {
    const { record, call, platform } = simulate();
    expect((await record({}, callUrl(spell(call.id), "recordResponse"))).status).toBe(200);
    expect(platform.call(spell(call.id))).toBe(call);
  });

  test("RR-02 the deprecated address reaches the same call", async () => {
    const { record, call } = simulate();
    await record();
    expect((await record({}, `https://graph.microsoft.com/beta/app/calls/${call.id}/recordResponse`)).body.status).toBe(
      "notStarted",
    );
  });

  test("RR-23 RR-03 RR-04 a request that breaks the contract is refused as the mock refuses it, and starts nothing", async () => {
    const { platform, call } = simulate();
    const post = async (headers: Record<string, string>, body: string): Promise<unknown> => {
      const response = await platform.fetch(callUrl(call.id, "recordResponse"), { method: "POST", headers, body });
      const { error } = (await response.json()) as { error: { details: { target: string; code: string }[] } };
      return [response.status, ...error.details.map(({ target, code }) => `${target} ${code}`)];
    };
    const authorization = "Bearer any";
    expect(await post({ "content-type": "application/json" }, "{}")).toEqual([401, "authorization required"]);
    expect(await post({ authorization, "content-type": "text/plain" }, "{}")).toEqual([415, "content-type type"]);
    expect(
      await post(
        { authorization, "content-type": "application/json" },
        '{"maxRecordDurationInSeconds":121,"stopTones":[""]}',
      ),
    ).toEqual([400, "$.maxRecordDurationInSeconds maximum", "$.stopTones[0] minLength"]);
    expect(call.events.map(({ kind }) => kind)).toEqual(["callStarted"]);
  });

  test("a plain request gets the same answer, and so does the pure mock with the platform's answers", async () => {
    const { platform, call } = simulate();
    const request = {
      method: "POST",
      url: callUrl(call.id, "recordResponse"),
      headers: { authorization: "Bearer any", "content-type": "application/json" },
      body: '{"clientContext":"c"}',
    };
    const [first, second] = [await platform.respond(request), respond(request, platform.answers)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(JSON.parse(String(first.body))).toMatchObject({ status: "running", clientContext: "c" });
    expect(JSON.parse(String(second.body))).toMatchObject({ status: "notStarted", clientContext: "c" });
  });
});

describe("RR-16 only for calls begun with serviceHostedMediaConfig", () => {
  test.each([
    { mediaConfig: "serviceHosted" as const, status: 200 },
    { mediaConfig: "appHosted" as const, status: 400 },
    { mediaConfig: undefined, status: 200 },
  ])("$mediaConfig: $status", async ({ mediaConfig, status }) => {
    const { record, platform } = simulate();
    const call = platform.startCall({ mediaConfig });
    const answer = await record({}, callUrl(call.id, "recordResponse"));
    expect(answer.status).toBe(status);
    if (status === 400)
      expect(answer.body).toMatchObject({
        error: { code: "8500", message: expect.stringContaining("serviceHostedMediaConfig") as unknown },
      });
  });
});

describe("RR-17 an unknown or ended call is 404 with a numeric code", () => {
  test.each(["unknown", "ended"])("%s", async (kind) => {
    const { record, call } = simulate();
    if (kind === "ended") await call.caller.hangUp();
    const { status, body } = await record({}, callUrl(kind === "ended" ? call.id : unknown, "recordResponse"));
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code: "8522", message: "Call not found." } });
  });
});

describe("OP-08 an operation can be read where Location points, while it lasts", () => {
  test("the client reads it", async () => {
    const { platform, call, clock } = simulate();
    const graph = createCallsClient({ accessToken: "any", clock, fetch: platform.fetch });
    const { operationId = "" } = await graph.recordResponse(call.id, { clientContext: "c" });
    expect(await graph.getOperation(call.id, operationId)).toMatchObject({
      id: operationId,
      status: "running",
      clientContext: "c",
    });
    await call.cancel();
    await expect(graph.getOperation(call.id, operationId)).rejects.toMatchObject({
      code: "ERR_HTTP",
      status: 404,
      graphCode: "NotFound",
    });
  });

  test("404 for one that never was, one of another call, and one whose call has ended", async () => {
    const { record, call, platform, get } = simulate();
    const { body } = await record();
    const status = async (callId: string, operationId: string): Promise<number> =>
      (await get(callUrl(callId, `operations/${operationId}`))).status;
    expect(await status(call.id, unknown)).toBe(404);
    expect(await status(platform.startCall().id, String(body.id))).toBe(404);
    await call.end();
    expect(await status(call.id, String(body.id))).toBe(404);
  });
});

describe("RR-17 platform.calls are the calls under way", () => {
  test("oldest first, without those that have ended", async () => {
    const { platform, call } = simulate();
    const [second, third] = [platform.startCall(), platform.startCall()];
    await second?.end();
    expect(platform.calls).toEqual([call, third]);
    expect(platform.call(second?.id ?? "")).toBeUndefined();
  });
});

describe("PL-12 every error has a request-id of its own, the same in header and innerError", () => {
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const idOf = ({ headers, body }: { headers: Readonly<Record<string, string>>; body: unknown }): string => {
    const { error } = JSON.parse(String(body)) as { error: { innerError: Record<string, unknown> } };
    expect(error.innerError["request-id"]).toBe(headers["request-id"]);
    expect(headers["request-id"]).toMatch(guid);
    return String(headers["request-id"]);
  };
  const authorization = "Bearer any";
  const json = { authorization, "content-type": "application/json" };
  const unknownCall = { method: "POST", url: callUrl(unknown, "recordResponse"), headers: json, body: "{}" };
  const requests = [
    unknownCall,
    unknownCall,
    { ...unknownCall, headers: {} },
    { ...unknownCall, headers: { authorization } },
    { ...unknownCall, body: '{"maxRecordDurationInSeconds":0}' },
    { ...unknownCall, method: "PUT" },
    { ...unknownCall, url: "https://graph.microsoft.com/beta/me" },
    { method: "GET", url: `https://file.location/recordings/${unknown}`, headers: { authorization }, body: undefined },
  ];

  test("on the platform, decided by its seed", async () => {
    const idsOf = async (seed: number): Promise<string[]> => {
      const { platform } = simulate({ seed });
      return Promise.all(requests.map(async (request) => idOf(await platform.respond(request))));
    };
    const [once, again, other] = [await idsOf(1), await idsOf(1), await idsOf(2)];
    expect(again).toEqual(once);
    expect(new Set([...once, ...other]).size).toBe(2 * requests.length);
  });

  test("in the pure mock, decided by method, address, body, token and client-request-id", () => {
    const answers = { recordResponse: "notFound", downloadRecording: "recordingNotFound" } as const;
    const ids = requests.map((request) => idOf(respond(request, answers)));
    expect(ids[1]).toBe(ids[0]);
    expect(ids[3]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(requests.length - 2);
    const traced = { ...unknownCall, headers: { ...json, "client-request-id": "mine" } };
    expect(idOf(respond(traced, answers))).not.toBe(ids[0]);
    expect(idOf(respondWith(unknownCall, { answers, requestId: unknown }))).toBe(unknown);
  });

  test("a success has one too", async () => {
    const { record } = simulate();
    const ids = [await record(), await record()].map(({ headers }) => headers.get("request-id"));
    expect(ids).toEqual([expect.stringMatching(guid), expect.stringMatching(guid)]);
    expect(new Set(ids).size).toBe(2);
  });
});
