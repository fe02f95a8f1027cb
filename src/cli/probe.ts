import { setTimeout as sleep } from "node:timers/promises";
import { isLoopback } from "../lib/url.ts";
import { respond } from "../platform/http/answer.ts";
import { defaultAppId } from "../platform/issuer-facts.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { type Arguments, callbackOf, type Manual, portOf, UsageError } from "./arguments.ts";
import { type Expectation, type ProbeCase, type ProbePost, probeCases } from "./probe-cases.ts";
import { jsonOutput, type ProbeOutput, textOutput, type Verdict } from "./probe-output.ts";
import { type Answer, isListening, post } from "./probe-send.ts";
import { createAuthorizations, type TokenKind } from "./probe-tokens.ts";
import { createRunTokens } from "./run-tokens.ts";
import { listen } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export const manual: Manual = {
  name: "probe",
  usage: "URL [options]",
  says: `Sends notifications to a bot's callback, as Graph does and as strangers do, and judges the answers by their status
alone: what the bot does with a notification cannot be seen from here. Each answer may take 10 s. When the bot dies, the
probe ends.

Notifications of recordings, prompts and calls are spelled as bots received them (captured), and once more as the
reference page shows them (documented).

The bot has to trust the probe while it runs: its issuer, the keys that it serves, and the app id. Where the bot reads
its keys must be a setting, which is never set so in production; a Node bot without one is started with
GRAPH_MOCK_URL=http://127.0.0.1:4011 and \`node --import graph-record-response/redirect\`.`,
  options: [
    { name: "app-id", value: "ID", says: `the bot's app id, audience of the tokens\n(default ${defaultAppId})` },
    { name: "keys-port", value: "PORT", says: "serve the keys on it; 0 picks a free one (default 4011)" },
  ],
  sections: [
    ["URL", "the bot's callback on this machine: http or https to localhost, 127.0.0.1 or [::1]; others are refused"],
  ],
  exits: "0 when the bot did well, 1 when it did not or refused the first and plainest notification, 2 for wrong usage",
  examples: [
    "graph-record-response probe http://127.0.0.1:3978/api/calls --app-id 2c54f1ab-0000-4000-8000-000000000001",
  ],
};

/** For each answer, milliseconds. */
const answerWithinMs = 10_000;
/** After the last case, until it is looked whether the bot is still there: a process takes its time to die. Milliseconds. */
const settlingMs = 200;

export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  const url = callbackHere(options);
  const port = portOf(options, "keys-port", 4011);
  const tokens = createRunTokens(options.text("app-id"));
  const server = await listen({ host: "127.0.0.1", port, portOption: "--keys-port", hosts: microsoftHosts });
  const failed = (error: unknown): void => terminal.complain(`Serving the keys failed: ${String(error)}`);
  server.handle(async (request) => (await tokens.answer(request.url)) ?? respond(request), failed);
  const facts = { url, issuer: tokens.issuer, keys: server.origin + tokens.configurationPath, appId: tokens.appId };
  const output = (options.flag("json") ? jsonOutput : textOutput)(terminal, facts);
  try {
    return await judgeAll({ url, origin: server.origin, authorization: createAuthorizations(tokens), output });
  } finally {
    await server.close();
  }
}

function callbackHere(options: Arguments): URL {
  const url = callbackOf(manual, options);
  if (isLoopback(url.hostname)) return url;
  throw new UsageError(
    `${url.hostname} is refused: the probe sends forged tokens and huge bodies, and does that to a bot on this machine only (localhost, 127.0.0.1, [::1])`,
  );
}

interface Probe {
  readonly url: URL;
  /** Where keys and recordings are served. */
  readonly origin: string;
  readonly authorization: (kind: TokenKind) => Promise<string | undefined>;
  readonly output: ProbeOutput;
}

async function judgeAll(probe: Probe): Promise<number> {
  const { output, url } = probe;
  const verdicts: Verdict[] = [];
  output.begin();
  for (const probeCase of probeCases) {
    const verdict = await judge(probe, probeCase);
    if (verdicts.length > 0 && wasGone(verdict) && !(await isListening(url))) break;
    verdicts.push(verdict);
    output.verdict(verdict);
    if (verdicts.length === 1 && !verdict.ok) {
      output.gaveUp(verdict);
      return 1;
    }
    if (!(await isListening(url))) break;
  }
  const notRun = probeCases.slice(verdicts.length);
  if (notRun.length === 0) await sleep(settlingMs);
  const hasDied = notRun.length > 0 || !(await isListening(url));
  const last = verdicts.at(-1);
  if (last && hasDied) output.died(last);
  output.end({ verdicts, notRun, hasDied });
  return hasDied || !verdicts.every(({ ok }) => ok) ? 1 : 0;
}

async function judge(probe: Probe, probeCase: ProbeCase): Promise<Verdict> {
  const answers: Answer[] = [];
  for (const sent of probeCase.posts(probe.origin)) {
    const answer = await send(probe, sent);
    answers.push(answer);
    if (isUnreachable(answer)) break;
  }
  const { name, expects, good, clause } = probeCase;
  return { name, good, clause, answers, ok: answers.every((answer) => isGood[expects](answer)) };
}

async function send({ url, authorization }: Probe, { token, headers, body, bytes }: ProbePost): Promise<Answer> {
  const header = await authorization(token);
  const length = bytes ?? Buffer.byteLength(body as string);
  const all = {
    ...headers,
    "content-length": String(length),
    ...(header !== undefined && { authorization: header }),
  };
  return post(url, { headers: all, body }, answerWithinMs);
}

const isGood: Readonly<Record<Expectation, (answer: Answer) => boolean>> = {
  taken: (answer) => within(answer, 200, 299),
  turnedAway: (answer) => within(answer, 401, 401) || within(answer, 403, 403),
  tooLarge: (answer) => within(answer, 400, 499) || ("failure" in answer && answer.failure === "cutOff"),
  faultFound: (answer) => within(answer, 400, 499),
  survived: (answer) => within(answer, 200, 299) || within(answer, 400, 499),
};

/** Whether the bot was not there for a case, or no more once it had begun: what ended it came before. */
function wasGone({ ok, answers: [first] }: Verdict): boolean {
  return !ok && first !== undefined && "failure" in first && first.failure !== "silent";
}

function isUnreachable(answer: Answer): boolean {
  return "failure" in answer && answer.failure === "unreachable";
}

function within(answer: Answer, least: number, most: number): boolean {
  return "status" in answer && answer.status >= least && answer.status <= most;
}
