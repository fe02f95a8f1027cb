import { describe, expect, test } from "vitest";
import { anyOperation } from "../../src/bot/kinds/any-operation.ts";
import { recording } from "../../src/bot/kinds/recording/kind.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import { readCall, readResultInfo } from "../../src/contract/read.ts";
import { Redacted } from "../../src/contract/redacted.ts";

import { jsonFault } from "../../src/lib/json.ts";
import { finishedItem, finishedResult } from "../support/finished-recording.ts";

const throwing = (): never => {
  throw new Error("secret");
};
const traps = new Proxy({}, { get: () => throwing });
const hostileProxy = (target: object): object => new Proxy(target, traps);
const revokedProxy = (target: object): object => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const withGetter = (name: string): object => Object.defineProperty({}, name, { get: throwing, enumerable: true });

const faults = (read: ParsedNotification | undefined): unknown =>
  read?.kind === "invalid" ? read.issues.map(({ code, path }) => `${code} ${path}`) : read?.kind;

describe("NT-08 a value that is not JSON gives a result, not an exception", () => {
  test.each([
    { name: "a Proxy whose traps throw", body: hostileProxy({}), fault: ["unreadable $"] },
    { name: "a Proxy of a list whose traps throw", body: hostileProxy([]), fault: ["type $"] },
    { name: "a revoked Proxy", body: revokedProxy({}), fault: ["unreadable $"] },
    { name: "a revoked Proxy of a list", body: revokedProxy([]), fault: ["unreadable $"] },
    { name: "a getter that throws", body: withGetter("value"), fault: ["unreadable $"] },
    {
      name: "a getter that throws beside value",
      body: Object.assign(withGetter("x"), { value: [] }),
      fault: ["unreadable $"],
    },
    { name: "a hostile value", body: { value: hostileProxy([]) }, fault: ["unreadable $.value"] },
    { name: "a revoked value", body: { value: revokedProxy([]) }, fault: ["type $.value"] },
    { name: "a symbol", body: Symbol("secret"), fault: ["type $"] },
    { name: "a bigint", body: 7n, fault: ["type $"] },
    { name: "a function", body: throwing, fault: ["type $"] },
    { name: "a date", body: new Date(0), fault: ["notCommsNotifications $"] },
    { name: "a promise", body: Promise.resolve({}), fault: ["notCommsNotifications $"] },
    {
      name: "an object without a prototype",
      body: Object.assign(Object.create(null) as object, { value: {} }),
      fault: ["type $.value"],
    },
    {
      name: "a value that is inherited",
      body: Object.create({ value: [finishedItem] }) as object,
      fault: ["notCommsNotifications $"],
    },
    {
      name: "what bears the tag of a buffer",
      body: { [Symbol.toStringTag]: "ArrayBuffer" },
      fault: ["notCommsNotifications $"],
    },
  ])("$name", ({ body, fault }) => {
    const read = parseNotifications(body);
    expect(read.map(faults)).toEqual([fault]);
    expect(JSON.stringify(read)).not.toContain("secret");
  });

  test("bytes whose buffer was transferred are empty", () => {
    const bytes = new TextEncoder().encode("{}");
    const view = new DataView(bytes.buffer);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    expect(parseNotifications(bytes).map(faults)).toEqual([["empty $"]]);
    expect(parseNotifications(view).map(faults)).toEqual([["empty $"]]);
  });

  test("the readers of operations and calls return too", () => {
    for (const value of [hostileProxy({}), revokedProxy({}), withGetter("status"), { resultInfo: revokedProxy({}) }]) {
      expect(recording.read(value)).toMatchObject({ status: "", completionReason: undefined });
      expect(anyOperation.read(value)).toMatchObject({ status: "", id: undefined });
      expect(readCall(value)).toMatchObject({ state: undefined, id: undefined });
    }
    expect(readResultInfo(withGetter("code"))).toEqual({ code: undefined, subcode: undefined, message: undefined });
  });
});

describe("NT-08 whatever stands beside it in a batch, a valid item comes out intact", () => {
  const cyclic: Record<string, unknown> = {
    changeType: "updated",
    resourceUrl: "/app/calls/1",
    resourceData: { "@odata.type": "call" },
  };
  (cyclic["resourceData"] as Record<string, unknown>)["self"] = cyclic;
  const withData = (resourceData: unknown): object => ({ ...finishedItem, resourceData });
  const withMember = (member: object): object => withData({ ...finishedItem.resourceData, ...member });
  test.each([
    { name: "a Proxy whose traps throw", beside: hostileProxy({}), fault: ["unreadable $.value[1]"] },
    { name: "a revoked Proxy", beside: revokedProxy([]), fault: ["unreadable $.value[1]"] },
    { name: "a getter that throws", beside: withGetter("changeType"), fault: ["unreadable $.value[1]"] },
    {
      name: "resourceData that throws",
      beside: withData(hostileProxy({})),
      fault: ["unreadable $.value[1].resourceData"],
    },
    {
      name: "a list of resourceData that throws",
      beside: withData(hostileProxy([])),
      fault: ["unreadable $.value[1].resourceData"],
    },
    { name: "a resource that throws in a list", beside: withData([hostileProxy({})]), fault: "unknown" },
    {
      name: "a resultInfo that throws",
      beside: withMember({ resultInfo: hostileProxy({}) }),
      fault: "recordOperation",
    },
    { name: "an extra member that throws", beside: withMember({ x: [revokedProxy({})] }), fault: "recordOperation" },
    { name: "an extra list that throws", beside: withMember({ x: { y: hostileProxy([]) } }), fault: "recordOperation" },
    { name: "a value that holds itself", beside: cyclic, fault: "call" },
  ])("$name", ({ beside, fault }) => {
    const [before, read, after, ...more] = parseNotifications({ value: [finishedItem, beside, finishedItem] });
    expect(before).toMatchObject(finishedResult);
    expect(faults(read)).toEqual(fault);
    expect(after).toMatchObject(finishedResult);
    expect(more).toEqual([]);
  });

  test("a resource that throws beside one that does not", () => {
    const read = parseNotifications({
      value: [withData([finishedItem.resourceData, revokedProxy({}), hostileProxy({})])],
    });
    expect(read).toMatchObject([finishedResult, { kind: "unknown", odataType: undefined }]);
  });

  test("what throws in an extra member is kept, masked", () => {
    const [list, object] = [hostileProxy([]), hostileProxy({})];
    const { extra } = readCall({ list, nested: [{ object }] });
    expect((extra["list"] as Redacted<unknown>).reveal()).toBe(list);
    const [nested] = extra["nested"] as { object: Redacted<unknown> }[];
    expect(nested?.object.reveal()).toBe(object);
  });

  test("a list of which one element throws", () => {
    const list = Object.defineProperty([finishedItem, finishedItem, finishedItem], 1, {
      get: throwing,
      enumerable: true,
    });
    const [before, read, after] = parseNotifications({ value: list });
    expect(before).toMatchObject(finishedResult);
    expect(faults(read)).toEqual(["unreadable $.value[1]"]);
    expect(after).toMatchObject(finishedResult);
  });

  test("a list that is nearly all holes", () => {
    const list: unknown[] = [finishedItem];
    list.length = 2 ** 32 - 1;
    expect(parseNotifications({ value: list })).toMatchObject([
      finishedResult,
      { kind: "invalid", issues: { length: 21 } },
      { kind: "invalid", issues: [{ message: "has 4294966295 more items, which are not read: at most 1000 are" }] },
    ]);
  });

  test("members named __proto__ and constructor", () => {
    const text = JSON.stringify(finishedItem);
    const odd = text.replace("{", '{"__proto__":{"changeType":"updated"},"constructor":1,');
    const [read, after] = parseNotifications(`{"__proto__":{"value":[]},"value":[{"__proto__":${text}},${odd}]}`);
    expect(faults(read)).toEqual(["required $.value[0].resourceUrl"]);
    expect(after).toMatchObject(finishedResult);
    expect(({} as { changeType?: string }).changeType).toBeUndefined();
  });

  test("lone surrogates, NUL and other odd text", () => {
    const odd = "\uD800 \uDFFF \u0000 \u2028 \uFFFF %zz <script> ../..";
    const item = { changeType: odd, resourceUrl: `/calls/${odd}`, resourceData: { "@odata.type": odd, [odd]: odd } };
    const [read, after] = parseNotifications(JSON.stringify({ value: [item, finishedItem] }));
    const callId = "\uD800 \uDFFF \u0000 \u2028 \uFFFF %zz <script> ..";
    expect(read).toMatchObject({ kind: "unknown", changeType: odd, callId, odataType: odd });
    expect(after).toMatchObject(finishedResult);
  });
});

describe("NT-08 depth and size do no harm", () => {
  const nested = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
  const text = JSON.stringify(finishedItem);

  test.each([
    { name: "a body of 200,000 levels", body: nested(200_000), fault: ["type $"] },
    { name: "a body of 200,000 levels that stops", body: "[".repeat(200_000), fault: ["json $"] },
    { name: "a body of 200,000 objects that stops", body: '{"a":'.repeat(200_000), fault: ["json $"] },
    {
      name: "a value of 200,000 levels",
      body: `{"value":${"[".repeat(200_000)}${"]".repeat(200_000)}}`,
      fault: ["type $.value[0]"],
    },
  ])("$name", ({ body, fault }) => {
    expect(parseNotifications(body).map(faults)).toEqual([fault]);
  });

  test("a member of a hundred thousand levels is kept, masked where it is deep", () => {
    const deep = nested(100_000);
    const item = `{"changeType":"updated","resourceUrl":"/calls/1","resourceData":{"@odata.type":"call","deep":${deep}}}`;
    const [read, after] = parseNotifications(`{"value":[${item},${text}]}`);
    if (read?.kind !== "call") throw new Error("a call is wanted");
    let shown: unknown = read.call.extra["deep"];
    let levels = 0;
    for (; Array.isArray(shown); levels += 1) [shown] = shown as unknown[];
    expect(levels).toBe(31);
    expect(shown).toBeInstanceOf(Redacted);
    expect(after).toMatchObject(finishedResult);
  });

  test.each([
    { name: "lists", join: (part: unknown) => [part, part] },
    { name: "objects", join: (part: unknown) => ({ 0: part, 1: part }) },
  ])("a value that holds one part many times, in $name, is walked once", ({ join }) => {
    let shared: unknown = { token: "secret" };
    for (let level = 0; level < 25; level += 1) shared = join(shared);
    let shown = readCall({ shared }).extra["shared"] as Record<string, unknown>;
    while ("1" in shown) shown = shown["1"] as Record<string, unknown>;
    expect(shown["token"]).toBeInstanceOf(Redacted);
  });

  const manyMembers = Array.from({ length: 200_000 }, (_, index) => `"m${index}":0`).join();
  const withResource = (data: string): string => `{"value":[{"resourceUrl":"x","resourceData":${data}}]}`;
  test.each([
    { name: "200,000 items that are none", body: `{"value":[${"0,".repeat(199_999)}0]}`, results: 2 },
    {
      name: "50,000 resources in one item",
      body: withResource(`[${'{"@odata.type":"call"},'.repeat(49_999)}0]`),
      results: 1_001,
    },
    { name: "200,000 members", body: withResource(`{${manyMembers}}`), results: 1 },
    {
      name: "an address of 10,000,000 characters",
      body: `{"value":[{"resourceUrl":"${"/calls/%41".repeat(1_000_000)}"}]}`,
      results: 1,
    },
    {
      name: "a type of 10,000,000 characters",
      body: withResource(`{"@odata.type":"${"#.".repeat(5_000_000)}"}`),
      results: 1,
    },
    {
      name: "a code of 5,000,000 digits",
      body: withResource(`{"@odata.type":"call","resultInfo":{"code":"${"1".repeat(5_000_000)}"}}`),
      results: 1,
    },
  ])("$name", ({ body, results }) => {
    expect(parseNotifications(body)).toHaveLength(results);
  });
});

describe("NT-08 the place of a fault in JSON", () => {
  test.each([
    { text: '{"a":[1,-0.5e+3,"\\u00e9\\n",true,false,null,{},[]]}', at: undefined },
    { text: " 0 ", at: undefined },
    { text: "", at: 0 },
    { text: "  ", at: 2 },
    { text: "{", at: 1 },
    { text: "{]", at: 1 },
    { text: "[}", at: 1 },
    { text: '{"a"}', at: 4 },
    { text: '{"a":}', at: 5 },
    { text: '{"a":1,}', at: 7 },
    { text: "{a:1}", at: 1 },
    { text: "{'a':1}", at: 1 },
    { text: "[1,]", at: 3 },
    { text: "[,1]", at: 1 },
    { text: "[1 2]", at: 3 },
    { text: "[1]]", at: 3 },
    { text: "tru", at: 3 },
    { text: "nulL", at: 3 },
    { text: "01", at: 1 },
    { text: "-", at: 1 },
    { text: "-a", at: 1 },
    { text: "+1", at: 0 },
    { text: ".5", at: 0 },
    { text: "1.", at: 2 },
    { text: "1.e5", at: 2 },
    { text: "1e", at: 2 },
    { text: "1e+x", at: 3 },
    { text: "NaN", at: 0 },
    { text: '"a', at: 2 },
    { text: '"a\n"', at: 2 },
    { text: '"\\x41"', at: 2 },
    { text: '"\\u12G4"', at: 5 },
    { text: '"\\', at: 2 },
    { text: "\u00a01", at: 0 },
  ])("of $text", ({ text, at }) => {
    expect(jsonFault(text)).toBe(at);
  });
});
