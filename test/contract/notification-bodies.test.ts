import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { faults, item, parseItems } from "../support/notifications.ts";

describe("NT-08 what is wrong with a body is said, with where", () => {
  test.each([
    { body: "", fault: "empty $" },
    { body: " \r\n\t", fault: "empty $" },
    { body: "\uFEFF", fault: "empty $" },
    { body: undefined, fault: "empty $" },
    { body: null, fault: "empty $" },
    { body: new Uint8Array(), fault: "empty $" },
    { body: new ArrayBuffer(0), fault: "empty $" },
    { body: "{", fault: "json $" },
    { body: "undefined", fault: "json $" },
    { body: new TextEncoder().encode("<html>"), fault: "json $" },
    { body: "null", fault: "type $" },
    { body: "7", fault: "type $" },
    { body: '"text"', fault: "type $" },
    { body: "[]", fault: "type $" },
    { body: 7, fault: "type $" },
    { body: true, fault: "type $" },
    { body: [item()], fault: "type $" },
    { body: { value: null }, fault: "type $.value" },
    { body: { value: {} }, fault: "type $.value" },
    { body: { value: "text" }, fault: "type $.value" },
  ])("$body: $fault", ({ body, fault }) => {
    const read = parseNotifications(body);
    expect(read.map(faults)).toEqual([[fault]]);
    expect(read[0]?.raw.reveal()).toBe(body);
  });

  test.each([
    { sent: "no item", fault: ["type $.value[1]"] },
    { sent: null, fault: ["type $.value[1]"] },
    { sent: [item()], fault: ["type $.value[1]"] },
    { sent: {}, fault: ["required $.value[1].resourceUrl"] },
    { sent: { changeType: "updated" }, fault: ["required $.value[1].resourceUrl"] },
    { sent: item({ changeType: 2 }), fault: ["type $.value[1].changeType"] },
    { sent: item({ resourceUrl: {} }), fault: ["type $.value[1].resourceUrl"] },
    { sent: item({ resource: [] }), fault: ["type $.value[1].resource"] },
    { sent: item({ resourceData: "text" }), fault: ["type $.value[1].resourceData"] },
    { sent: item({ resourceData: false }), fault: ["type $.value[1].resourceData"] },
    {
      sent: item({ changeType: {}, resourceUrl: 1, resourceData: 0 }),
      fault: ["type $.value[1].changeType", "type $.value[1].resourceUrl", "type $.value[1].resourceData"],
    },
  ])("an item $sent: $fault, and its neighbours come out", ({ sent, fault }) => {
    const read = parseItems(item(), sent, item());
    expect(read.map(({ kind }) => kind)).toEqual(["call", "invalid", "call"]);
    expect(faults(read[1])).toEqual(fault);
    expect(read[1]?.raw.reveal()).toBe(sent);
  });

  test.each([
    { text: '{"value":[}', where: "is not JSON: see line 1, column 11" },
    { text: '{\n  "value": [],\n  "token": "secret" "x"\n}', where: "is not JSON: see line 3, column 21" },
    { text: '{"recordingAccessToken":"secret', where: "is not JSON: it ends too early, at line 1, column 32" },
    { text: '{"recordingAccessToken":"secret\u0000"}', where: "is not JSON: see line 1, column 32" },
    { text: "secret", where: "is not JSON: see line 1, column 1" },
    { text: "[1,]", where: "is not JSON: see line 1, column 4" },
    { text: '{"value":[1] // will be set', where: "is not JSON: see line 1, column 14" },
  ])("invalid JSON is reported by its position, never by its content: $where", ({ text, where }) => {
    const [read] = parseNotifications(text);
    expect(read).toMatchObject({ kind: "invalid", issues: [{ path: "$", code: "json", message: where }] });
    expect(JSON.stringify(read)).not.toContain("secret");
  });
});

describe("NT-13 an object without value is taken for the platform's older format", () => {
  test.each([
    { body: {} },
    {
      body: {
        id: "1c2f6d0e-9a35-4b7c-8f11-6f0e2f3f9b52",
        participants: [
          { identity: "8:live:caller", languageId: "en-US", originator: true },
          { identity: "28:c89e6f90-2b47-4eee-8e3b-22d0b3a6d495", originator: false },
        ],
        isMultiparty: false,
        presentedModalityTypes: ["audio"],
        callState: "incoming",
      },
    },
    { body: item() },
  ])("$body", ({ body }) => {
    expect(parseNotifications(body).map(faults)).toEqual([["notCommsNotifications $"]]);
    expect(parseNotifications(JSON.stringify(body)).map(faults)).toEqual([["notCommsNotifications $"]]);
  });
});

describe("NT-14 bytes are decoded by the charset of the Content-Type", () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const withName = (bytes: readonly number[]): Uint8Array =>
    Uint8Array.from([
      ...utf8('{"value":[{"resourceUrl":"/calls/1","resourceData":{"@odata.type":"call","subject":"'),
      ...bytes,
      ...utf8('"}}]}'),
    ]);
  const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
    Uint8Array.from(
      [...text].flatMap((letter) => {
        const unit = letter.charCodeAt(0);
        return bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8];
      }),
    );
  const subjectOf = (body: unknown, contentType: string | undefined): unknown => {
    const [read] = parseNotifications(body, { contentType });
    return read?.kind === "call" ? read.call.subject : read;
  };

  test.each([
    { bytes: [0xc3, 0xa9], contentType: "application/json", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: undefined, subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=utf-8", subject: "é" },
    { bytes: [0xe9], contentType: "application/json; charset=Windows-1252", subject: "é" },
    { bytes: [0x80], contentType: 'application/json;CHARSET = "windows-1252"', subject: "€" },
    { bytes: [0xe9], contentType: "application/json; odata=verbose; charset=iso-8859-1", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=no-such-charset", subject: "é" },
    { bytes: [0xc3, 0xa9], contentType: "application/json; charset=", subject: "é" },
    { bytes: [0xe9], contentType: "application/json", subject: "\uFFFD" },
  ])("$bytes as $contentType", ({ bytes, contentType, subject }) => {
    expect(subjectOf(withName(bytes), contentType)).toBe(subject);
  });

  const text = '{"value":[{"resourceUrl":"/calls/1","resourceData":{"@odata.type":"call","subject":"é"}}]}';
  test.each([
    {
      encoded: "UTF-8 with a mark",
      body: utf8(`\uFEFF${text}`),
      contentType: "application/json; charset=windows-1252",
    },
    { encoded: "UTF-16, little end first", body: utf16(text, false), contentType: "application/json; charset=utf-16" },
    {
      encoded: "UTF-16 with a mark, little end first",
      body: utf16(`\uFEFF${text}`, false),
      contentType: "application/json",
    },
    { encoded: "UTF-16 with a mark, big end first", body: utf16(`\uFEFF${text}`, true), contentType: undefined },
  ])("$encoded", ({ body, contentType }) => {
    expect(subjectOf(body, contentType)).toBe("é");
  });

  test("a part of a larger buffer is read as that part", () => {
    const whole = utf8(`xx${text}xx`);
    expect(subjectOf(whole.subarray(2, whole.length - 2), undefined)).toBe("é");
  });

  test("text is decoded already", () => {
    expect(subjectOf(text, "application/json; charset=windows-1252")).toBe("é");
  });
});
