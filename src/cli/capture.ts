import { once } from "node:events";
import { createServer } from "node:http";
import { hostnameOf, isEverywhere, isLoopback } from "../lib/url.ts";
import { type Arguments, callbackOf, type Manual, portOf, UsageError, wholeNumber } from "./arguments.ts";
import type { Answer } from "./capture/fixture.ts";
import { type Arrived, createForwarder } from "./capture/forward.ts";
import {
  createRecorder,
  mostBodyBytes,
  mostFixtures,
  mostRemembered,
  type Recorded,
  type Recorder,
} from "./capture/record.ts";
import { type CaptureOutput, jsonOutput, shownAddress, textOutput } from "./capture-output.ts";
import { interruption } from "./interruption.ts";
import { listeningHost } from "./mock-settings.ts";
import { listenAt } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export const manual: Manual = {
  name: "capture",
  usage: "URL [options]",
  says: `Records what a live callback gets: it listens on this machine, forwards each delivery to the bot as it came, and the
bot's answer as it is. Point the tunnel at it in place of the bot. Of each delivery it keeps a file, and names each
difference from the contract with its clause and JSON path.

A file holds no token, name, id, address or text of a person: stand-ins are in their place, the same for the same id or word
in all files of a run. What stays: JSON types; length, punctuation and capitals of texts; length and dashes of ids; of secrets
nothing. Words of the contract stay. A new member, value, type or header stays when it is made of Graph's usual words, as
callTranscriptUrl is; mariaGonzalez becomes unknownMember1, and its length is noted. Whole numbers below 10 million stay where
the contract declares a number. Recordings are not sent to the callback, so it sees no audio; a body
that is not JSON is not kept.`,
  options: [
    { name: "port", value: "PORT", says: "listen on it; 0 picks a free one (default 4012)" },
    { name: "host", value: "HOST", says: "listen on it (default 127.0.0.1)" },
    { name: "out", value: "FOLDER", says: "keep the files there, beside those of earlier runs (default captured)" },
    { name: "app-id", value: "ID", says: "the bot's app id, which tokens should be for (default: any)" },
    { name: "for", value: "SECONDS", says: "end after it (default: at Ctrl-C)" },
  ],
  sections: [
    [
      "URL",
      `the bot's callback, http or https. Requests go to this path and query, whatever was requested;
without a path, the requested path is used
a bot on this machine gets the requested Host; on another its own, with that in X-Forwarded-Host`,
    ],
    [
      "Lines",
      `differs: the contract says otherwise, or does not know it
evidence: allowed by the contract, and settles something that was inferred or has several forms`,
    ],
    [
      "Limits",
      `${mostFixtures} files in a run, of 64 MiB in all; then deliveries are forwarded, and not kept;
nor are they once stand-ins are remembered for ${mostRemembered.toLocaleString("en")} strings
a body of more than ${mostBodyBytes / 1_024} KiB is not kept, one of more than 1 MiB is refused (413)
10 s for a request's body, 30 s for the bot's whole answer
at the end deliveries under way are waited for; a second Ctrl-C ends at once
a token's claims are looked at; its signature is for the bot to check`,
    ],
  ],
  exits: "0 when nothing differed, 1 when something did, no delivery came or it cannot listen, 2 for wrong usage",
  examples: [
    "graph-record-response capture http://127.0.0.1:3978/api/calls",
    "graph-record-response mock --callback http://127.0.0.1:4012/api/calls",
    "graph-record-response validate captured/*.json",
  ],
};

/** For a request to be complete, milliseconds. */
const requestTimeout = 30_000;

export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  const to = callbackOf(manual, options);
  const host = listeningHost(options.text("host") ?? "127.0.0.1");
  const port = portOf(options, "port", 4012);
  const seconds = wholeNumber(options, "for", 0, 24 * 3_600);
  const folder = options.text("out") ?? "captured";
  if (isReachedAt(to, host, port))
    throw new UsageError(
      `${shownAddress(to)} is where capture itself listens: give the bot's address, or another --port`,
    );
  const recorder = await recorderFor(folder, options.text("app-id"));
  const server = createServer({ requestTimeout, headersTimeout: requestTimeout });
  const origin = await listenAt(server, { host, port, portOption: "--port" });
  const { over, release } = interruption();
  const output = (options.flag("json") ? jsonOutput : textOutput)(terminal, { origin, to, folder });
  const recorded = recording(recorder, output);
  const forwarder = createForwarder({ to, onArrived: recorded.take, onRefused: output.refused });
  server.on("request", forwarder.listener);
  output.ready();
  if (!isLoopback(hostnameOf(host)))
    output.warning(
      `${host} is reached from other machines: whoever is in that network can post to the bot and fill ${folder}.`,
    );
  if (to.protocol === "http:" && !isLoopback(to.hostname))
    output.warning(`${to.host} is another machine, and is asked over plain http: tokens can be read on the way.`);
  const ends = seconds > 0 ? AbortSignal.any([over, AbortSignal.timeout(seconds * 1_000)]) : over;
  if (!ends.aborted) await once(ends, "abort");
  server.close();
  if (forwarder.underWay > 0) output.ending(forwarder.underWay);
  await forwarder.end();
  server.closeAllConnections();
  await recorded.done();
  release();
  return output.end();
}

/** Whether an address leads to what listens at a host and port; 0 is a port that nobody has yet. */
function isReachedAt(to: URL, host: string, port: number): boolean {
  if (Number(to.port || (to.protocol === "https:" ? 443 : 80)) !== port) return false;
  const own = hostnameOf(host);
  const isHere = isLoopback(to.hostname) || isEverywhere(to.hostname);
  return to.hostname === own || (isHere && (isLoopback(own) || isEverywhere(own)));
}

/** Says of deliveries what became of them, in their order. */
function recording(recorder: Recorder, output: CaptureOutput) {
  let last = Promise.resolve();
  let isFull = false;

  function say(kept: Recorded | undefined): void {
    if (kept) output.delivery(kept);
    else if (!isFull)
      output.warning("The limit of what a run keeps is reached: deliveries are forwarded, and not kept.");
    isFull ||= kept === undefined;
  }

  function complain(error: NodeJS.ErrnoException): void {
    output.warning(`A delivery was forwarded, and could not be kept (${error.code ?? String(error)}).`);
  }

  return {
    take(arrived: Arrived, answer: Promise<Answer>): void {
      const before = last;
      last = recorder.take(arrived, answer).then(
        (kept) => before.then(() => say(kept)),
        (error: NodeJS.ErrnoException) => before.then(() => complain(error)),
      );
    },
    done: () => last,
  };
}

async function recorderFor(folder: string, appId: string | undefined): Promise<Recorder> {
  return createRecorder({ folder, appId }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--out cannot write to ${folder} (${error.code}): name a folder that you may write to`);
  });
}
