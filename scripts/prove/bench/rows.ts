import type { Subject } from "./measure.ts";

/** Less is better, but of what is a second; such a row has no goal. */
export type Unit = "µs" | "ms" | "s" | "B" | "MB" | "times" | "/s";

/** What a row must reach: a multiple of its floor, so much above it, a bound of its own, or less than a peer. */
export type Goal =
  | { readonly times: number }
  | { readonly above: number }
  | { readonly most: number }
  | { readonly below: string };

export interface Row {
  /** For `--only`. */
  readonly name: string;
  readonly what: string;
  readonly subject: SubjectName;
  /** Which figure of a round it is. */
  readonly figure: string;
  readonly unit: Unit;
  /** Contestants of the subject. */
  readonly ours: string;
  readonly floor?: string;
  readonly peers?: readonly string[];
  readonly goals: readonly Goal[];
  /** Measured with `--long` alone. */
  readonly long?: true;
  /** Why a goal is not met, where that is known. */
  readonly why?: string;
}

type SubjectName =
  | "parse"
  | "record"
  | "receive"
  | "size"
  | "import"
  | "http"
  | "httpLong"
  | "platform"
  | "calls"
  | "callsLong"
  | "waiter"
  | "commands"
  | "commandsLong";

export const subjects: Readonly<Record<SubjectName, Subject>> = {
  parse: { file: "parse", rounds: 15 },
  record: { file: "record", rounds: 21 },
  receive: { file: "receive", rounds: 15 },
  size: { file: "size", rounds: 1, warm: false },
  import: { file: "import", rounds: 11, warm: false },
  http: { file: "http", rounds: 7 },
  httpLong: { file: "http", rounds: 1, warm: false },
  platform: { file: "platform", rounds: 15 },
  calls: { file: "calls", rounds: 2, warm: false },
  callsLong: { file: "calls", rounds: 1, warm: false },
  waiter: { file: "waiter", rounds: 5 },
  commands: { file: "commands", rounds: 3, warm: false },
  commandsLong: { file: "commands", rounds: 1, warm: false },
};

const parse = {
  subject: "parse",
  figure: "us",
  unit: "µs",
  why: "Names of members are read in any letter case, and each touch is guarded, as a body need not be JSON.",
} as const;
const size = { subject: "size", figure: "gzip", unit: "B", floor: "raw fetch" } as const;
const clients = ["openapi-fetch", "graph-client", "Kiota"] as const;
const receive = { subject: "receive", figure: "us", unit: "µs" } as const;
const http = { subject: "http", figure: "us", unit: "µs", floor: "node:http" } as const;
const waiter = {
  subject: "waiter",
  unit: "µs",
  ours: "100,000 tickets",
  floor: "10,000 tickets",
  why: "A ticket is found by call, operation and context, contradictions are counted, and what is kept is weighed.",
} as const;
const load = { subject: "import", figure: "processorMs", unit: "ms", floor: "first fetch" } as const;

export const rows: readonly Row[] = [
  {
    ...parse,
    name: "parse-fresh",
    what: "parseNotifications, new ids each time",
    ours: "new ids",
    floor: "JSON.parse, new ids",
    peers: ["ajv", "zod", "stripe", "Azure ACS"],
    goals: [{ times: 1.5 }],
  },
  {
    ...parse,
    name: "parse-again",
    what: "parseNotifications, an address seen before",
    ours: "same address",
    floor: "JSON.parse",
    goals: [{ times: 1.3 }],
  },
  {
    ...parse,
    name: "parse-batch",
    what: "parseNotifications, 100 items",
    ours: "100 items",
    floor: "JSON.parse, 100 items",
    goals: [{ times: 1.5 }],
  },
  {
    ...parse,
    figure: "usPerItem",
    name: "parse-linear",
    what: "parseNotifications, an item of 100, to one alone",
    ours: "100 items",
    floor: "new ids",
    goals: [{ times: 1 }],
  },
  {
    ...parse,
    name: "parse-megabyte",
    what: "parseNotifications, a body of 1 MB",
    ours: "1 MB",
    floor: "JSON.parse, 1 MB",
    goals: [{ times: 1.5 }],
  },
  {
    name: "record",
    what: "recordResponse, fetch a stub",
    subject: "record",
    figure: "us",
    unit: "µs",
    ours: "recordResponse",
    floor: "raw fetch",
    peers: ["openapi-fetch", "graph-client"],
    goals: [{ below: "openapi-fetch" }, { times: 1.5 }],
    why: "Validation, limits of time and size, and hooks each take a part.",
  },
  {
    ...receive,
    name: "receive-new",
    what: "receive, a new token each time",
    ours: "new token",
    floor: "RS256 + JSON.parse",
    peers: ["jose.compactVerify", "octokit (HMAC)"],
    goals: [{ times: 2 }],
    why: "jose verifies with WebCrypto, which every runtime has, and which takes twice as long as node:crypto.",
  },
  {
    ...receive,
    name: "receive-again",
    what: "receive, the same token again",
    ours: "same token",
    floor: "parseNotifications",
    goals: [{ above: 10 }],
    why: "The body is read as a stream, with limits of time and size.",
  },
  {
    ...size,
    name: "size",
    what: "record + parse + wait, min + gzip",
    ours: "record + parse + wait",
    peers: clients,
    goals: [{ most: 10_000 }],
    why: "Much is checked and worded: the modules below say what takes how much.",
  },
  {
    ...size,
    name: "size-parse",
    what: "parseNotifications alone, min + gzip",
    ours: "parseNotifications",
    goals: [{ most: 3_000 }],
    why: "Calls, rosters and each kind of operation are read, faults are located and worded, and options are checked.",
  },
  {
    ...size,
    name: "size-client",
    what: "createCallsClient alone, min + gzip",
    ours: "createCallsClient",
    peers: clients,
    goals: [{ most: 7_000 }],
    why: "Validators of all requests, and the wording of what is wrong, are half of it.",
  },
  ...[
    { door: ".", most: 4, peers: clients },
    { door: "./webhook", most: 5, peers: ["jose"] },
    { door: "./testing", most: 8, peers: ["msw"] },
  ].flatMap(({ door, most, peers }): Row[] => {
    const name = `import-${door === "." ? "main" : door.slice(2)}`;
    return [
      {
        ...load,
        name,
        what: `import of ${door}, processor`,
        ours: door,
        peers,
        goals: [{ most }],
        why: "Half of it is compiling the text, most of all the validators'; of ./webhook and ./testing the files of jose.",
      },
      {
        ...load,
        name: `${name}-wall`,
        what: `import of ${door}, wall clock`,
        figure: "wallMs",
        ours: door,
        peers,
        goals: [],
      },
    ];
  }),
  {
    ...http,
    name: "http-answers",
    what: "the contract's answers over node:http, a request",
    ours: "answers",
    peers: ["openapi-backend", "Prism"],
    goals: [{ times: 2.5 }],
  },
  {
    ...http,
    name: "http-mock",
    what: "mock, a request",
    ours: "mock",
    peers: ["openapi-backend", "Prism"],
    goals: [{ times: 4 }],
    why: "It plays the call, draws what happens, and keeps it for its page.",
  },
  {
    ...http,
    name: "http-mock-p99",
    what: "mock, p99 of 8 connections, wall clock",
    figure: "p99Ms",
    unit: "ms",
    ours: "mock",
    peers: ["openapi-backend", "Prism"],
    goals: [{ most: 5 }],
    why: "V8 collects what a request leaves in 3 to 6 ms, as what happened is kept for the page, and all connections wait.",
  },
  {
    ...http,
    name: "http-mock-rate",
    what: "mock, requests a second, wall clock",
    figure: "perSecond",
    unit: "/s",
    ours: "mock",
    peers: ["openapi-backend", "Prism"],
    goals: [],
  },
  {
    name: "http-mock-memory",
    what: "mock, memory (RSS) that a million requests add",
    subject: "httpLong",
    figure: "grownMb",
    unit: "MB",
    ours: "mock, a million requests",
    goals: [{ most: 150 }],
    long: true,
  },
  {
    name: "platform-fetch",
    what: "platform.fetch, a request",
    subject: "platform",
    figure: "us",
    unit: "µs",
    ours: "platform.fetch",
    floor: "stub fetch",
    peers: ["msw getResponse"],
    goals: [{ most: 33.3 }],
    why: "Each request ends a recording and begins another, with their events, timers and answers.",
  },
  {
    name: "platform-heap",
    what: "platform.fetch, heap kept of a request",
    subject: "platform",
    figure: "bytes",
    unit: "B",
    ours: "heap of platform.fetch",
    goals: [{ most: 5 }],
  },
  {
    name: "calls",
    what: "a call, of 10,000 on the virtual clock; floor: of 1,000",
    subject: "calls",
    figure: "ms",
    unit: "ms",
    ours: "10,000 calls",
    floor: "1,000 calls",
    goals: [{ most: 1.5 }, { times: 1.1 }],
  },
  {
    name: "calls-waiting",
    what: "150,000 waiting calls: times that the stack was full",
    subject: "callsLong",
    figure: "overflows",
    unit: "times",
    ours: "150,000 waiting calls",
    goals: [{ most: 0 }],
    long: true,
  },
  ...["expect", "accept", "outcome"].map(
    (step): Row => ({
      ...waiter,
      name: `waiter-${step}`,
      what: `${step} of a ticket, of 100,000; floor: of 10,000`,
      figure: step,
      goals: [{ most: 2 }, { times: 1.25 }],
    }),
  ),
  ...(["processor", "wall"] as const).flatMap((figure): Row[] => {
    const unit = "s";
    return [
      {
        name: `generate-${figure}`,
        what: `npm run generate, ${figure}`,
        subject: "commands",
        figure,
        unit,
        ours: "npm run generate",
        goals: [{ most: 2 }],
        why: "Redocly lints and bundles in two processes, 1.8 s of processor; typescript and ajv take 0.8 s to load.",
      },
      {
        name: `test-${figure}`,
        what: `npm test, ${figure}`,
        subject: "commandsLong",
        figure,
        unit,
        ours: "npm test",
        goals: figure === "wall" ? [{ most: 120 }] : [],
        why: "It keeps both cores busy: builds, browsers, compilers and about 400 programs, mocks most of all.",
        long: true,
      },
    ];
  }),
];
