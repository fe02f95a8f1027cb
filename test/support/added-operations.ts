// What a colleague writes for operations that the contract does not have: their spec files, and for one of them the two
// files of a kind.

const callId = "  - $ref: ../components/parameters/callId.yaml\n";

/** An action below a call, with the refusals that all have. */
function action(name: string, facts: { operation: string; answer: string }): string {
  return `parameters:
${callId}post:
  operationId: ${name}
  tags: [Recording]
  summary: ${name}
  description: An addition of a test.
  x-clause: RR-06
  x-source: none, an addition of a test
${facts.operation}  responses:
    '200':
      description: Done, or under way.
${facts.answer}    '400':
      $ref: ../components/responses/badRequest.yaml
    '401':
      $ref: ../components/responses/unauthorized.yaml
    '403':
      $ref: ../components/responses/forbidden.yaml
    '404':
      $ref: ../components/responses/notFound.yaml
    '415':
      $ref: ../components/responses/unsupportedMediaType.yaml
    '503':
      $ref: ../components/responses/serviceUnavailable.yaml
`;
}

const content = (schema: string, ...examples: string[]): string => `      content:
        application/json:
          schema:
            $ref: ../components/schemas/${schema}.yaml
          examples:
${examples.map((name) => `            ${name}:\n              $ref: ../components/examples/${schema}.${name}.yaml\n`).join("")}`;

const operationExample = (type: string, status: string): string => `summary: One that is ${status}
value:
  '@odata.type': '#microsoft.graph.${type}'
  id: 8d1c2f3e-0000-4000-8000-0123456789ab
  status: ${status}
  clientContext: of-the-example
`;

/** The files of a resource that notifications carry, selected by its type. */
function variant(name: string): Record<string, string> {
  return {
    [`openapi/components/schemas/${name}Resource.yaml`]: `description: One, with its type.
type: object
allOf:
  - $ref: ${name}.yaml
  - type: object
    required: ['@odata.type']
    properties:
      '@odata.type':
        $ref: ${name}Type.yaml
`,
    [`openapi/components/schemas/${name}Type.yaml`]: `description: Its type; with or without \`#\`.
type: string
enum: ['#microsoft.graph.${name}', microsoft.graph.${name}]
`,
  };
}

/** The files of four actions and a list: one with a type of its own, one final in its answer, two that start nothing. */
export const specFiles: Record<string, string> = {
  "openapi/paths/communications_calls_{callId}_sendDtmfTones.yaml": action("sendDtmfTones", {
    operation: `  x-starts: operation
  x-permissions:
    application: [Calls.AccessMedia.All]
    delegated: []
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../components/schemas/sendDtmfTonesRequest.yaml
        examples:
          reference:
            $ref: ../components/examples/sendDtmfTonesRequest.reference.yaml
`,
    answer: `      headers:
        Location:
          $ref: ../components/headers/operationLocation.yaml
${content("sendDtmfTonesOperation", "running", "notStarted")}          x-values:
            /clientContext: $request.body#/clientContext
      links:
        getCallOperation:
          $ref: ../components/links/getCallOperation.yaml
`,
  }),
  "openapi/components/schemas/sendDtmfTonesRequest.yaml": `description: What to send.
type: object
additionalProperties: false
required: [tones]
properties:
  tones:
    description: The keys.
    x-clause: RR-12
    type: array
    minItems: 1
    maxItems: 1
    items:
      $ref: tone.yaml
  clientContext:
    description: A string of the bot's own.
    x-clause: RR-13
    type: string
    maxLength: 256
`,
  "openapi/components/schemas/sendDtmfTonesOperation.yaml": `description: Keys that are sent.
type: object
x-clause: OP-01
x-source: sendDtmfTonesOperation
allOf:
  - $ref: commsOperation.yaml
  - type: object
    properties:
      completionReason:
        description: Why it ended.
        anyOf:
          - $ref: sendDtmfCompletionReason.yaml
          - type: 'null'
        x-clause: OP-03
        x-source: sendDtmfTonesOperation
`,
  "openapi/components/schemas/sendDtmfCompletionReason.yaml": `description: Why the sending ended.
anyOf:
  - type: string
    enum: [allSent, cutShort]
  - type: string
x-clause: OP-03
x-source: sendDtmfTonesOperation
`,
  "openapi/components/examples/sendDtmfTonesRequest.reference.yaml": `summary: One key
value:
  tones: ['1']
`,
  "openapi/components/examples/sendDtmfTonesOperation.running.yaml": operationExample(
    "sendDtmfTonesOperation",
    "running",
  ),
  "openapi/components/examples/sendDtmfTonesOperation.notStarted.yaml": operationExample(
    "sendDtmfTonesOperation",
    "notStarted",
  ),
  "openapi/paths/communications_calls_{callId}_stopHoldMusic.yaml": action("stopHoldMusic", {
    operation: "  x-starts: operation\n",
    answer: content("finalOperation", "completed"),
  }),
  "openapi/components/schemas/finalOperation.yaml": `description: An operation that has ended by the time it is answered.
type: object
x-clause: OP-01
x-source: none, an addition of a test
allOf:
  - $ref: commsOperation.yaml
  - type: object
    properties:
      status:
        description: It has ended.
        x-clause: OP-01
        type: string
        const: completed
`,
  "openapi/components/examples/finalOperation.completed.yaml": operationExample("stopHoldMusicOperation", "completed"),
  "openapi/paths/communications_calls_{callId}_mute.yaml": action("muteCall", {
    operation: "  x-method: mute\n  x-repeatable: true\n",
    answer: "",
  }),
  "openapi/paths/communications_tones.yaml": `get:
  operationId: listTones
  tags: [Operations]
  summary: List the tones
  description: Lists the tones.
  x-clause: RR-12
  x-source: none, an addition of a test
  parameters:
    - name: limit
      in: query
      description: The most that are listed.
      required: true
      schema: { type: string, maxLength: 3 }
  responses:
    '200':
      description: The tones.
${content("toneList", "two")}    '400':
      $ref: ../components/responses/badRequest.yaml
    '401':
      $ref: ../components/responses/unauthorized.yaml
`,
  "openapi/components/schemas/toneList.yaml": `description: A list of tones.
type: object
required: [value]
properties:
  value:
    description: The tones.
    x-clause: RR-12
    type: array
    items:
      $ref: tone.yaml
`,
  "openapi/components/examples/toneList.two.yaml": `summary: Two tones
value:
  value: ['#', '1']
`,
  "openapi/components/schemas/contentSharingSession.yaml": `description: Content that is shared in the call; no operation.
type: object
x-clause: NT-07
x-source: contentSharingSession
allOf:
  - $ref: entity.yaml
  - type: object
    properties:
      isCurrent:
        description: Whether it is shared now.
        x-clause: NT-07
        type: boolean
`,
  ...variant("sendDtmfTonesOperation"),
  ...variant("contentSharingSession"),
};

/** What is edited: texts of a file, and what stands in their place. */
export const specEdits: readonly (readonly [file: string, from: string, to: string])[] = [
  [
    "openapi/openapi.yaml",
    "\nwebhooks:",
    `
  /communications/calls/{callId}/sendDtmfTones:
    $ref: paths/communications_calls_{callId}_sendDtmfTones.yaml
  /communications/calls/{callId}/stopHoldMusic:
    $ref: paths/communications_calls_{callId}_stopHoldMusic.yaml
  /communications/calls/{callId}/mute:
    $ref: paths/communications_calls_{callId}_mute.yaml
  /communications/tones:
    $ref: paths/communications_tones.yaml
webhooks:`,
  ],
  [
    "openapi/components/schemas/otherOperationType.yaml",
    "  - '#microsoft.graph.sendDtmfTonesOperation'\n  - microsoft.graph.sendDtmfTonesOperation\n",
    "",
  ],
  [
    "openapi/components/schemas/resourceData.yaml",
    "anyOf:\n",
    "anyOf:\n  - $ref: sendDtmfTonesOperationResource.yaml\n  - $ref: contentSharingSessionResource.yaml\n",
  ],
  [
    "openapi/components/schemas/otherResource.yaml",
    "      anyOf:\n",
    "      anyOf:\n        - $ref: sendDtmfTonesOperationType.yaml\n        - $ref: contentSharingSessionType.yaml\n",
  ],
  [
    "openapi/components/schemas/recordCompletionReason.yaml",
    "      - none\n",
    "      - none\n      - callerTimedOut\n",
  ],
  ["openapi/components/schemas/callState.yaml", "terminated]", "terminated, parked]"],
];

const botKind = `import type { components } from "../../../generated/types.ts";
import * as enumMembers from "../../../generated/vocabulary/enumMembers.ts";
import * as memberNames from "../../../generated/vocabulary/memberNames.ts";
import { readOperation, wordOf } from "../../contract/read.ts";
import type { CommsOperation, OperationAnswer } from "../../contract/types.ts";
import { spelled, spellings } from "../../lib/spellings.ts";
import { type OperationKind, type OutcomeOf, playAndQueueMs } from "./kind.ts";
import { startAndWait, type WaitOptions } from "./start-and-wait.ts";

type Request = components["schemas"]["sendDtmfTonesRequest"];

export interface SendDtmfTonesOperation extends CommsOperation {
  readonly kind: "sendDtmfTonesOperation";
  readonly completionReason: components["schemas"]["sendDtmfCompletionReason"] | undefined;
}
export type DtmfEnd = { readonly kind: "played" | "failed"; readonly operation: SendDtmfTonesOperation };

const names = spellings(memberNames.sendDtmfTonesOperation);
const reasons = spellings(enumMembers.sendDtmfCompletionReason);

export const dtmf: OperationKind<"sendDtmfTonesOperation", SendDtmfTonesOperation, DtmfEnd, Request> = {
  name: "sendDtmfTonesOperation",
  read: (value) =>
    readOperation("sendDtmfTonesOperation", value, names, (named) => ({ completionReason: wordOf(named.get("completionReason"), reasons) })),
  recognises: (named) => spelled(String(named.get("completionReason")), reasons) !== undefined,
  outcome: (operation) => ({ kind: operation.status === "completed" ? "played" : "failed", operation }),
  timeoutMs: () => playAndQueueMs,
};

export interface DtmfClient {
  sendDtmfTones(callId: string, request: Request, options?: { signal?: AbortSignal }): Promise<OperationAnswer<SendDtmfTonesOperation>>;
}

export function sendDtmfTonesAndWait({
  graph,
  ...options
}: WaitOptions<typeof dtmf> & { graph: DtmfClient }): Promise<OutcomeOf<typeof dtmf>> {
  return startAndWait(dtmf, (callId, request, sent) => graph.sendDtmfTones(callId, request as Request, sent), options);
}
`;

const platformKind = `import type { CommsNotifications } from "../../contract/types.ts";
import { number } from "../../lib/options.ts";
import { notificationAbout } from "../spelling.ts";
import type { MediaKind, PlayEnd, PlayEvent, PlayState, Step } from "./kind.ts";

interface DtmfState extends PlayState {
  readonly endsAtMs: number;
}
type DtmfEvent = { readonly atMs: number } & ({ readonly kind: "tonesStarted" } | ({ readonly kind: "stopped" } & PlayEnd));

const unchanged = (state: DtmfState): Step<DtmfState> => ({ state, events: [] });

function stop(state: DtmfState, atMs: number, completionReason: string | undefined, why: string): Step<DtmfState> {
  const end: PlayEnd = { completionReason, durationMs: atMs - state.sinceMs, why };
  const events: PlayEvent[] = [{ kind: "stopped", atMs, ...end }];
  return { state: { ...state, end, sinceMs: atMs }, events };
}

function passTime(state: DtmfState, toMs: number): Step<DtmfState> {
  const isOver = state.end === undefined && state.endsAtMs <= toMs;
  return isOver ? stop(state, state.endsAtMs, "allSent", "it was played to its end") : unchanged(state);
}

export const dtmf: MediaKind<{ readonly tonesMs?: number | undefined }, never, DtmfEvent, object, DtmfState> = {
  name: "sendDtmfTonesOperation",
  faults: [],
  checks: { tonesMs: number() },
  create: ({ spelling }, { tonesMs = 1_000 }) => ({
    timeline: {
      dueMs: ({ end, endsAtMs }) => (end ? Number.POSITIVE_INFINITY : endsAtMs),
      passTime,
      hear: (state, atMs) => passTime(state, atMs),
      cut: (state, atMs, reason, why) =>
        stop(state, atMs, reason === undefined ? undefined : "cutShort", why),
    },
    canceled: "cutShort",
    interruption: () => undefined,
    prepare: () => (atMs) => ({
      state: { end: undefined, sinceMs: atMs, endsAtMs: atMs + tonesMs },
      events: [{ kind: "tonesStarted", atMs }],
    }),
    inCall: ({ id }) => ({
      view: {},
      ended({ operationId, clientContext }, { completionReason }) {
        if (completionReason === undefined) return undefined;
        const resourceData = {
          "@odata.type": "#microsoft.graph.sendDtmfTonesOperation",
          id: operationId,
          clientContext,
          status: "completed",
          completionReason,
        };
        const ended = { value: [{ changeType: "deleted", resourceData }] } as CommsNotifications;
        return () => notificationAbout(ended, { callId: id, operationId, spelling });
      },
      over: () => undefined,
    }),
    answers: {},
  }),
};
`;

/** The two files of a kind of operation. */
export const kindFiles: Record<string, string> = {
  "src/bot/kinds/dtmf.ts": botKind,
  "src/platform/kinds/dtmf.ts": platformKind,
};

/** The lines that a kind adds to files that are there. */
export const kindLines: Record<string, string> = {
  "src/bot/kinds/index.ts": 'export { dtmf } from "./dtmf.ts";\n',
  "src/platform/kinds/index.ts": 'export { dtmf } from "./dtmf.ts";\n',
  "src/index.ts": 'export { sendDtmfTonesAndWait, dtmf } from "./bot/kinds/dtmf.ts";\n',
};
