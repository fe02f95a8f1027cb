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
    expect(read.map(({ kind }) => kind)).toEqual([
      "call",
      "recordOperation",
      "participants",
      "invalid",
      "playPromptOperation",
    ]);
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
    { data: [participant, participant], kinds: ["participants"] },
    { data: participant, kinds: ["unknown"] },
    { data: [endpoint, endpoint], kinds: ["unknown"] },
    { data: [participant, recording, endpoint, call], kinds: ["participants", "recordOperation", "unknown", "call"] },
    { data: [null, 1, recording], kinds: ["unknown", "recordOperation"] },
    { data: [], kinds: ["unknown"] },
    { data: null, kinds: ["unknown"] },
    { data: undefined, kinds: ["unknown"] },
    { data: "", kinds: ["unknown"] },
  ])("$data gives $kinds", ({ data, kinds }) => {
    expect(parseItems(item({ resourceData: data })).map(({ kind }) => kind)).toEqual(kinds);
  });

  test("an unknown result carries the type of the first resource that is not known", () => {
    const session = { "@odata.type": "#microsoft.graph.contentSharingSession" };
    expect(parseOne({ resourceData: [session, endpoint] })).toMatchObject({
      odataType: "#microsoft.graph.contentSharingSession",
    });
    expect(parseItems(item({ resourceData: [call, endpoint, session] }))[1]).toMatchObject({
      odataType: "#microsoft.graph.endpoint",
    });
  });

  test("each result of a list keeps the whole item", () => {
    const sent = item({ resourceData: [call, participant] });
    expect(parseItems(sent).map(({ raw }) => raw.reveal())).toEqual([sent, sent]);
  });
});

describe("NT-15 a batch is read up to maxItems, and unreadable items are one result", () => {
  const item = (id: string): object => ({
    changeType: "deleted",
    resource: `/communications/calls/c/operations/${id}`,
  });
  const kinds = (body: unknown, options?: { maxItems: number }): string[] =>
    parseNotifications(body, options).map(({ kind }) => kind);

  test("1,000 unless given, and the last result says how many are left", () => {
    const value = Array.from({ length: 1_002 }, (_, index) => item(String(index)));
    const read = parseNotifications({ value });
    expect(read).toHaveLength(1_001);
    expect(read.slice(0, 1_000).map(({ operationId }) => operationId)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => String(index)),
    );
    expect(read[1_000]).toMatchObject({
      kind: "invalid",
      issues: [
        {
          path: "$.value",
          code: "maxItems",
          limit: 1_000,
          message: "has 2 more items, which are not read: at most 1000 are",
        },
      ],
    });
  });

  test("a batch of just so many has no such result", () => {
    const value = [item("1"), item("2")];
    expect(kinds({ value }, { maxItems: 2 })).toEqual(["unknown", "unknown"]);
    expect(kinds({ value }, { maxItems: 1 })).toEqual(["unknown", "invalid"]);
  });

  test("the resources of one item count one by one", () => {
    const resourceData = Array.from({ length: 5 }, () => ({ "@odata.type": "call", state: "established" }));
    const value = [{ resource: "/communications/calls/c", resourceData }, item("1")];
    const read = parseNotifications({ value }, { maxItems: 3 });
    expect(read.map(({ kind }) => kind)).toEqual(["call", "call", "call", "invalid"]);
    expect(read[3]).toMatchObject({ issues: [{ message: "has 3 more items, which are not read: at most 3 are" }] });
  });

  test("unreadable items are one, in the place of the first, with 20 issues and the number of others", () => {
    const value = [item("1"), ...Array.from({ length: 25 }, () => 5), item("2")];
    const [first, faulty, last, ...others] = parseNotifications({ value });
    expect([first?.operationId, last?.operationId, others]).toEqual(["1", "2", []]);
    if (faulty?.kind !== "invalid") throw new Error("not invalid");
    expect(faulty.issues.map(({ path }) => path)).toEqual([
      ...Array.from({ length: 20 }, (_, index) => `$.value[${index + 1}]`),
      "$.value",
    ]);
    expect(faulty.issues.at(-1)?.message).toBe("has 5 more faults in items that cannot be read");
    expect(faulty.raw.reveal()).toEqual(Array.from({ length: 25 }, () => 5));
  });

  test("one alone keeps its own raw", () => {
    expect(parseNotifications({ value: [5] })[0]?.raw.reveal()).toBe(5);
  });

  test.each([0, 1.5, -1, "10"])("maxItems %o is a TypeError", (maxItems) => {
    expect(() => parseNotifications("{}", { maxItems: maxItems as number })).toThrow(TypeError);
  });
});
