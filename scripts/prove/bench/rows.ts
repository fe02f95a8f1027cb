import type { Subject } from "./measure.ts";

/** Everything is measured in units of which fewer are better. */
export type Unit = "µs" | "ms" | "s" | "B" | "MB" | "calls";

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

type SubjectName = "parse" | "record" | "size" | "import";

export const subjects: Readonly<Record<SubjectName, Subject>> = {
  parse: { file: "parse", rounds: 15 },
  record: { file: "record", rounds: 21 },
  size: { file: "size", rounds: 1, warm: false },
  import: { file: "import", rounds: 11, warm: false },
};

const parse = { subject: "parse", figure: "us", unit: "µs" } as const;
const size = { subject: "size", figure: "gzip", unit: "B", floor: "raw fetch" } as const;
const clients = ["openapi-fetch", "graph-client", "Kiota"] as const;
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
  },
  {
    ...size,
    name: "size",
    what: "record + parse + wait, min + gzip",
    ours: "record + parse + wait",
    peers: clients,
    goals: [{ most: 10_000 }],
  },
  {
    ...size,
    name: "size-parse",
    what: "parseNotifications alone, min + gzip",
    ours: "parseNotifications",
    goals: [{ most: 3_000 }],
  },
  {
    ...size,
    name: "size-client",
    what: "createCallsClient alone, min + gzip",
    ours: "createCallsClient",
    peers: clients,
    goals: [{ most: 7_000 }],
  },
  ...[
    { door: ".", most: 4, peers: clients },
    { door: "./webhook", most: 5, peers: ["jose"] },
    { door: "./testing", most: 8, peers: ["msw"] },
  ].flatMap(({ door, most, peers }): Row[] => {
    const name = `import-${door === "." ? "main" : door.slice(2)}`;
    return [
      { ...load, name, what: `import of ${door}, processor`, ours: door, peers, goals: [{ most }] },
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
];
