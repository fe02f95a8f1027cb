import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { callPath, item, operationPath, parseItems, parseOne } from "../support/notifications.ts";

describe("NT-01 a body is a batch, and every item of it is handed out in order", () => {
  test("of mixed kinds", () => {
    const read = parseItems(
      item(),
      item({
        changeType: "deleted",
        resourceUrl: operationPath,
        resourceData: { "@odata.type": "recordOperation", status: "completed" },
      }),
      item({
        resourceUrl: `${callPath}/participants`,
        resourceData: [{ "@odata.type": "#microsoft.graph.participant" }],
      }),
      "no item",
      item({ resourceUrl: operationPath, resourceData: { "@odata.type": "playPromptOperation", status: "running" } }),
    );
    expect(read.map(({ kind }) => kind)).toEqual(["call", "recordOperation", "unknown", "invalid", "operation"]);
  });

  test("a hundred of them", () => {
    const states = Array.from({ length: 100 }, (_, index) => `state${index}`);
    const read = parseItems(...states.map((state) => item({ resourceData: { "@odata.type": "call", state } })));
    expect(read.map((one) => (one.kind === "call" ? one.call.state : one.kind))).toEqual(states);
  });

  test("an empty batch gives nothing", () => {
    expect(parseNotifications({ value: [] })).toEqual([]);
  });

  test("as text, as bytes and as a JSON value alike", () => {
    const body = { value: [item(), item({ changeType: "deleted" })] };
    const text = JSON.stringify(body);
    const bytes = new TextEncoder().encode(text);
    const bodies = [body, text, ` \r\n${text}\t`, `\uFEFF${text}`, bytes, bytes.buffer, new DataView(bytes.buffer)];
    for (const one of bodies) {
      expect(parseNotifications(one)).toMatchObject([
        { kind: "call", changeType: "updated", resourceUrl: callPath, call: { state: "established" } },
        { kind: "call", changeType: "deleted", resourceUrl: callPath, call: { state: "established" } },
      ]);
    }
  });

  test("each keeps the item as it came", () => {
    const sent = item();
    expect(parseItems(sent)[0]?.raw.reveal()).toBe(sent);
  });
});

describe("NT-01 an envelope of another spelling is read", () => {
  test.each([
    {
      spelling: "without types",
      body: {
        value: [
          {
            changeType: "updated",
            resource: callPath,
            resourceData: { "@odata.type": "#microsoft.graph.call", state: "established" },
          },
        ],
      },
    },
    {
      spelling: "of 2018",
      body: {
        "@odata.type": "#Microsoft.Graph.Notifications",
        value: [
          {
            changeType: "Updated",
            resource: callPath,
            resourceData: { "@odata.type": "#Microsoft.Graph.Call", state: "Established" },
          },
        ],
      },
    },
    {
      spelling: "in capitals",
      body: {
        Value: [
          {
            ChangeType: "Updated",
            ResourceUrl: callPath,
            ResourceData: { "@odata.type": "#microsoft.graph.call", State: "Established" },
          },
        ],
      },
    },
  ])("$spelling", ({ body }) => {
    expect(parseNotifications(body)).toMatchObject([
      {
        kind: "call",
        changeType: "updated",
        resourceUrl: callPath,
        callId: "57dab8b1-894c-409a-b240-bd8beae78896",
        operationId: undefined,
        idsDisagree: false,
        call: { state: "established" },
      },
    ]);
  });
});

describe("NT-03 the resource is named by resourceUrl, in older bodies by resource", () => {
  test.each([
    { named: { resourceUrl: "/communications/calls/1" }, resourceUrl: "/communications/calls/1" },
    { named: { resourceUrl: undefined, resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    { named: { resourceUrl: "", resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    { named: { resourceUrl: null, resource: "/app/calls/1" }, resourceUrl: "/app/calls/1" },
    {
      named: { resourceUrl: "/communications/calls/1", resource: "/app/calls/1" },
      resourceUrl: "/communications/calls/1",
    },
    { named: { resourceUrl: undefined }, resourceUrl: undefined },
  ])("$named", ({ named, resourceUrl }) => {
    expect(parseOne(named)).toMatchObject({ kind: "call", resourceUrl });
  });
});

describe("NT-04 resourceData is an object, a list of objects, or absent", () => {
  const call = { "@odata.type": "#microsoft.graph.call", state: "established" };
  const recording = { "@odata.type": "#microsoft.graph.recordOperation", status: "completed" };
  const participant = { "@odata.type": "#microsoft.graph.participant", id: "1" };
  const endpoint = { "@odata.type": "#microsoft.graph.endpoint" };
  test.each([
    { data: call, kinds: ["call"] },
    { data: [call], kinds: ["call"] },
    { data: [recording, call, recording], kinds: ["recordOperation", "call", "recordOperation"] },
    { data: [participant, participant], kinds: ["unknown"] },
    { data: [participant, recording, endpoint, call], kinds: ["unknown", "recordOperation", "call"] },
    { data: [null, 1, recording], kinds: ["unknown", "recordOperation"] },
    { data: [], kinds: ["unknown"] },
    { data: null, kinds: ["unknown"] },
    { data: undefined, kinds: ["unknown"] },
    { data: "", kinds: ["unknown"] },
  ])("$data gives $kinds", ({ data, kinds }) => {
    expect(parseItems(item({ resourceData: data })).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("an unknown result carries the type of the first resource that is not known", () => {
    expect(parseOne({ resourceData: [participant, endpoint] })).toMatchObject({
      odataType: "#microsoft.graph.participant",
    });
    expect(parseItems(item({ resourceData: [call, endpoint, participant] }))[1]).toMatchObject({
      odataType: "#microsoft.graph.endpoint",
    });
  });

  test("each result of a list keeps the whole item", () => {
    const sent = item({ resourceData: [call, participant] });
    expect(parseItems(sent).map(({ raw }) => raw.reveal())).toEqual([sent, sent]);
  });
});
