import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalId, idsFromResource, idsOfAnyAddress } from "../../src/contract/ids.ts";

const guid = fc.uuid();
const id = fc.oneof(
  guid,
  guid.map((text) => text.replaceAll("-", "").toUpperCase()),
  fc.constantFrom("calls", "operations", "participants", "a b", "é", "..", "1'", "ids%20", "%zz", "(1)", "?", "#"),
  fc.string({ maxLength: 4 }),
);
const part = fc.constantFrom("communications", "app", "calls", "Calls", "operations", "Operations", "participants", "");
const address = fc.oneof(
  fc.tuple(part, part, id).map((parts) => `/${parts.join("/")}`),
  fc.tuple(part, part, id, part, id).map((parts) => `/${parts.join("/")}`),
  fc.tuple(id, id).map(([call, operation]) => `/communications/calls/${call}/operations/${operation}`),
  fc.tuple(id, id).map(([call, rest]) => `/app/calls/${call}/${rest}`),
);

describe("NT-06 call and operation id out of a resource's address", () => {
  test("an address in the platform's spelling is read as any other is", () => {
    fc.assert(
      fc.property(address, (text) => {
        expect(idsFromResource(text)).toEqual(idsOfAnyAddress(text));
      }),
      { numRuns: 20_000 },
    );
  });

  test("the same again after another one, and never that of the one before", () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        const [first, second, third] = [one, other, one].map(idsFromResource);
        expect([first, second, third]).toEqual([one, other, one].map(idsOfAnyAddress));
      }),
      { numRuns: 5_000 },
    );
  });

  test("an id that is canonical already stays as it is, and every spelling of a GUID becomes it", () => {
    fc.assert(
      fc.property(guid, (text) => {
        expect([canonicalId(text), canonicalId(text.toUpperCase()), canonicalId(text.replaceAll("-", ""))]).toEqual([
          text,
          text,
          text,
        ]);
      }),
    );
  });
});
