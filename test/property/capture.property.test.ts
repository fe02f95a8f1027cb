import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { validators } from "../../generated/validators.ts";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { redactedBody, redactedHeaders, redactedTarget } from "../../src/cli/capture/redact.ts";
import { createStandIns, type StandIns } from "../../src/cli/capture/stand-ins.ts";
import { readableIssues } from "../../src/contract/validate.ts";

const key = new Uint8Array(32);
const shown = Object.entries(examples).flatMap(([name, body]) => (name.startsWith("commsNotifications") ? [body] : []));

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Letters that no word of the contract has in a row, so that what is found was planted. */
const letters = "qxzjkvwy";
const name = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 12 });
const digits = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map(String);
const guid = fc.uuid({ version: 4 });
const jwt = fc.tuple(name, name).map(([one, other]) => `eyJhbGciOiJSUzI1NiJ9.eyJ${one}${one}.${other}`);
const planted = fc.oneof(
  name.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  fc.tuple(name, name).map(([one, other]) => `${one} ${other.toUpperCase()}`),
  fc.tuple(name, name).map(([one, other]) => `${one}@${other}.example`),
  digits.map((number) => `+${number}`),
  guid,
  guid.map((id) => id.replaceAll("-", "").toUpperCase()),
  jwt,
  name.map((word) => `https://${word}.skype.com/v1/${word}?sig=${word}%20${word}`),
  name.map((word) => `19:meeting_${word}9@thread.v2`),
  name.map((word) => `Zoë ${word} 😀 Łuk`),
  name,
  fc.tuple(name, name).map(([one, other]) => one + other.charAt(0).toUpperCase() + other.slice(1)),
  name.map((word) => `Collection(${word})`),
  name.map((word) => `#microsoft.graph.${word}`),
  name.map((word) => `DiagCode: 1#${word}`),
);

/** Parts of what was planted that must not be found: words of four characters and more, and the long ones of an id. */
const partsOf = (text: string): string[] =>
  (text.match(/[0-9A-Za-z\u0080-\uffff]{4,}/g) ?? []).filter(
    (part) =>
      !/^(?:https|skype|meeting|thread|example|Collection|microsoft|graph|DiagCode|eyJhbGciOiJSUzI1NiJ9|[\da-f]{4})$/.test(
        part,
      ),
  );

/** A notification of the contract's examples, and where in it something is planted. */
const scenes = fc.record({
  body: fc.constantFrom(...shown),
  seeds: fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
  texts: fc.array(planted, { minLength: 6, maxLength: 6 }),
  unknown: fc.oneof(fc.constantFrom("newMember", "callTranscriptUrl", "status2", "nested", "items@odata.type"), name),
});

/** Plants texts in members that hold strings, in any of them, and in members that the contract does not know. */
function plant(body: Json, { seeds, texts, unknown }: { seeds: number[]; texts: string[]; unknown: string }): Json {
  const copy = structuredClone(body);
  const places: [parent: Record<string, Json>, name: string][] = [];
  const visit = (value: Json): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [member, inner] of Object.entries(value)) {
      if (typeof inner === "string") places.push([value as Record<string, Json>, member]);
      visit(inner);
    }
    if (!Array.isArray(value)) places.push([value, unknown]);
  };
  visit(copy);
  for (const [index, seed] of seeds.entries()) {
    const [parent, member] = places[seed % places.length] ?? [{}, ""];
    const text = texts[index] ?? "";
    parent[member] = member === "nested" ? { deep: [text, { deeper: text }], flag: true } : text;
  }
  return copy;
}

const redact = (body: Json, standIns: StandIns): Json => redactedBody(body, standIns) as Json;

describe("CP-02 what is planted in a notification, in any member, is not in the file", () => {
  test("texts, ids, numbers and tokens", () => {
    fc.assert(
      fc.property(scenes, ({ body, ...plan }) => {
        const file = JSON.stringify(redact(plant(body as Json, plan), createStandIns(key))).toLowerCase();
        for (const text of plan.texts.slice(0, plan.seeds.length))
          for (const part of partsOf(text)) expect(file).not.toContain(part.toLowerCase());
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("names as names: of members, values, types and headers", () => {
    const cased = fc.tuple(
      name,
      fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase(),
      ),
    );
    fc.assert(
      fc.property(
        cased,
        fc.constantFrom("direction", "state", "@odata.type", "changeType", "note"),
        ([word, cased], member) => {
          const text = cased(word);
          const standIns = createStandIns(key);
          const body = {
            value: [{ changeType: text, [text]: 1, [`${text}@odata.type`]: text, resourceData: { [member]: text } }],
          };
          const file = JSON.stringify([
            redact(body, standIns),
            redactedHeaders(
              [
                [text, text],
                [`X-${text}`, "1"],
              ],
              standIns,
            ),
          ]);
          expect(file.toLowerCase()).not.toContain(word);
        },
      ),
      { numRuns: 300, seed: 8 },
    );
  });

  test("numbers of a member that the contract does not declare, or that is a secret; type and magnitude stay", () => {
    const number = fc.oneof(
      fc.integer({ min: -99_999, max: 99_999 }),
      fc.double({ min: -1_000, max: 1_000, noNaN: true }),
      fc.constantFrom(0, 7, -1, 1e-7, 2 ** 53 - 1, 47.606, 1e20),
    );
    fc.assert(
      fc.property(number, fc.constantFrom("passcode", "pin", "latitude", "phone", "size"), (planted, member) => {
        const body = { value: [{ resourceData: { "@odata.type": "#microsoft.graph.call", [member]: planted } }] };
        const kept = redact(body, createStandIns(key)) as typeof body;
        const made = Object.values(kept.value[0]?.resourceData ?? {})[1] as number;
        expect(made).not.toBe(planted);
        expect(Number.isInteger(made)).toBe(Number.isInteger(planted));
        const digits = (value: number): number => Math.trunc(Math.abs(value)).toString().length;
        if (Math.abs(planted) >= 1 && Math.abs(planted) < 1e15) expect(digits(made)).toBe(digits(planted));
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  test("any JSON beside it, member names included", () => {
    const secret = "Xqzjkvwyq9";
    const anything = fc.letrec<{ value: Json }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<Json>(secret, `${secret}@contoso.com`, `a ${secret}`, 7_777_123_456, null, true, 3),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom("value", "resourceData", "state", "token", "info", secret, "Id", "@odata.type", "__proto__"),
          tie("value"),
          { maxKeys: 4 },
        ),
      ),
    })).value;
    fc.assert(
      fc.property(anything, (body) => {
        const file = JSON.stringify(redact(body, createStandIns(key)));
        expect(file).not.toMatch(/xqzjkvwyq9|7777123456/i);
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  test("headers and the request's address", () => {
    const header = fc.constantFrom("Authorization", "Cookie", "Host", "X-Forwarded-For", "User-Agent", "X-New", "Via");
    fc.assert(
      fc.property(fc.array(fc.tuple(header, planted), { maxLength: 5 }), planted, (headers, text) => {
        const standIns = createStandIns(key);
        const file = JSON.stringify([
          redactedHeaders(headers, standIns),
          redactedTarget(`/api/calls/${text}?code=${text}`, standIns),
        ]).toLowerCase();
        for (const one of [text, ...headers.map(([, value]) => value)])
          for (const part of partsOf(one)) expect(file).not.toContain(part.toLowerCase());
      }),
      { numRuns: 300, seed: 3 },
    );
  });
});

describe("CP-02 stand-ins", () => {
  const withoutNumbers = (body: Json): Json =>
    JSON.parse(JSON.stringify(body, (_, value: unknown) => (typeof value === "number" ? 0 : value))) as Json;

  test("a second pass changes nothing but numbers, and lengths and types stay", () => {
    fc.assert(
      fc.property(scenes, ({ body, ...plan }) => {
        const standIns = createStandIns(key);
        const once = redact(plant(body as Json, plan), standIns);
        expect(withoutNumbers(redact(once, standIns))).toEqual(withoutNumbers(once));
        expectSameShape(once, plant(body as Json, plan));
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  test("an id has one stand-in in all its spellings, and each keeps its spelling", () => {
    fc.assert(
      fc.property(guid, (id) => {
        const standIns = createStandIns(key);
        const plain = standIns.text(id);
        expect(plain).not.toBe(id);
        expect(plain).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(standIns.text(id.toUpperCase())).toBe(plain.toUpperCase());
        expect(standIns.text(id.replaceAll("-", ""))).toBe(plain.replaceAll("-", ""));
        expect(standIns.text(`/app/calls/${id}/operations`)).toContain(plain);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe("CP-02 an id cannot be found again by where its digits are", () => {
  const maskOf = (id: string): string => id.replace(/\d/g, "0").replace(/[a-z]/gi, "a");
  const ids = fc.sample(guid, { numRuns: 2_000, seed: 10 });

  test.each([
    { name: "dashed", spelled: (id: string) => id },
    { name: "undashed, in capitals", spelled: (id: string) => id.replaceAll("-", "").toUpperCase() },
    { name: "of another kind", spelled: (id: string) => `NDQx${id.replaceAll("-", "").slice(0, 20)}Yz` },
  ])("of 2,000 originals: $name", ({ spelled }) => {
    const standIns = createStandIns(key);
    const originals = ids.map(spelled);
    const made = originals.map((id) => standIns.text(id));
    const masks = new Set(originals.map(maskOf));
    expect(masks.size).toBeGreaterThan(1_800);
    expect(new Set(made).size).toBe(new Set(originals).size);
    // by chance a mask is among 2,000 of 2^26 at least in one of 30,000 ids
    expect(made.filter((id) => masks.has(maskOf(id))).length).toBeLessThan(3);
    for (const [at, id] of made.entries()) expect(id).toHaveLength(originals[at]?.length ?? 0);
  });
});

/** The same types and lengths; of a secret, that there is one; of a name that is not known, nothing but in the shapes. */
function expectSameShape(kept: Json, original: Json, member = ""): void {
  if (typeof original === "string" && (/token|link|passcode/i.test(member) || /eyJ/.test(original)))
    expect(kept === "").toBe(original === "");
  else if (typeof kept === "string" && /unknown[A-Z][a-z]+\d+\)?$/.test(kept)) expect(original).not.toBe("");
  else if (typeof original === "string") expect(kept).toHaveLength(original.length);
  else if (typeof original !== "object" || original === null) expect(typeof kept).toBe(typeof original);
  else {
    const members = Object.entries(kept as Record<string, Json>);
    expect(members).toHaveLength(Object.keys(original).length);
    for (const [index, [name, value]] of Object.entries(original).entries())
      expectSameShape(members[index]?.[1] as Json, value, Array.isArray(original) ? member : name);
  }
}

describe("CP-03 a file is judged as the delivery is", () => {
  const verdict = (body: Json): Json =>
    readableIssues(validators.commsNotifications(body)).map(({ path, code }) => `${path} ${code}`);
  const kinds = (body: Json): Json =>
    parseNotifications(body).map((each) => [
      each.kind,
      each.kind === "invalid" ? each.issues.map(({ path, code }) => `${path} ${code}`) : each.changeType === undefined,
      each.kind === "invalid" ? false : each.idsDisagree,
      each.callId === undefined,
    ]);

  test("issues, kinds, and whether ids agree", () => {
    fc.assert(
      fc.property(scenes, ({ body, ...plan }) => {
        const original = plant(body as Json, plan);
        const kept = redact(original, createStandIns(key));
        expect(verdict(kept)).toEqual(verdict(original));
        expect(kinds(kept)).toEqual(kinds(original));
      }),
      { numRuns: 500, seed: 6 },
    );
  });
});
