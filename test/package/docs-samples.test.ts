import { describe, expect, test } from "vitest";
import { type CodeSample, codeSamples, sampleLanguages } from "../../scripts/docs/samples/code-samples.ts";
import { type Parameter, placedOperations, type RequestBody } from "../../scripts/lib/contract.ts";
import { contract, type Edit, edited, existing } from "../support/contract-edits.ts";

const samples = codeSamples(contract);

const labels = (all: CodeSample[] | undefined): string[] => existing(all).map(({ label }) => label);
const sourceOf = (all: CodeSample[] | undefined, label: string): string =>
  existing(all?.find((sample) => sample.label === label)).source;

const every = ["HTTP", "curl", "TypeScript", "fetch", "Microsoft's client", "C#"];
const without = (...left: string[]): string[] => every.filter((label) => !left.includes(label));

describe("each operation of the contract has its samples, in the order of the tabs", () => {
  const rows: Record<string, string[]> = {
    createCall: every,
    getCall: every,
    deleteCall: every,
    answerCall: every,
    playPrompt: every,
    recordResponse: every,
    recordResponseByApp: without("TypeScript"),
    cancelMediaProcessing: every,
    subscribeToTone: every,
    keepCallAlive: every,
    getCallOperation: every,
    downloadRecording: without("Microsoft's client"),
    receiveCommsNotifications: ["HTTP", "curl", "TypeScript"],
  };

  test.each(Object.entries(rows))("%s", (operationId, expected) => {
    expect(labels(samples[operationId])).toEqual(expected);
  });

  test("there is no other operation", () => {
    expect(Object.keys(samples)).toEqual(Object.keys(rows));
    expect(placedOperations(contract).map(({ operation }) => operation.operationId)).toEqual(Object.keys(rows));
  });
});

test("the languages are listed for Redoc, which distinguishes them by their labels", () => {
  expect(sampleLanguages).toEqual([
    { lang: "HTTP", label: "HTTP" },
    { lang: "Shell", label: "curl" },
    { lang: "TypeScript", label: "TypeScript" },
    { lang: "JavaScript", label: "fetch" },
    { lang: "JavaScript", label: "Microsoft's client" },
    { lang: "C#", label: "C#" },
  ]);
});

describe("no sample holds what looks like a token", () => {
  const all = Object.entries(samples).flatMap(([id, each]) => each.map((sample) => ({ id, ...sample })));

  test.each(all)("$id, $label", ({ source }) => {
    const withoutIds = source.replace(/\b[0-9A-F]{8}(?:-?[0-9A-F]{4}){3}-?[0-9A-F]{12}\b/gi, "");
    expect(withoutIds.match(/\beyJ[\w-]+|\b(?=\w*\d)[\w-]{24,}\b/g)).toBeNull();
    const bearers = [...source.matchAll(/bearer (.*?)["'`\n]/gi)].map(([, token]) => token);
    for (const bearer of bearers) expect(bearer).toMatch(/^\{[a-zA-Z]+\}$|^\$\{?(?:process\.env\.)?[A-Z_]+\}?$/);
  });
});

describe("headers", () => {
  const lines = (id: string, label: string): string[] => sourceOf(samples[id], label).split("\n");

  test("a POST without a body says that it has none, as servers ask for", () => {
    expect(lines("keepCallAlive", "HTTP")).toContain("Content-Length: 0");
    expect(lines("keepCallAlive", "curl")).toContain("  --header 'Content-Length: 0'");
    expect(sourceOf(samples["getCall"], "HTTP")).not.toContain("Content-Length");
  });

  test("a request for Graph has none that may be left out", () => {
    expect(lines("recordResponse", "HTTP").slice(0, 6)).toEqual([
      "POST /beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/recordResponse HTTP/1.1",
      "Host: graph.microsoft.com",
      "Authorization: Bearer {token}",
      "Content-Type: application/json",
      "Content-Length: 475",
      "",
    ]);
  });

  test("PL-10 a notification has the platform's own", () => {
    expect(lines("receiveCommsNotifications", "HTTP").slice(0, 10)).toEqual([
      "POST /api/calls HTTP/1.1",
      "Host: bot.contoso.com",
      "Authorization: Bearer {callbackToken}",
      "Content-Type: application/json",
      "X-Microsoft-Skype-Chain-ID: d8217646-3110-40b1-bae6-e9ac6c3a9f74",
      "X-Microsoft-Skype-Message-ID: 5b1e3c7a-94d2-4f6b-8a0e-7c2d9f1b4e63",
      "Scenario-Id: 0c9d8e7f-6a5b-4c3d-92e1-f0a1b2c3d4e5",
      "User-Agent: Microsoft-Skype/3.0,(Calling/1.0)",
      "Content-Length: 891",
      "",
    ]);
  });

  test("a recording is asked for with its own token", () => {
    expect(lines("downloadRecording", "HTTP")).toContain("Authorization: Bearer {recordingAccessToken}");
    expect(sourceOf(samples["downloadRecording"], "curl")).toContain('"Authorization: Bearer $RECORDING_ACCESS_TOKEN"');
  });
});

test("a list is short, and written as its language does", () => {
  const tonesOf = (label: string): string | undefined =>
    /"?stopTones.*/i.exec(sourceOf(samples["recordResponse"], label))?.[0];
  expect(every.map(tonesOf)).toEqual([
    '"stopTones": ["#", "1", "*"]',
    '"stopTones": ["#", "1", "*"]',
    'stopTones: ["#", "1", "*"],',
    'stopTones: ["#", "1", "*"],',
    'stopTones: ["#", "1", "*"],',
    'StopTones = ["#", "1", "*"]',
  ]);
});

describe("CT-02 an edit of the spec changes the samples", () => {
  const prompts = { path: "/communications/calls/{callId}/playPrompt", id: "playPrompt" };

  const ask =
    (parameter: Partial<Parameter>): Edit =>
    ({ paths }) => {
      const { post } = existing(paths[prompts.path]);
      existing(post).parameters = [
        { name: "limit", in: "query", required: true, schema: { type: "string" }, ...parameter },
      ];
    };

  test("an operation that is added has its own", () => {
    const added: Edit = ({ paths }) => {
      const item = structuredClone(existing(paths[prompts.path]));
      Object.assign(existing(item.post), { operationId: "sendFax", "x-method": "fax" });
      paths["/communications/calls/{callId}/sendFax"] = item;
    };
    const own = codeSamples(edited(contract, added))["sendFax"];
    expect(labels(own)).toEqual(every);
    expect(sourceOf(own, "HTTP")).toMatch(/^POST \/beta\/communications\/calls\/[-\w]+\/sendFax HTTP\/1\.1\n/);
    expect(sourceOf(own, "TypeScript")).toContain("await graph.fax(");
    expect(sourceOf(own, "C#")).toContain("new SendFaxPostRequestBody\n");
  });

  test("an operation of another token has no method of the client", () => {
    const ofRecordings: Edit = ({ paths }) =>
      (existing(paths[prompts.path]?.post).security = [{ recordingAccessToken: [] }]);
    expect(labels(codeSamples(edited(contract, ofRecordings))[prompts.id])).toEqual(without("TypeScript"));
  });

  test("a required parameter of the query is given, by its example", () => {
    const own = codeSamples(edited(contract, ask({ example: "a b" })))[prompts.id];
    for (const label of ["HTTP", "curl", "fetch", "Microsoft's client"])
      expect(sourceOf(own, label)).toMatch(/\/playPrompt\?limit=a%20b['" ]/);
    expect(sourceOf(own, "TypeScript")).toContain('{ query: { limit: "a b" } });');
    expect(sourceOf(own, "C#")).toContain('PostAsync(body, config => config.QueryParameters.Limit = "a b");');
  });

  test("a required header is given, and an optional one is left out", () => {
    const own = (required: boolean): string =>
      sourceOf(
        codeSamples(edited(contract, ask({ name: "X-Tone", in: "header", example: "it's", required })))[prompts.id],
        "curl",
      );
    expect(own(true)).toContain(String.raw`--header 'X-Tone: it'\''s'`);
    expect(own(false)).not.toContain("X-Tone");
  });

  test("a parameter or a body without an example is named", () => {
    const exampleless: Edit = ({ components: { requestBodies } }) => {
      const { content } = existing(requestBodies)["playPrompt"] as RequestBody;
      delete existing(content["application/json"]).examples;
    };
    expect(() => codeSamples(edited(contract, ask({})))).toThrow(
      "The parameter limit of playPrompt has no example, which its samples need; add one.",
    );
    expect(() => codeSamples(edited(contract, exampleless))).toThrow(
      "The body of playPrompt has no example, which its samples need; add one.",
    );
  });
});
