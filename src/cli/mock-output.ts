import type { RecordResponseRequest } from "../contract/types.ts";
import { parseJson } from "../lib/json.ts";
import { isObject } from "../lib/untrusted.ts";
import { isLoopback } from "../lib/url.ts";
import type { CallEvent } from "../platform/call/call-events.ts";
import type { PlainRequest } from "../platform/http/plain.ts";
import { cellMs } from "./bars.ts";
import type { Certificate } from "./certificate.ts";
import type { ServedResponse } from "./http/answers.ts";
import {
  type BotEnvironment,
  type MockFacts,
  proxyEnvironments,
  redirectEnvironment,
  typescriptSettings,
} from "./mock-environment.ts";
import type { MockSettings } from "./mock-settings.ts";
import type { RunTokens } from "./run-tokens.ts";
import type { Terminal } from "./terminal.ts";
import { createTimeline } from "./timeline.ts";
import { beside } from "./wrapped.ts";

/** The call that the mock begins with. */
export interface FirstCall {
  readonly origin: string;
  readonly callId: string;
  /** It is incoming, so the bot asks by itself. */
  readonly ring: boolean;
  /** Its caller speaks by itself. */
  readonly hasScript: boolean;
}

/** What a running mock prints. */
export interface MockOutput {
  ready(origin: string): void;
  /** How the first call can be used. */
  invite(call: FirstCall): void;
  event(event: CallEvent): void;
  /** Something that is not safe. */
  warning(text: string): void;
  /** Something that Graph would do otherwise. */
  note(text: string): void;
  /** A request was refused, or failed. */
  refused(request: PlainRequest, response: Pick<ServedResponse, "status" | "body">): void;
  closed(): void;
}

/** What is printed at the start. */
type PrintedSettings = Pick<MockSettings, "callback" | "version" | "seed" | "controlToken" | "page"> & {
  readonly certificate: Certificate | undefined;
};

/** One JSON object per line, for programs. */
export function jsonOutput(
  { print }: Terminal,
  { callback, version, seed, certificate, page }: PrintedSettings,
  { issuer, appId, configurationPath }: RunTokens,
): MockOutput {
  const write = (fact: object): void => print(JSON.stringify(fact));
  return {
    ready(origin) {
      const keys = origin + configurationPath;
      const mock = { origin, version, keys, appId };
      write({
        kind: "ready",
        origin,
        ...(page && { page: pageAt(origin) }),
        callback,
        version,
        seed,
        issuer,
        keys,
        appId,
        tokens: origin + tokenPath,
        environments: environmentsOf(mock, certificate),
        typescript: typescriptSettings(mock),
      });
    },
    invite: () => undefined,
    event: write,
    warning: (text) => write({ kind: "warning", text }),
    note: (text) => write({ kind: "note", text }),
    refused: ({ method, url }, { status, body }) =>
      write({ kind: "refused", method, path: new URL(url).pathname, status, message: messageOf(body) }),
    closed: () => write({ kind: "closed" }),
  };
}

/** Sentences, and calls drawn to scale. */
export function textOutput(
  terminal: Terminal,
  { callback, version, seed, certificate, controlToken, page }: PrintedSettings,
  { issuer, appId, configurationPath }: RunTokens,
): MockOutput {
  const { print, paint } = terminal;
  const timeline = createTimeline(terminal);
  return {
    ready(origin) {
      const mock = { origin, version, keys: origin + configurationPath, appId };
      const environments = environmentsOf(mock, certificate);
      print(`${paint("bold", "graph-record-response mock")} listens on ${origin}${page ? `; its page is ${pageAt(origin)}` : ""}; Ctrl-C ends it.

  Graph     ${origin}/${version}  ${paint("dim", "for the bot; any Bearer token will do")}
  tokens    ${origin}${tokenPath}  ${paint("dim", "any tenant, client and secret")}
  callback  ${callback ?? paint("dim", "none: only calls that name an address of this machine are notified; set one with --callback URL")}
  seed      ${seed}  ${paint("dim", "decides ids and the luck of faults; --seed repeats it")}

  What the bot has to trust:
  issuer    ${issuer}
  keys      ${origin}${configurationPath}
  app id    ${appId}  ${paint("dim", "audience of the tokens; --app-id sets it")}

  In TypeScript, with this package:
${typescriptSettings(mock)
  .map((line) => `  ${line}`)
  .join("\n")}
${environments.length > 0 ? `\n  Or to set before the command of a bot that names Microsoft's hosts, in a POSIX shell and only on this machine:\n${environmentLines(environments)}\n` : ""}`);
    },
    invite({ origin, callId, ring, hasScript }) {
      const asToken = controlToken === undefined ? "" : '-H "Authorization: Bearer $CONTROL_TOKEN" ';
      const ask = `Ask it for a recording, as the bot would:

  curl ${origin}/${version}/communications/calls/${callId}/recordResponse \\
    -H 'Authorization: Bearer any' -H 'Content-Type: application/json' \\
    -d '${JSON.stringify(question)}'`;
      const speak = `Speak for its caller within 5 s of the beep (--script does it without you), and press the stop tone:

  curl ${origin}/_platform/calls/${callId}/caller ${asToken}\\
    -d '[{"kind":"speak","ms":3000},{"kind":"press","key":"#"}]'`;
      const hear = `Hear the recording, with its location and token from here:

  curl ${asToken}${origin}/_platform/calls/${callId}`;
      const drawn = paint("dim", `What happens is drawn below: one character is ${cellMs} ms.`);
      print(`\n${[!ring && ask, !hasScript && speak, hear, drawn].filter(Boolean).join("\n\n")}\n`);
    },
    event: timeline.take,
    warning: (text) => print(`${beside(paint("red", "  Warning   "), paint("red", text), terminal.columns)}\n`),
    note: (text) => timeline.note("note", paint("yellow", text)),
    refused({ method, url }, { status, body }) {
      timeline.note(
        "refused",
        `${paint("red", String(status))} ${method} ${new URL(url).pathname}: ${messageOf(body)}`,
      );
    },
    closed() {
      timeline.close();
      print("Closed.");
    },
  };
}

function environmentsOf(mock: MockFacts, certificate: Certificate | undefined): readonly BotEnvironment[] {
  const redirect = isLoopback(new URL(mock.origin).hostname) ? [redirectEnvironment(mock)] : [];
  return [...redirect, ...(certificate ? proxyEnvironments(mock, certificate) : [])];
}

function environmentLines(environments: readonly BotEnvironment[]): string {
  return environments
    .flatMap(({ name, variables, first }) => {
      const assignments = Object.entries(variables).map(([variable, value]) => `${variable}=${quoted(value)}`);
      const lines = [...(first ? [first.map(quoted)] : []), assignments];
      return [`  ${name}`, ...lines.map((words) => `    ${words.join(" ")}`)];
    })
    .join("\n");
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w:/.,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const pageAt = (origin: string): string => `${origin}/`;

/** Where a token for Graph is had. */
const tokenPath = "/organizations/oauth2/v2.0/token";

/** The request that the mock proposes. */
const question: RecordResponseRequest = {
  prompts: [
    { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/question.wav" } },
  ],
  maxRecordDurationInSeconds: 60,
  stopTones: ["#"],
  clientContext: "question-1",
};

/** Of a refusal that is printed, characters. */
const longestMessage = 1_000;

/** The message in Graph's envelope, or in that of the token endpoint. */
function messageOf(body: ServedResponse["body"]): string {
  const read = parseJson(String(body));
  const { error, error_description: description } = "value" in read && isObject(read.value) ? read.value : {};
  const message = isObject(error) ? error["message"] : description;
  if (typeof message !== "string") return "";
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}
