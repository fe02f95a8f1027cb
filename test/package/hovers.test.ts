import { readdir } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClauseReferences } from "../../scripts/lib/clause-references.ts";
import { copyProject, type ProjectCopy } from "../support/project-copy.ts";

// What an editor shows to whoever uses the built package, as TypeScript's language service prints it.

const doors = ["index", "webhook/index", "msw/index", "testing/index"];

/** A bot in which what the table points at is written once. */
const source = `
import { createCallsClient, createOperationWaiter, downloadRecording, parseNotifications, recordAndWait, recording, tones, validateRecordResponseRequest, type CommsNotifications, type MediaPrompt, type RecordResponseRequest } from "graph-record-response";
import { createWebhookReceiver } from "graph-record-response/webhook";

const graph = createCallsClient({ accessToken: "any", retry: { attempts: 3 }, timeoutMs: 30_000 });
const waiter = createOperationWaiter({ graceMs: 2_000 });
export const receiver = createWebhookReceiver({ appId: "app", onNotification: waiter.accept, maxBodyBytes: 1, rejectWith: 403 });

export async function ask(callId: string, prompt: MediaPrompt, body: CommsNotifications) {
  const request: RecordResponseRequest = {
    prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/ask.wav" } }],
    bargeInAllowed: false,
    initialSilenceTimeoutInSeconds: 5,
    maxSilenceTimeoutInSeconds: 5,
    maxRecordDurationInSeconds: 5,
    playBeep: true,
    stopTones: [tones.pound],
    clientContext: "greeting-1",
  };
  waiter.expect({ kind: recording, callId });
  const answer = await graph.recordResponse(callId, request);
  const outcome = await recordAndWait({ graph, waiter, callId, request: {} });
  if (outcome.kind === "recorded") {
    outcome.recording.accessToken.reveal();
    await downloadRecording(outcome.recording, { allowedHosts: ["*.contoso.com"], maxBytes: 1 });
  }
  return [answer, prompt, parseNotifications(body), validateRecordResponseRequest(request)];
}
`;

/** Where the pointer is, what the editor shows, the first paragraph of what it says of it, and the clauses that it names. */
const rows: { at: string; shows: string; says?: string; sees?: string }[] = [
  {
    at: "recordResponse(callId",
    shows:
      "(method) Methods<CallOptions, Answers>.recordResponse(callId: string, request?: RecordResponseRequest, options?: CallOptions | undefined): Promise<OperationAnswer<RecordOperation>>",
    says: "Record a short answer.",
  },
  {
    at: "RecordResponseRequest = {",
    shows: "(alias) interface RecordResponseRequest",
    says: "The recording that a bot requests; every member may be left out, and null means the same.",
  },
  { at: "MediaPrompt, body", shows: "(alias) interface MediaPrompt", says: "An audio file to play to the caller." },
  {
    at: "CommsNotifications)",
    shows: "(alias) interface CommsNotifications",
    says: "The body of a callback as it is sent.",
  },
  {
    at: "prompts: [",
    shows: "(property) RecordResponseRequest.prompts?: MediaPrompt[] | null | undefined",
    says: "The prompt to play first, exactly one. Send it, as no source shows a request without; an empty list is refused (8523).",
  },
  {
    at: "uri: ",
    shows: "(property) MediaInfo.uri: string",
    says: "Absolute http or https address of the file; https is advised.",
  },
  {
    at: "bargeInAllowed",
    shows: "(property) RecordResponseRequest.bargeInAllowed?: boolean | null | undefined",
    says: "Ends the running and the queued record and playPrompt requests of the call. Default false.",
  },
  {
    at: "initialSilenceTimeoutInSeconds",
    shows: "(property) RecordResponseRequest.initialSilenceTimeoutInSeconds?: number | null | undefined",
    says: "Longest silence until the caller speaks, from the end of the prompt, else from the start of the operation. When it is over, the operation fails. In seconds, 1 to 120, default 5.",
  },
  {
    at: "maxSilenceTimeoutInSeconds",
    shows: "(property) RecordResponseRequest.maxSilenceTimeoutInSeconds?: number | null | undefined",
    says: "Longest pause after the caller has begun to speak, in seconds, 1 to 120, default 5.",
  },
  {
    at: "maxRecordDurationInSeconds",
    shows: "(property) RecordResponseRequest.maxRecordDurationInSeconds?: number | null | undefined",
    says: "Longest recording before the platform stops it, in seconds, 1 to 120, default 5.",
  },
  {
    at: "playBeep",
    shows: "(property) RecordResponseRequest.playBeep?: boolean | null | undefined",
    says: "Plays a beep as the signal for the caller to begin. Default true.",
  },
  {
    at: "stopTones",
    shows: "(property) RecordResponseRequest.stopTones?: Tone[] | null | undefined",
    says: "Keys that end the recording.",
  },
  { at: "pound", shows: '(property) pound: "#"' },
  {
    at: "clientContext:",
    shows: "(property) RecordResponseRequest.clientContext?: string | null | undefined",
    says: "A string of the bot that is returned with the operation. Use one per operation, in ASCII, and not the call id. At most 256 UTF-16 units.",
  },
  { at: "answer = await", shows: "const answer: OperationAnswer<RecordOperation>" },
  {
    at: "recordAndWait({",
    shows: "(alias) recordAndWait(options: RecordAndWaitOptions): Promise<RecordingOutcome>",
    says: "Asks for a recording and waits until it is known how it ended. Rejects with the client's error when the POST fails, and with the signal's reason when it aborts; everything later is an outcome.",
    sees: "[NT-12, RR-25, RR-27, ER-04] in graph-record-response/clauses.json",
  },
  {
    at: "request: {}",
    shows: "(property) WaitOptions<RecordingKind>.request?: Partial<RecordResponseRequest> | undefined",
    says: "Default: Graph's own defaults. Without a clientContext, or with an empty one, a unique one is sent.",
    sees: "[RR-25] in graph-record-response/clauses.json",
  },
  { at: "kind ===", shows: '(property) kind: "failed" | "recorded" | "completed" | "callEnded" | "timedOut"' },
  {
    at: "downloadRecording(outcome",
    shows:
      "(alias) downloadRecording(recording: RecordingSource, options?: DownloadOptions): Promise<RecordingDownload>",
    says: "Downloads a recording with the token that came with it; the token for Graph is never involved. Do so at once: the file is discarded shortly after the call ends. Nothing is held whole and nothing is written to disk.",
    sees: "[RF-01..RF-06, ER-04, ER-05] in graph-record-response/clauses.json",
  },
  {
    at: "maxBytes",
    shows: "(property) DownloadOptions.maxBytes?: number | undefined",
    says: "Largest recording, in bytes. Default: 8 MiB; two minutes are about 3.84 MB.",
  },
  {
    at: "allowedHosts",
    shows: "(property) HostRules.allowedHosts?: readonly string[] | undefined",
    says: "The only hosts to download from, whatever their port: names, also those of a network of one's own, and `*.example.com` for every host below one. Default: any public host name, and what the two other rules name.",
  },
  {
    at: "reveal",
    shows: "(method) Redacted<string>.reveal(): string",
    says: "The value itself: to send it, or to put a notification on a queue. Keep it out of logs.",
  },
  {
    at: "maxBodyBytes",
    shows: "(property) WebhookReceiverOptions.maxBodyBytes?: number | undefined",
    says: "Largest accepted body, bytes. Default: 1 MiB.",
    sees: "[AU-09] in graph-record-response/clauses.json",
  },
  {
    at: "rejectWith",
    shows: "(property) WebhookReceiverOptions.rejectWith?: 403 | 401 | undefined",
    says: "Status for a token that was refused. Default: 401; Microsoft's samples answer 403.",
    sees: "[AU-08] in graph-record-response/clauses.json",
  },
  {
    at: "graceMs",
    shows: "(property) OperationWaiterOptions.graceMs?: number | undefined",
    says: "How long after the end of its call an operation may still complete, milliseconds; default 2,000.",
    sees: "[NT-11] in graph-record-response/clauses.json",
  },
  {
    at: "timeoutMs",
    shows: "(property) CallsClientOptions.timeoutMs?: number | undefined",
    says: "Milliseconds for one attempt. Default 30,000.",
  },
  {
    at: "kind: recording",
    shows: "(property) ExpectOptions<RecordingKind>.kind?: RecordingKind | undefined",
    says: "The kind of operation, `recording` by default; `anyOperation` for a type that this package does not name.",
  },
  {
    at: "parseNotifications(body",
    shows:
      "(alias) parseNotifications(body: unknown, options?: {\n    readonly contentType?: string | null | undefined;\n    readonly maxItems?: number | undefined;\n}): readonly ParsedNotification[]",
    says: "Reads a callback's body item by item, in order. Never throws for a body: what cannot be read is `invalid` with issues that say where, what the contract does not name is `unknown`, and all keep `raw`. A wrong option is a TypeError. Says nothing about who sent it: see `./webhook`. An item gives one result; one whose `resourceData` is a list gives one for each operation and call, one for all participants, and one `unknown` for all others.",
    sees: "[NT-01, NT-04, NT-07, NT-08, CA-13, NT-15, NT-14] in graph-record-response/clauses.json",
  },
  {
    at: "validateRecordResponseRequest(request",
    shows:
      "(alias) validateRecordResponseRequest(value: unknown, options?: {\n    readonly extraMembers?: readonly string[] | undefined;\n}): readonly Issue[]",
    says: "Every fault of a request, with its JSON path; none when it keeps the contract. A member set to null counts as left out. The client refuses a request that has one, and so does the mock.",
    sees: "[RR-05..RR-14, RR-23] in graph-record-response/clauses.json",
  },
];

let project: ProjectCopy;
let service: ts.LanguageService;
let bot: string;
let declarations: { path: string; text: string }[];

beforeAll(async () => {
  project = await copyProject();
  expect(await project.node("scripts/build.ts")).toEqual({ code: 0, stdout: "", stderr: "" });
  bot = join(project.folder, "bot.ts");
  await project.write("bot.ts", source);
  service = languageService(project.folder, bot);
  const paths = await readdir(join(project.folder, "dist"), { recursive: true });
  declarations = await Promise.all(
    paths
      .filter((path) => path.endsWith(".d.ts"))
      .map(async (path) => ({ path, text: await project.read(join("dist", path)) })),
  );
});

afterAll(() => project?.[Symbol.asyncDispose]());

describe("an editor shows names, limits and defaults where something is written", () => {
  test("the bot of the table compiles", () => {
    const faults = service.getSemanticDiagnostics(bot).map(({ messageText }) => messageText);
    expect(faults).toEqual([]);
  });

  test.each(rows)("$at", ({ at, shows, says, sees }) => {
    const info = service.getQuickInfoAtPosition(bot, source.lastIndexOf(at));
    const see = info?.tags?.find(({ name }) => name === "see");
    expect({
      shows: ts.displayPartsToString(info?.displayParts).split("\nimport ")[0],
      says: ts.displayPartsToString(info?.documentation).split("\n\n")[0]?.replaceAll("\n", " ") || undefined,
      sees: see && ts.displayPartsToString(see.text),
    }).toEqual({ shows, says, sees });
  });

  test.each(doors)("each option that dist/src/%s.d.ts exports says what it is", (door) => {
    const file = service.getProgram()?.getSourceFile(join(project.folder, `dist/src/${door}.d.ts`));
    expect(file && undocumented(file)).toEqual([]);
  });

  /** Members of exported `…Options` without a comment. */
  function undocumented(file: ts.SourceFile): string[] {
    const checker = service.getProgram()?.getTypeChecker();
    const door = checker?.getSymbolAtLocation(file);
    if (!checker || !door) throw new Error(`${file.fileName} exports nothing`);
    const options = checker
      .getExportsOfModule(door)
      .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
      .filter(({ name, flags }) => name.endsWith("Options") && flags & ts.SymbolFlags.Interface);
    return options.flatMap((symbol) =>
      checker
        .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
        .filter((member) => member.getDocumentationComment(checker).length === 0)
        .map(({ name }) => `${symbol.name}.${name}`),
    );
  }
});

describe("the clauses that published comments quote are in the package", () => {
  const reference = / \* @see \[([^\]]*)\] in graph-record-response\/clauses\.json$/gm;
  const clause = /\b[A-Z]{2}-\d{2}\b/g;

  test("clauses.json has the sentence and the source of each", async () => {
    const clauses = JSON.parse(await project.read("generated/clauses.json")) as Record<string, unknown>;
    expect(clauses["RR-10"]).toEqual({
      sentence: "maxRecordDurationInSeconds: integer seconds, 1..120, default 5",
      source: ["docs"],
    });
    const quoted = declarations.flatMap(({ text }) => text.match(clause) ?? []);
    expect(new Set(quoted).size).toBeGreaterThan(30);
    expect(quoted.filter((id) => !(id in clauses))).toEqual([]);
  });

  test("each stands in a line that names that file, and is no longer in brackets elsewhere", () => {
    const rest = declarations.map(({ path, text }) => ({ path, text: text.replace(reference, "") }));
    expect(declarations.flatMap(({ text }) => text.match(reference) ?? []).length).toBeGreaterThan(50);
    expect(rest.filter(({ text }) => /\[[A-Z]{2}-\d{2}/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each([
    {
      comment: "/** Bytes. Default: 1 MiB. [AU-09] */",
      published: ["/**", " * Bytes. Default: 1 MiB.", " * @see [AU-09] in"],
    },
    {
      comment: "/**\n * Ends it [RR-20]; more. [NT-12, RR-20]\n *\n * @example\n *   go();\n */",
      published: ["/**", " * Ends it; more.", " *", " * @example", " *   go();", " * @see [RR-20, NT-12] in"],
    },
    { comment: "/** All of it. [PL-01..PL-09] */", published: ["/**", " * All of it.", " * @see [PL-01..PL-09] in"] },
  ])("$comment", ({ comment, published }) => {
    const text = `${published.join("\n")} graph-record-response/clauses.json\n */\nexport {};\n`;
    expect(withClauseReferences(`${comment}\nexport {};\n`)).toBe(text);
  });

  test("a comment that quotes none, and a string that is not a comment, stay as they are", () => {
    const text = '/** UTF-16 units. [sic] */\nexport type Id = "[RR-10]";\n';
    expect(withClauseReferences(text)).toBe(text);
  });
});

function languageService(folder: string, file: string): ts.LanguageService {
  const { fileExists, readFile, readDirectory, directoryExists, getDirectories } = ts.sys;
  return ts.createLanguageService({
    fileExists,
    readFile,
    readDirectory,
    directoryExists,
    getDirectories,
    getScriptFileNames: () => [file, ...doors.map((door) => join(folder, `dist/src/${door}.d.ts`))],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getCompilationSettings: () => ({
      strict: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      types: [],
      noEmit: true,
    }),
  });
}
