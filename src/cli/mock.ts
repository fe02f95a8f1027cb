import { faultNames } from "../platform/call/faults.ts";
import { defaultAppId } from "../platform/issuer-facts.ts";
import { recordingFaults } from "../platform/kinds/recording/timeline.ts";
import { microsoftHosts } from "../platform/microsoft-hosts.ts";
import { type Arguments, type Manual, noPositionals } from "./arguments.ts";
import { type Certificate, makeCertificate, readCertificate } from "./certificate.ts";
import { controlAddresses } from "./control.ts";
import { interruption } from "./interruption.ts";
import { serveMock } from "./mock-service.ts";
import { mockSettings, type ProxySettings } from "./mock-settings.ts";
import { listen, type Server } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export const manual: Manual = {
  name: "mock",
  usage: "[options]",
  says: `A Graph to record against: it creates and rings calls, plays prompts and recordings with a caller that you drive,
notifies the bot with signed tokens, and serves the file. One call is up from the start. Its page in a browser shows the
calls, drawn to scale, and is their caller. What a bot has to set is printed;
one in Node whose code names Microsoft's hosts runs with node --import graph-record-response/redirect.`,
  options: [
    { name: "port", value: "PORT", says: "listen on it; 0 picks a free one (default 4010)" },
    { name: "host", value: "HOST", says: "listen on it, and name it in addresses (default 127.0.0.1)" },
    {
      name: "name",
      value: "NAME",
      repeats: true,
      says: "a name by which it is reached as well, such as its container's; may be repeated; the first stands in addresses",
    },
    {
      name: "control-token",
      value: "TOKEN",
      says: "ask for it at the addresses below /_platform, as Authorization: Bearer TOKEN (default: anybody may drive calls)",
    },
    { name: "no-page", says: "serves no page; by default there is one at / that shows calls, and plays their callers" },
    {
      name: "callback",
      value: "URL",
      says: "notify the bot there, and at its origin where a call names an address of another\nmachine (default: only calls that name an address of this machine are notified)",
    },
    { name: "app-id", value: "ID", says: `the bot's app id, audience of the tokens\n(default ${defaultAppId})` },
    {
      name: "version",
      value: "VERSION",
      says: "beta, or v1.0, whose notifications lack completionReason (default beta)",
    },
    {
      name: "spelling",
      value: "SPELLING",
      says: "of notifications: captured, as bots received them, or documented, as the\nreference page shows them (default captured)",
    },
    { name: "seed", value: "N", says: "decides ids and the luck of faults (default: another in each run)" },
    {
      name: "fault",
      value: "KIND",
      repeats: true,
      says: "has something go wrong, every time, or as lost:times=1,rate=0.5,ms=2000 says;\nmay be repeated",
    },
    { name: "ring", says: "begins with an incoming call, once the bot listens, in place of one that is under way" },
    {
      name: "fetch-prompts",
      says: "plays prompts for as long as their files are, and fails those that it cannot fetch;\nthose at the host of callbackUri are fetched at the origin of --callback",
    },
    {
      name: "role",
      value: "ROLE",
      repeats: true,
      says: "an application permission in the tokens that it hands out; may be repeated\n(default: all that calls need)",
    },
    {
      name: "script",
      value: "ACTS",
      says: `a JSON list of acts, or a file with one, which the caller plays in each recording once the beep is over;
or {"call":[…]}, acts that are played once in each call, from when it is established`,
    },
    {
      name: "answers",
      value: "FILE",
      says: `answers for other addresses of Graph that the bot asks: a JSON list such as
[{"method":"GET","path":"/users/{id}","status":200,"body":{}}]`,
    },
    {
      name: "proxy",
      says: "is an HTTPS proxy too, for a bot whose code names Microsoft's hosts; any other host\nis refused; only on this machine. The environment to set is printed",
    },
    { name: "cert", value: "FILE", says: "the proxy's certificate, PEM (default: one is made with openssl)" },
    { name: "key", value: "FILE", says: "its key, PEM" },
    {
      name: "pass-through",
      value: "HOST",
      repeats: true,
      says: "another host that the proxy may reach, as it is; may be repeated",
    },
  ],
  sections: [
    [
      "Kinds of fault",
      `of answers and notifications: ${faultNames.filter((name) => !recordingFaults.some((fault) => fault === name)).join(", ")}
of a recording:               ${recordingFaults.join(", ")}
noResultInfo: a notification of an end lacks its resultInfo`,
    ],
    [
      "Over HTTP",
      controlAddresses.flatMap(({ method, path, does }) => [`${method} ${path}`, `    ${does}`]).join("\n"),
    ],
    [
      "Acts",
      `{"kind":"speak","ms":3000}  {"kind":"silent","ms":3000}  {"kind":"press","key":"#"}  {"kind":"hangUp"}
{"kind":"answer"}  {"kind":"decline"}  {"kind":"join","name":"Bob"}  {"kind":"leave","name":"Bob"}`,
    ],
  ],
  exits: "0 after Ctrl-C, 1 when it cannot listen, 2 for wrong usage",
  examples: [
    "graph-record-response mock --callback http://127.0.0.1:3978/api/calls",
    `graph-record-response mock --callback http://127.0.0.1:3978/api/calls --ring --script '[{"kind":"speak","ms":3000},{"kind":"press","key":"#"}]'`,
    "graph-record-response mock --script caller.json --fault lost:times=1",
    `curl http://127.0.0.1:4010/_platform/calls/ID/caller -d '[{"kind":"speak","ms":3000},{"kind":"press","key":"#"}]'`,
  ],
};

/** Runs until it is interrupted. */
export async function run(options: Arguments, terminal: Terminal): Promise<number> {
  noPositionals(manual, options);
  const settings = await mockSettings(options);
  const { over, release } = interruption();
  let server: Server | undefined;
  let certificate: Certificate | undefined;
  try {
    server = await listen({ ...settings, portOption: "--port", hosts: microsoftHosts });
    certificate = settings.proxy && (await certificateFor(settings.proxy));
    if (!over.aborted) await serveMock({ server, settings, certificate, terminal, isJson: options.flag("json"), over });
  } finally {
    await server?.close();
    await certificate?.discard();
    release();
  }
  return 0;
}

function certificateFor({ certificate }: ProxySettings): Promise<Certificate> {
  return certificate
    ? readCertificate(certificate.cert, certificate.key, microsoftHosts)
    : makeCertificate(microsoftHosts);
}
