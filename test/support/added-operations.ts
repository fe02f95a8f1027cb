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
  "openapi/paths/communications_calls_{callId}_playPrompt.yaml": action("playPrompt", {
    operation: `  x-starts: operation
  x-permissions:
    application: [Calls.AccessMedia.All]
    delegated: []
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../components/schemas/playPromptRequest.yaml
        examples:
          reference:
            $ref: ../components/examples/playPromptRequest.reference.yaml
`,
    answer: `      headers:
        Location:
          $ref: ../components/headers/operationLocation.yaml
${content("playPromptOperation", "running", "notStarted")}          x-values:
            /clientContext: $request.body#/clientContext
      links:
        getCallOperation:
          $ref: ../components/links/getCallOperation.yaml
`,
  }),
  "openapi/components/schemas/playPromptRequest.yaml": `description: What to play.
type: object
additionalProperties: false
required: [prompts]
properties:
  prompts:
    description: The prompt.
    type: array
    minItems: 1
    maxItems: 1
    items:
      $ref: mediaPrompt.yaml
  clientContext:
    description: A string of the bot's own.
    type: string
    maxLength: 256
`,
  "openapi/components/schemas/playPromptOperation.yaml": `description: A prompt that is played.
type: object
x-clause: OP-01
x-source: playPromptOperation
allOf:
  - $ref: commsOperation.yaml
  - type: object
    properties:
      completionReason:
        description: Why it ended.
        anyOf:
          - $ref: playPromptCompletionReason.yaml
          - type: 'null'
        x-clause: OP-03
        x-source: playPromptOperation
`,
  "openapi/components/schemas/playPromptCompletionReason.yaml": `description: Why the prompt ended.
anyOf:
  - type: string
    enum: [completedSuccessfully, mediaOperationCanceled]
  - type: string
x-clause: OP-03
x-source: playPromptOperation
`,
  "openapi/components/examples/playPromptRequest.reference.yaml": `summary: One prompt
value:
  prompts:
    - '@odata.type': '#microsoft.graph.mediaPrompt'
      mediaInfo: { uri: https://cdn.contoso.com/beep.wav }
`,
  "openapi/components/examples/playPromptOperation.running.yaml": operationExample("playPromptOperation", "running"),
  "openapi/components/examples/playPromptOperation.notStarted.yaml": operationExample(
    "playPromptOperation",
    "notStarted",
  ),
  "openapi/paths/communications_calls_{callId}_cancelMediaProcessing.yaml": action("cancelMediaProcessing", {
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
        type: string
        const: completed
`,
  "openapi/components/examples/finalOperation.completed.yaml": operationExample(
    "cancelMediaProcessingOperation",
    "completed",
  ),
  "openapi/paths/communications_calls_{callId}_keepAlive.yaml": action("keepCallAlive", {
    operation: "  x-method: keepAlive\n  x-repeatable: true\n",
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
    type: array
    items:
      $ref: tone.yaml
`,
  "openapi/components/examples/toneList.two.yaml": `summary: Two tones
value:
  value: ['#', '1']
`,
  "openapi/components/schemas/participant.yaml": `description: Someone in the call; no operation.
type: object
x-clause: NT-07
x-source: participant
allOf:
  - $ref: entity.yaml
  - type: object
    properties:
      isMuted:
        description: Whether no sound comes from this one.
        type: boolean
`,
  ...variant("playPromptOperation"),
  ...variant("participant"),
};

/** What is edited: texts of a file, and what stands in their place. */
export const specEdits: readonly (readonly [file: string, from: string, to: string])[] = [
  [
    "openapi/openapi.yaml",
    "\nwebhooks:",
    `
  /communications/calls/{callId}/playPrompt:
    $ref: paths/communications_calls_{callId}_playPrompt.yaml
  /communications/calls/{callId}/cancelMediaProcessing:
    $ref: paths/communications_calls_{callId}_cancelMediaProcessing.yaml
  /communications/calls/{callId}/keepAlive:
    $ref: paths/communications_calls_{callId}_keepAlive.yaml
  /communications/tones:
    $ref: paths/communications_tones.yaml
webhooks:`,
  ],
  [
    "openapi/components/schemas/otherOperationType.yaml",
    "  - '#microsoft.graph.playPromptOperation'\n  - microsoft.graph.playPromptOperation\n",
    "",
  ],
  [
    "openapi/components/schemas/resourceData.yaml",
    "anyOf:\n",
    "anyOf:\n  - $ref: playPromptOperationResource.yaml\n  - $ref: participantResource.yaml\n",
  ],
  [
    "openapi/components/schemas/otherResource.yaml",
    "      anyOf:\n",
    "      anyOf:\n        - $ref: playPromptOperationType.yaml\n        - $ref: participantType.yaml\n",
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

type Request = components["schemas"]["playPromptRequest"];

export interface PlayPromptOperation extends CommsOperation {
  readonly kind: "playPromptOperation";
  readonly completionReason: components["schemas"]["playPromptCompletionReason"] | undefined;
}
export type PromptEnd = { readonly kind: "played" | "failed"; readonly operation: PlayPromptOperation };

const names = spellings(memberNames.playPromptOperation);
const reasons = spellings(enumMembers.playPromptCompletionReason);

export const prompt: OperationKind<"playPromptOperation", PlayPromptOperation, PromptEnd, Request> = {
  name: "playPromptOperation",
  read: (value) =>
    readOperation("playPromptOperation", value, names, (named) => ({ completionReason: wordOf(named.get("completionReason"), reasons) })),
  recognises: (named) => spelled(String(named.get("completionReason")), reasons) !== undefined,
  outcome: (operation) => ({ kind: operation.status === "completed" ? "played" : "failed", operation }),
  timeoutMs: () => playAndQueueMs,
};

export interface PromptClient {
  playPrompt(callId: string, request: Request, options?: { signal?: AbortSignal }): Promise<OperationAnswer<PlayPromptOperation>>;
}

export function playPromptAndWait({
  graph,
  ...options
}: WaitOptions<typeof prompt> & { graph: PromptClient }): Promise<OutcomeOf<typeof prompt>> {
  return startAndWait(prompt, (callId, request, sent) => graph.playPrompt(callId, request as Request, sent), options);
}
`;

const platformKind = `import type { CommsNotifications } from "../../contract/types.ts";
import { number } from "../../lib/options.ts";
import { notificationAbout } from "../spelling.ts";
import type { MediaKind, PlayEnd, PlayEvent, PlayState, Step } from "./kind.ts";

interface PromptState extends PlayState {
  readonly endsAtMs: number;
}
type PromptEvent = { readonly atMs: number } & ({ readonly kind: "promptStarted" } | ({ readonly kind: "stopped" } & PlayEnd));

const unchanged = (state: PromptState): Step<PromptState> => ({ state, events: [] });

function stop(state: PromptState, atMs: number, completionReason: string | undefined, why: string): Step<PromptState> {
  const end: PlayEnd = { completionReason, durationMs: atMs - state.sinceMs, why };
  const events: PlayEvent[] = [{ kind: "stopped", atMs, ...end }];
  return { state: { ...state, end, sinceMs: atMs }, events };
}

function passTime(state: PromptState, toMs: number): Step<PromptState> {
  const isOver = state.end === undefined && state.endsAtMs <= toMs;
  return isOver ? stop(state, state.endsAtMs, "completedSuccessfully", "it was played to its end") : unchanged(state);
}

export const prompt: MediaKind<{ readonly promptMs?: number | undefined }, never, PromptEvent, object, PromptState> = {
  name: "playPromptOperation",
  faults: [],
  checks: { promptMs: number() },
  create: ({ spelling }, { promptMs = 1_000 }) => ({
    timeline: {
      dueMs: ({ end, endsAtMs }) => (end ? Number.POSITIVE_INFINITY : endsAtMs),
      passTime,
      hear: (state, atMs) => passTime(state, atMs),
      cut: (state, atMs, reason, why) =>
        stop(state, atMs, reason === undefined ? undefined : "mediaOperationCanceled", why),
    },
    interruption: () => undefined,
    prepare: () => (atMs) => ({
      state: { end: undefined, sinceMs: atMs, endsAtMs: atMs + promptMs },
      events: [{ kind: "promptStarted", atMs }],
    }),
    inCall: ({ id }) => ({
      view: {},
      ended({ operationId, clientContext }, { completionReason }) {
        if (completionReason === undefined) return undefined;
        const resourceData = {
          "@odata.type": "#microsoft.graph.playPromptOperation",
          id: operationId,
          clientContext,
          status: "completed",
          completionReason,
        };
        const ended = { value: [{ changeType: "deleted", resourceData }] } as CommsNotifications;
        return notificationAbout(ended, { callId: id, operationId, spelling });
      },
      over: () => undefined,
    }),
    answers: {},
  }),
};
`;

/** The two files of a kind of operation. */
export const kindFiles: Record<string, string> = {
  "src/bot/kinds/prompt.ts": botKind,
  "src/platform/kinds/prompt.ts": platformKind,
};

/** The lines that a kind adds to files that are there. */
export const kindLines: Record<string, string> = {
  "src/bot/kinds/index.ts": 'export { prompt } from "./prompt.ts";\n',
  "src/platform/kinds/index.ts": 'export { prompt } from "./prompt.ts";\n',
  "src/index.ts": 'export { playPromptAndWait, prompt } from "./bot/kinds/prompt.ts";\n',
};
