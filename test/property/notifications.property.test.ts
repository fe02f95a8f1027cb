import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { canonicalId, idsFromResource } from "../../src/contract/ids.ts";
import { Redacted } from "../../src/contract/redacted.ts";
import { jsonFault } from "../../src/lib/json.ts";
import { finishedItem, finishedResult, recordingToken } from "../support/finished-recording.ts";

const words = [
  ...[
    "value",
    "changeType",
    "ChangeType",
    "resourceUrl",
    "resource",
    "resourceData",
    "@odata.type",
    "@odata.id",
    "id",
    "status",
    "state",
  ],
  ...[
    "resultInfo",
    "code",
    "recordingLocation",
    "recordingAccessToken",
    "completionReason",
    "token",
    "__proto__",
    "toString",
  ],
];
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "#microsoft.graph.recordOperation",
    "#microsoft.graph.call",
    "playPromptOperation",
    "completed",
    "deleted",
    "",
  ),
  fc.constantFrom("/app/calls/1", "/calls/1/operations/2"),
);
/** JSON that has the contract's words in it, in places where they belong and where they do not. */
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(texts, fc.double({ noDefaultInfinity: true, noNaN: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...words), texts), tie("value")), { maxLength: 6 })
      .map((members) => Object.fromEntries(members) as unknown),
  ),
})).value;
const items = fc.array(json, { maxLength: 6 });

describe("NT-08 parsing returns", () => {
  test("whatever JSON value it is given, and the same for its text", () => {
    fc.assert(
      fc.property(
        json.filter((value) => typeof value !== "string" && value !== null),
        (value) => {
          const text = JSON.stringify(value);
          const fromText = parseNotifications(text);
          const fromValue = parseNotifications(JSON.parse(text));
          expect(JSON.stringify(fromText)).toBe(JSON.stringify(fromValue));
          for (const read of fromText) expect(read.raw).toBeInstanceOf(Redacted);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("whatever text, bytes or other value it is given", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const bodies = fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array(), anything);
    fc.assert(
      fc.property(bodies, fc.option(fc.string(), { nil: undefined }), (body, contentType) => {
        expect(Array.isArray(parseNotifications(body, { contentType }))).toBe(true);
        expect(Array.isArray(parseNotifications({ value: [body] }, { contentType }))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("with the place of the fault, where a string is not JSON", () => {
    const marks = fc.constantFrom("", "{", "}", "[", "]", ",", ":", '"', "\\", "0", ".", "e", "-", "t", " ", "\u0000");
    const edits = fc.array(fc.tuple(fc.nat(), marks), { maxLength: 3 });
    fc.assert(
      fc.property(json, edits, (value, changes) => {
        const text = changes.reduce((before, [at, put]) => {
          const place = at % (before.length + 1);
          return before.slice(0, place) + put + before.slice(place + 1);
        }, JSON.stringify(value));
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 5_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("NT-01 a valid item comes out intact, wherever it stands in whatever batch", () => {
  test("of JSON values", () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const readable = (batch: unknown[]): ParsedNotification[] =>
          parseNotifications(JSON.stringify({ value: batch })).filter(({ kind }) => kind !== "invalid");
        const read = readable([...before, finishedItem, ...after]);
        const found = read[readable(before).length];
        expect(found).toMatchObject(finishedResult);
        expect(found?.kind === "recordOperation" && found.operation.recordingAccessToken?.reveal()).toBe(
          recordingToken,
        );
        expect(read).toHaveLength(readable(before).length + 1 + readable(after).length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("OP-07 an added field changes nothing", () => {
  const named = [
    ...[
      "@odata.type",
      "@odata.id",
      "@odata.etag",
      "@odata.context",
      "id",
      "clientContext",
      "status",
      "resultInfo",
      "recordingLocation",
    ],
    ...["recordingAccessToken", "completionReason", "changeType", "resourceUrl", "resource", "resourceData"],
  ].map((name) => name.toLowerCase());
  const names = fc.oneof(fc.string(), fc.constantFrom("token", "state", "value", "__proto__"));
  const unnamed = names.filter((name) => !named.includes(name.toLowerCase()));
  test("of the item or of the resource", () => {
    fc.assert(
      fc.property(unnamed, json, (name, value) => {
        const added = <T extends object>(to: T): T => Object.fromEntries([[name, value], ...Object.entries(to)]) as T;
        const item = added({ ...finishedItem, resourceData: added(finishedItem.resourceData) });
        const [found] = parseNotifications(added({ value: [item] }));
        expect(found).toMatchObject(finishedResult);
        expect(found?.kind === "recordOperation" && Object.keys(found.operation.extra)).toEqual([name]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("OP-06 a token is never shown", () => {
  test("wherever it stands in a body, whatever surrounds it", () => {
    const marked = "s3cr3t-5f1c";
    fc.assert(
      fc.property(
        json,
        fc.constantFrom("call", "recordOperation", "commsOperation", "participant"),
        fc.nat(40),
        (value, type, depth) => {
          let holder: unknown = { around: value, "any-Token": marked };
          for (let level = 0; level < depth; level += 1) holder = level % 2 ? [holder] : { in: holder };
          const resourceData = { "@odata.type": type, holder, recordingAccessToken: marked };
          const read = parseNotifications({ value: [{ resourceUrl: "/calls/1", resourceData }] });
          expect(JSON.stringify(read)).not.toContain(marked);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("NT-06 both spellings of an id agree", () => {
  const segment = fc.string({ unit: "binary-ascii", minLength: 1 }).filter((text) => text.trim() !== "");

  test("of any GUID", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const dashless = id.replaceAll("-", "").toUpperCase();
        expect(canonicalId(dashless)).toBe(id);
        expect(canonicalId(id)).toBe(id);
        expect(canonicalId(canonicalId(dashless))).toBe(id);
      }),
    );
  });

  test("of other text nothing is changed, and it survives the path", () => {
    fc.assert(
      fc.property(segment, segment, (callId, operationId) => {
        const address = `/communications/calls/${encodeURIComponent(callId)}/operations/${encodeURIComponent(operationId)}`;
        const ids = { callId: canonicalId(callId), operationId: canonicalId(operationId), names: "operation" };
        expect(idsFromResource(address)).toEqual(ids);
      }),
    );
  });

  test("in any address, nothing is thrown", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string({ unit: "binary" })), (address) => {
        expect(Object.keys(idsFromResource(address))).toEqual(["callId", "operationId", "names"]);
      }),
    );
  });
});

describe("NT-08 the time taken is linear in the input", () => {
  const call = '{"@odata.type":"call"}';
  const shapes = [
    { shape: "items", body: (n: number) => `{"value":[${`${JSON.stringify(finishedItem)},`.repeat(n / 16)}0]}` },
    {
      shape: "resources of one item",
      body: (n: number) =>
        `{"value":[{"resourceUrl":"${"/calls/1".repeat(n)}","resourceData":[${`${call},`.repeat(n / 4)}0]}]}`,
    },
    {
      shape: "spellings of one member",
      body: (n: number) => `{"value":[{"resourceUrl":"x","resourceData":{${spellings(n)}"@odata.type":"call"}}]}`,
    },
    { shape: "a fault at the end", body: (n: number) => `{"value":[${'"\\u0041\\n",'.repeat(n)}` },
    {
      shape: "levels",
      body: (n: number) => `{"value":[{"resourceUrl":"x","resourceData":${"[".repeat(n)}${"]".repeat(n)}}]}`,
    },
  ];

  /** Members that are spellings of one word, which differ in the letters that are capital. */
  function spellings(n: number): string {
    const word = [..."clientcontextstate"];
    const spelling = (index: number): string =>
      word.map((letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)).join("");
    return Array.from({ length: n / 4 }, (_, index) => `"${spelling(index)}":"x",`).join("");
  }

  /** Processor time, since a clock would also measure what else the machine does. */
  function quickestMs(body: string): number {
    const times = Array.from({ length: 3 }, () => {
      const start = process.cpuUsage();
      parseNotifications(body);
      return process.cpuUsage(start).user / 1_000;
    });
    return Math.min(...times);
  }

  // 64 times the input takes about 64 times as long; were it quadratic, 4,096 times. The bound lies between.
  test.each(shapes)("in $shape", ({ body }) => {
    const smallMs = quickestMs(body(1_024));
    expect(quickestMs(body(64 * 1_024)) / Math.max(smallMs, 0.5)).toBeLessThan(600);
  });
});
