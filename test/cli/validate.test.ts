import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { examples } from "../../generated/examples.ts";
import { jsonLines, run, start } from "./support.ts";

const folder = mkdtempSync(join(tmpdir(), "validate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

const finished = examples["commsNotifications.captured.stopToneDetected"];

describe("validate", () => {
  test("names every fault of a body with its path, and exits with 1", async () => {
    const path = file("request.json", {
      maxRecordDurationInSeconds: 300,
      stopTone: ["#"],
      prompts: [{ mediaInfo: { uri: "x" } }],
    });
    expect(await run("validate", path, "--as", "request")).toEqual({
      code: 1,
      out: `bad  ${path}: request
     $.stopTone                    is not a member of the contract; did you mean "stopTones"?
     $.prompts[0]["@odata.type"]   is required
     $.prompts[0].mediaInfo.uri    must be an absolute http or https address
     $.maxRecordDurationInSeconds  must be 120 or less
`,
      err: "",
    });
  });

  test.each([
    { name: "request", body: examples["recordResponseRequest.reference"], says: 'request (guessed: it has "prompts")' },
    { name: "operation", body: examples["recordOperation.running"], says: 'operation (guessed: it has "status")' },
    { name: "null", body: "null", says: "operation (guessed: null is an answer without an operation)" },
    { name: "notifications", body: finished, says: 'notifications (guessed: it has "value")' },
    { name: "error", body: examples["odataError.notFound"], says: 'error (guessed: it has "error")' },
  ])("guesses what kind of body it is, and says so: $name", async ({ name, body, says }) => {
    const path = file(`${name}.json`, body);
    expect(await run("validate", path)).toEqual({ code: 0, out: `ok   ${path}: ${says}\n`, err: "" });
  });

  test.each([
    { as: "request", body: {}, code: 0 },
    { as: "request", body: { status: "running" }, code: 1 },
    { as: "operation", body: { status: "running" }, code: 1 },
    { as: "operation", body: { id: "1", status: "running" }, code: 0 },
    { as: "operation", body: { "@odata.type": "#microsoft.graph.playPromptOperation", status: "completed" }, code: 1 },
    {
      as: "operation",
      body: { "@odata.type": "#microsoft.graph.playPromptOperation", id: "1", status: "running" },
      code: 0,
    },
    {
      as: "operation",
      body: { "@odata.type": "#microsoft.graph.muteParticipantOperation", status: "completed" },
      code: 0,
    },
    { as: "notifications", body: { value: [] }, code: 0 },
    { as: "notifications", body: { value: [{}] }, code: 1 },
    { as: "error", body: { error: { code: "8522" } }, code: 1 },
  ])("--as $as judges $body: $code", async ({ as, body, code }) => {
    expect((await run("validate", file("body.json", body), "--as", as)).code).toBe(code);
  });

  test("reads the member that is wrong in a notification", async () => {
    const path = file("statusless.json", {
      value: [{ ...finished.value[0], resourceData: { "@odata.type": "#microsoft.graph.recordOperation" } }],
    });
    expect((await run("validate", path)).out).toContain("$.value[0].resourceData.status  is required");
  });

  test.each([
    { name: "broken.json", content: '{"value":[', says: "$  is not JSON: it ends too early, at line 1, column 11" },
    { name: "empty.json", content: "", says: "$  is empty" },
    {
      name: "anything.json",
      content: '{"a":1}',
      says: "$  has no member that shows its kind; name it with --as request|operation|notifications|error",
    },
    {
      name: "list.json",
      content: "[]",
      says: "$  has no member that shows its kind; name it with --as request|operation|notifications|error",
    },
  ])("finds $name at fault", async ({ name, content, says }) => {
    const { code, out } = await run("validate", file(name, content));
    expect(code).toBe(1);
    expect(out).toContain(says);
  });

  test("reads a body by its byte order mark", async () => {
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(finished)}`, "utf16le");
    expect((await run("validate", file("utf16.json", utf16))).code).toBe(0);
  });

  test("judges the other files when one is not there, and exits with 2", async () => {
    const valid = file("valid.json", finished);
    const { code, out, err } = await run("validate", join(folder, "nowhere.json"), valid, folder);
    expect(code).toBe(2);
    expect(out).toContain(`ok   ${valid}: notifications`);
    expect(out).toContain("1 judged: 1 ok, 0 bad.");
    expect(err).toBe(
      `${join(folder, "nowhere.json")} is not there. Name a file with one JSON body, or - for standard input.\n` +
        `${folder} is a folder. Name a file with one JSON body, or - for standard input.\n`,
    );
  });

  test.each([
    {
      args: [],
      says: "validate takes the files to judge, or - for standard input: graph-record-response validate captured.json.",
    },
    {
      args: ["x.json", "--as", "answer"],
      says: '--as takes one of request, operation, notifications, error; not "answer".',
    },
  ])("$args is a wrong call", async ({ args, says }) => {
    const { code, out, err } = await run("validate", ...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
  });

  test("--json prints an object for each file", async () => {
    const [valid, bad] = [file("a.json", finished), file("b.json", { value: 1 })];
    const { code, out } = await run("validate", valid, bad, "--json");
    expect(code).toBe(1);
    expect(jsonLines(out)).toEqual([
      { file: valid, ok: true, kind: "notifications", guessedBecause: 'it has "value"', issues: [] },
      {
        file: bad,
        ok: false,
        kind: "notifications",
        guessedBecause: 'it has "value"',
        issues: [{ path: "$.value", code: "type", wanted: ["array"], message: "must be array" }],
      },
    ]);
  });

  test("prints no secret of a body", async () => {
    const secret = "eyJhbGciOiJub25lIn0.e30.secret";
    const item = {
      ...finished.value[0],
      resourceData: { "@odata.type": "#microsoft.graph.recordOperation", status: 1, recordingAccessToken: [secret] },
    };
    const texts = await Promise.all(
      [[], ["--json"]].map((more) => run("validate", file("secret.json", { value: [item] }), ...more)),
    );
    expect(texts.map(({ code }) => code)).toEqual([1, 1]);
    expect(JSON.stringify(texts)).not.toContain(secret);
  });

  test("reads standard input", async () => {
    const stdin = openSync(file("piped.json", '{"maxRecordDurationInSeconds": 300}'), "r");
    const { code, out } = await start(["validate", "-"], { stdin }).ended;
    expect(code).toBe(1);
    expect(out).toContain("bad  standard input: request");
    expect(out).toContain("$.maxRecordDurationInSeconds  must be 120 or less");
  });
});
