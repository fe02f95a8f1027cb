import { describe, expect, test } from "vitest";
import * as memberLimits from "../../generated/vocabulary/memberLimits.ts";
import { tones } from "../../src/contract/tones.ts";
import { callId } from "../support/ask.ts";
import { clientOver, clientOverMock } from "../support/graph.ts";

describe("the contract's defaults", () => {
  test.each([
    { clause: "RR-07", member: "bargeInAllowed", value: false },
    { clause: "RR-08", member: "initialSilenceTimeoutInSeconds", value: 5 },
    { clause: "RR-09", member: "maxSilenceTimeoutInSeconds", value: 5 },
    { clause: "RR-10", member: "maxRecordDurationInSeconds", value: 5 },
    { clause: "RR-11", member: "playBeep", value: true },
  ] as const)("$clause $member is $value unless the caller says otherwise", ({ member, value }) => {
    expect(memberLimits.recordResponseRequest[member].default).toBe(value);
  });
});

describe("what the client sends", () => {
  test("RR-11 playBeep goes out only when the caller set it", async () => {
    const { graph, sent } = clientOverMock();
    await graph.recordResponse(callId, { clientContext: "a" });
    await graph.recordResponse(callId, { playBeep: false });
    expect(sent.map(({ body }) => body)).toEqual(['{"clientContext":"a"}', '{"playBeep":false}']);
  });

  test("RR-14 no member is required, and no request at all means the defaults", async () => {
    const { graph, sent } = clientOverMock();
    await graph.recordResponse(callId);
    expect(sent[0]?.body).toBe("{}");
  });

  test("RR-14 a member that is null or undefined is not sent", async () => {
    const { graph, sent } = clientOverMock();
    const unset = { stopTones: null, playBeep: null, clientContext: undefined as unknown as null };
    await graph.recordResponse(callId, { maxRecordDurationInSeconds: 30, ...unset });
    expect(sent[0]?.body).toBe('{"maxRecordDurationInSeconds":30}');
  });

  test("RR-14 a member that the caller listed in extraMembers goes out; its faults elsewhere stay faults", async () => {
    const request = { streamWhileRecording: true } as Record<string, unknown>;
    const { graph, sent } = clientOver(() => new Response(null, { status: 202 }), {
      extraMembers: ["streamWhileRecording"],
    });
    await graph.recordResponse(callId, request);
    expect(sent[0]?.body).toBe('{"streamWhileRecording":true}');
    await expect(graph.recordResponse(callId, { ...request, playBeep: "no" as never })).rejects.toMatchObject({
      code: "ERR_INVALID_REQUEST",
      issues: [{ path: "$.playBeep", code: "type", message: "must be boolean or null" }],
    });
    expect(sent).toHaveLength(1);
  });
});

test("RR-12 the documented symbols are offered under Graph's names", () => {
  expect(tones).toEqual({
    tone0: "0",
    tone1: "1",
    tone2: "2",
    tone3: "3",
    tone4: "4",
    tone5: "5",
    tone6: "6",
    tone7: "7",
    tone8: "8",
    tone9: "9",
    star: "*",
    pound: "#",
    a: "A",
    b: "B",
    c: "C",
    d: "D",
  });
});
