import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyProject, type ProjectCopy, type Ran, run } from "../support/project-copy.ts";

/** What a colleague writes for three operations more: one as the house does it, one with its body inline, one without parameters. */
const added: Record<string, string> = {
  "openapi/paths/communications_calls_{callId}_playPrompt.yaml": `parameters:
  - $ref: ../components/parameters/callId.yaml
post:
  operationId: playPrompt
  tags: [Recording]
  summary: Play a prompt
  description: Plays a sound to the caller.
  x-clause: RR-06
  x-source: call-playprompt
  requestBody:
    required: true
    content:
      application/json:
        schema:
          $ref: ../components/schemas/playPromptRequest.yaml
        examples:
          reference:
            $ref: ../components/examples/playPromptRequest.reference.yaml
  responses:
    '200':
      description: The prompt is being played.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/commsOperation.yaml
          examples:
            playing:
              $ref: ../components/examples/commsOperation.playing.yaml
          x-values:
            /clientContext: $request.body#/clientContext
    '400':
      $ref: ../components/responses/badRequest.yaml
    '401':
      $ref: ../components/responses/unauthorized.yaml
    '415':
      $ref: ../components/responses/unsupportedMediaType.yaml
`,
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
  "openapi/components/examples/playPromptRequest.reference.yaml": `summary: One prompt
value:
  prompts:
    - '@odata.type': '#microsoft.graph.mediaPrompt'
      mediaInfo: { uri: https://cdn.contoso.com/beep.wav }
`,
  "openapi/components/examples/commsOperation.playing.yaml": `summary: A prompt that is being played
value:
  '@odata.type': '#microsoft.graph.playPromptOperation'
  id: 8d1c2f3e-0000-4000-8000-0123456789ab
  status: running
  clientContext: of-the-example
`,
  "openapi/paths/communications_calls_{callId}_mute.yaml": `parameters:
  - $ref: ../components/parameters/callId.yaml
post:
  operationId: muteCall
  tags: [Recording]
  summary: Mute the bot
  description: Mutes the bot in the call.
  x-clause: RR-06
  x-source: call-mute
  requestBody:
    content:
      application/json:
        schema:
          type: object
          additionalProperties: false
          properties:
            clientContext: { type: string, maxLength: 8 }
        examples:
          short:
            value: { clientContext: mute-1 }
  responses:
    '200':
      description: Muted.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/commsOperation.yaml
          examples:
            muted:
              $ref: ../components/examples/commsOperation.playing.yaml
    '401':
      $ref: ../components/responses/unauthorized.yaml
    default:
      $ref: ../components/responses/unexpectedError.yaml
`,
  "openapi/paths/communications_tones.yaml": `get:
  operationId: listTones
  tags: [Operations]
  summary: List the tones
  description: Lists the tones that the platform hears.
  x-clause: RR-12
  x-source: none, an invention of this test
  responses:
    '200':
      description: The tones.
      content:
        application/json:
          schema:
            $ref: ../components/schemas/toneList.yaml
          examples:
            two:
              $ref: ../components/examples/toneList.two.yaml
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
};

const entries = `
  /communications/calls/{callId}/playPrompt:
    $ref: paths/communications_calls_{callId}_playPrompt.yaml
  /communications/calls/{callId}/mute:
    $ref: paths/communications_calls_{callId}_mute.yaml
  /communications/tones:
    $ref: paths/communications_tones.yaml
webhooks:`;

const probe = `import { setupServer } from "msw/node";
import { createGraphTokenClient } from "./generated/client.ts";
import { respond } from "./src/platform/http/answer.ts";
import { toPlainRequest, toResponse } from "./src/platform/http/web.ts";
import { createHandlers } from "./src/msw/index.ts";

const headers = { authorization: "Bearer token" };
const prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt"; mediaInfo: { uri: string } }] = [
  { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://cdn.contoso.com/beep.wav" } },
];
const path = { callId: "call-1" };

async function seen(call: Promise<{ data?: unknown; error?: unknown; response: Response }>): Promise<unknown> {
  try {
    const { data, error, response } = await call;
    const details = (error as { error?: { details?: { target: string; code: string }[] } } | undefined)?.error?.details;
    return { status: response.status, body: data, faults: details?.map(({ target, code }) => target + " " + code) };
  } catch (error) {
    return String(error);
  }
}

async function play(options: Parameters<typeof createGraphTokenClient>[0]): Promise<unknown> {
  const graph = createGraphTokenClient({ headers, ...options });
  return {
    played: await seen(graph.playPrompt({ params: { path }, body: { prompts, clientContext: "prompt-1" } })),
    badBody: await seen(graph.playPrompt({ params: { path }, body: { prompts: [], loop: 3 } as never })),
    noBody: await seen(graph.playPrompt({ params: { path } } as never)),
    dots: await seen(graph.playPrompt({ params: { path: { callId: ".." } }, body: { prompts } })),
    noId: await seen(graph.playPrompt({ body: { prompts } } as never)),
    muted: await seen(graph.muteCall({ params: { path }, body: { clientContext: "mute-1" } })),
    mutedWithoutBody: await seen(graph.muteCall({ params: { path } })),
    mutedBadly: await seen(graph.muteCall({ params: { path }, body: { clientContext: "more than eight" } })),
    tones: await seen(graph.listTones()),
    noToken: await seen(graph.listTones({ headers: { authorization: null } })),
  };
}

// @ts-expect-error the body is typed by its schema
export const wrong = (): unknown => createGraphTokenClient().playPrompt({ params: { path }, body: { prompts: "beep" } });
// @ts-expect-error so is the inline one
export const wrongInline = (): unknown => createGraphTokenClient().muteCall({ params: { path }, body: { clientContext: 1 } });
// @ts-expect-error answers are named by their examples
createHandlers({ answers: { listTones: "three" } });

const overMock = await play({ fetch: async (request) => toResponse(respond(await toPlainRequest(request))) });
const server = setupServer(...createHandlers({ answers: { listTones: "two" } }));
server.listen({ onUnhandledFrame: "error" });
const overMsw = await play({});
server.close();
console.log(JSON.stringify({ overMock, overMsw }));
`;

const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

let project: ProjectCopy;
let generated: Ran;

beforeAll(async () => {
  project = await copyProject();
  for (const [path, text] of Object.entries(added)) await project.write(path, text);
  await project.replace("openapi/openapi.yaml", "\nwebhooks:", entries);
  generated = await project.generate();
  await project.write("probe.ts", probe);
  await project.write("probe.tsconfig.json", '{ "extends": "./tsconfig.json", "include": ["probe.ts"] }\n');
});

afterAll(() => project?.[Symbol.asyncDispose]());

const muted = {
  status: 200,
  body: {
    "@odata.type": "#microsoft.graph.playPromptOperation",
    id: "8d1c2f3e-0000-4000-8000-0123456789ab",
    status: "running",
    clientContext: "of-the-example",
  },
};
const answered = {
  played: {
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.playPromptOperation",
      id: "8d1c2f3e-0000-4000-8000-0123456789ab",
      status: "running",
      clientContext: "prompt-1",
    },
  },
  badBody: { status: 400, faults: ["$.loop additionalProperties", "$.prompts minItems"] },
  noBody: { status: 415, faults: ["content-type type"] },
  dots: 'TypeError: callId must name one resource; ".." would reach another',
  noId: "TypeError: callId must be a string, not undefined",
  muted,
  mutedWithoutBody: muted,
  mutedBadly: { status: 400, faults: ["$.clientContext maxLength"] },
  tones: { status: 200, body: { value: ["#", "1"] } },
  noToken: { status: 401, faults: ["authorization required"] },
};

describe("operations added to the spec are callable, mocked and typed with no line written in src/", () => {
  test("the generator takes them", () => {
    expect({ code: generated.code, stderr: generated.stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("the generated client calls them over the mock and through msw; what the contract refuses is refused", async () => {
    const { code, stdout, stderr } = await project.node("probe.ts");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ overMock: answered, overMsw: answered });
  });

  test("bodies and the names of answers are typed by the spec", async () => {
    const { code, stdout } = await run(process.execPath, [compiler, "-p", "probe.tsconfig.json"], project.folder);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });
});
