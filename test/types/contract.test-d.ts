import { assertType, describe, expectTypeOf, test } from "vitest";
import { createGraphTokenClient } from "../../generated/client.ts";
import type { components, operations } from "../../generated/types.ts";
import type { CallsClient } from "../../src/bot/client/client.ts";
import type { ParsedNotification } from "../../src/bot/notifications/parsed.ts";
import type { CanonicalId } from "../../src/contract/ids.ts";
import type {
  CommsNotifications,
  OperationStatus,
  RecordCompletionReason,
  RecordResponseRequest,
  WireRecordOperation,
} from "../../src/contract/types.ts";
import { validateRecordResponseRequest } from "../../src/contract/validate.ts";
import { type Checks, func, needed, number } from "../../src/lib/options.ts";
import type { Answers } from "../../src/platform/http/choice.ts";

import type { WebhookReceiverOptions } from "../../src/webhook/index.ts";

type Schemas = components["schemas"];

describe("sent types", () => {
  test("RR-14 nothing is required, members with a default included", () => {
    assertType<RecordResponseRequest>({});
    expectTypeOf<RecordResponseRequest["playBeep"]>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<RecordResponseRequest["maxRecordDurationInSeconds"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Partial<RecordResponseRequest>>().toEqualTypeOf<RecordResponseRequest>();
  });

  test("RR-14 its name stands for the contract's own schema, and for the body of the operation", () => {
    expectTypeOf<Schemas["recordResponseRequest"]>().toEqualTypeOf<RecordResponseRequest>();
    expectTypeOf<
      operations["recordResponse"]["requestBody"]["content"]["application/json"]
    >().toEqualTypeOf<RecordResponseRequest>();
    expectTypeOf<NonNullable<Parameters<CallsClient["recordResponse"]>[1]>>().toEqualTypeOf<RecordResponseRequest>();
    expectTypeOf<Schemas["commsNotifications"]>().toExtend<CommsNotifications>();
    expectTypeOf<CommsNotifications>().toExtend<Schemas["commsNotifications"]>();
    expectTypeOf<Schemas["recordOperation"]>().toExtend<WireRecordOperation>();
    expectTypeOf<WireRecordOperation>().toExtend<Schemas["recordOperation"]>();
  });

  test("RR-23 Standard Schema: what the validator takes and gives is a request, and no other", () => {
    type Standard = (typeof validateRecordResponseRequest)["~standard"];
    type Types = NonNullable<Standard["types"]>;
    expectTypeOf<Types["input"]>().toEqualTypeOf<RecordResponseRequest>();
    expectTypeOf<Types["output"]>().toEqualTypeOf<RecordResponseRequest>();
    expectTypeOf<Standard["version"]>().toEqualTypeOf<1>();
    const result = validateRecordResponseRequest["~standard"].validate({});
    // @ts-expect-error whether there is a value is known when there are no issues
    assertType<RecordResponseRequest>(result.value);
    if (!result.issues) assertType<RecordResponseRequest>(result.value);
  });

  test("RR-06 a prompt is a mediaPrompt with its uri", () => {
    assertType<Schemas["mediaPrompt"]>({
      "@odata.type": "#microsoft.graph.mediaPrompt",
      mediaInfo: { uri: "https://a/b.wav" },
    });
    // @ts-expect-error the type must be named
    assertType<Schemas["mediaPrompt"]>({ mediaInfo: { uri: "https://a/b.wav" } });
    assertType<Schemas["mediaPrompt"]>({
      // @ts-expect-error no other type is a prompt
      "@odata.type": "#microsoft.graph.other",
      mediaInfo: { uri: "https://a/b.wav" },
    });
    // @ts-expect-error uri is required
    assertType<Schemas["mediaPrompt"]>({ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: {} });
  });

  test("CA-01 a call needs an address for its notifications, and where media is processed", () => {
    assertType<Schemas["createCallRequest"]>({ callbackUri, mediaConfig });
    assertType<Schemas["createCallRequest"]>({
      callbackUri,
      mediaConfig: { ...mediaConfig, preFetchMedia: [{ uri: "https://a/b.wav" }] },
      requestedModalities: ["audio"],
      targets: [{ identity: { user: { id: "1" } } }],
    });
    assertType<Schemas["createCallRequest"]>({
      callbackUri,
      mediaConfig,
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "1",
        passcode: null,
      },
    });
    // @ts-expect-error callbackUri is required
    assertType<Schemas["createCallRequest"]>({ mediaConfig });
    // @ts-expect-error so is mediaConfig
    assertType<Schemas["createCallRequest"]>({ callbackUri });
    // @ts-expect-error whom to call is required of a target
    assertType<Schemas["createCallRequest"]>({ callbackUri, mediaConfig, targets: [{}] });
  });

  test("CA-02 an answer needs where media is processed alone", () => {
    assertType<Schemas["answerCallRequest"]>({ mediaConfig });
    assertType<Schemas["answerCallRequest"]>({ mediaConfig, callbackUri, acceptedModalities: ["audio"] });
    // @ts-expect-error mediaConfig is required
    assertType<Schemas["answerCallRequest"]>({ callbackUri });
  });

  test("CA-16 media that the application hosts does not compile", () => {
    // @ts-expect-error no such mediaConfig
    assertType<Schemas["mediaConfig"]>({ "@odata.type": "#microsoft.graph.appHostedMediaConfig" });
    // @ts-expect-error its type must be named
    assertType<Schemas["mediaConfig"]>({});
  });

  test("CA-05 CA-07 CA-09 prompts are required where something is played, and nothing is where it is not", () => {
    assertType<Schemas["playPromptRequest"]>({ prompts: [prompt], loop: false, clientContext: "c" });
    // @ts-expect-error prompts is required
    assertType<Schemas["playPromptRequest"]>({ clientContext: "c" });
    // @ts-expect-error prompts is a list
    assertType<Schemas["playPromptRequest"]>({ prompts: prompt });
    expectTypeOf<Schemas["playPromptRequest"]["loop"]>().toEqualTypeOf<boolean | null | undefined>();
    assertType<Schemas["cancelMediaProcessingRequest"]>({});
    assertType<Schemas["subscribeToToneRequest"]>({});
  });

  test("RR-14 an unknown member does not compile", () => {
    // @ts-expect-error streamWhileRecording is left out
    assertType<RecordResponseRequest>({ streamWhileRecording: true });
    // @ts-expect-error no string index: a misspelt member does not compile
    assertType<RecordResponseRequest>({ clientContxt: "c" });
    // @ts-expect-error neither in a prompt
    assertType<Schemas["mediaPrompt"]>({ ...prompt, medaInfo: {} });
    // @ts-expect-error nor where a prompt is played
    assertType<Schemas["playPromptRequest"]>({ prompts: [prompt], volume: 5 });
    // @ts-expect-error nor where a call is answered
    assertType<Schemas["answerCallRequest"]>({ mediaConfig, callbackUrl: callbackUri });
    // @ts-expect-error nor where media is cancelled
    assertType<Schemas["cancelMediaProcessingRequest"]>({ all: true });
    // @ts-expect-error nor in its mediaInfo
    assertType<Schemas["mediaInfo"]>({ uri: "https://a/b.wav", resourceID: "x" });
    expectTypeOf<string>().not.toExtend<keyof RecordResponseRequest>();
  });

  test("RR-14 OData control information compiles on every object of a request", () => {
    assertType<RecordResponseRequest>({
      "@odata.type": "#microsoft.graph.recordResponseParameterSet",
      "prompts@odata.type": "#Collection(microsoft.graph.prompt)",
      prompts: [
        {
          ...prompt,
          "@odata.id": "x",
          mediaInfo: { "@odata.type": "#microsoft.graph.mediaInfo", uri: "https://a/b.wav" },
        },
      ],
    });
  });
});

const callbackUri = "https://bot.contoso.com/api/calls";
const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" } as const;
const prompt = { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://a/b.wav" } } as const;

describe("open enums keep their members and take new ones", () => {
  test("OP-02 status", () => {
    expectTypeOf<Extract<OperationStatus, "completed">>().toEqualTypeOf<"completed">();
    expectTypeOf<OperationStatus>().not.toEqualTypeOf<string>();
    assertType<OperationStatus>("somethingNew" as string);
  });

  test("OP-03 completionReason", () => {
    expectTypeOf<Extract<RecordCompletionReason, "stopToneDetected" | "none">>().toEqualTypeOf<
      "stopToneDetected" | "none"
    >();
    assertType<RecordCompletionReason>("somethingNew" as string);
  });

  test("NT-11 CA-05 CA-09 CA-11 those of a call and of a prompt", () => {
    expectTypeOf<Extract<Schemas["callState"], "established">>().toEqualTypeOf<"established">();
    assertType<Schemas["callState"]>("parked" as string);
    expectTypeOf<Extract<Schemas["playPromptCompletionReason"], "unknown">>().toEqualTypeOf<"unknown">();
    assertType<Schemas["playPromptCompletionReason"]>("somethingNew" as string);
    expectTypeOf<Extract<Schemas["toneName"], "pound">>().toEqualTypeOf<"pound">();
    assertType<Schemas["toneName"]>("tone16" as string);
    expectTypeOf<Extract<Schemas["mediaState"], "active">>().toEqualTypeOf<"active">();
    assertType<Schemas["mediaState"]>("flickering" as string);
    assertType<Schemas["modality"]>("hologram" as string);
  });

  test("RR-12 tone", () => {
    expectTypeOf<Extract<Schemas["tone"], "#">>().toEqualTypeOf<"#">();
    assertType<Schemas["tone"]>("11" as string);
  });
});

describe("NT-04 received unions keep their members", () => {
  type Resource = Schemas["resourceData"];

  test("recordings, prompts, participants, the call, other operations and whatever is new", () => {
    assertType<Resource>({
      "@odata.type": "#microsoft.graph.recordOperation",
      status: "completed",
      recordingLocation: "https://f",
    });
    assertType<Resource>({ "@odata.type": "#microsoft.graph.call", state: "terminated" });
    assertType<Resource>({ "@odata.type": "#microsoft.graph.playPromptOperation", status: "running" });
    assertType<Resource>({ "@odata.type": "#microsoft.graph.participant", isInLobby: false });
    assertType<Resource>({ "@odata.type": "#microsoft.graph.subscribeToToneOperation", status: "completed" });
    const newThing = { "@odata.type": "#microsoft.graph.newThing" as string, anything: 1 };
    assertType<Resource>(newThing);
    expectTypeOf<
      Extract<Resource, { "@odata.type": "#microsoft.graph.recordOperation" | "microsoft.graph.recordOperation" }>
    >().toExtend<Schemas["recordOperation"]>();
    expectTypeOf<Extract<Resource, { "@odata.type": "#microsoft.graph.call" | "microsoft.graph.call" }>>().toExtend<
      Schemas["call"]
    >();
    expectTypeOf<
      Extract<
        Resource,
        { "@odata.type": "#microsoft.graph.playPromptOperation" | "microsoft.graph.playPromptOperation" }
      >
    >().toExtend<Schemas["playPromptOperation"]>();
    expectTypeOf<
      Extract<Resource, { "@odata.type": "#microsoft.graph.participant" | "microsoft.graph.participant" }>
    >().toExtend<Schemas["participant"]>();
    expectTypeOf<Resource>().not.toBeAny();
  });

  test("a member that one of them has selects it", () => {
    const use = (_location: string | null | undefined, _reason: RecordCompletionReason | null | undefined): void => {};
    const read = (data: Schemas["commsNotification"]["resourceData"]): void => {
      if (!data || Array.isArray(data)) return;
      if ("recordingLocation" in data && data.status === "completed")
        use(data.recordingLocation, data.completionReason);
      if ("state" in data) expectTypeOf(data.state).toEqualTypeOf<Schemas["callState"] | null>();
      if ("isInLobby" in data) expectTypeOf(data.isInLobby).toEqualTypeOf<boolean | null>();
      // @ts-expect-error comparing the type narrows nothing
      if (data["@odata.type"] === "#microsoft.graph.call") void data.state;
      // @ts-expect-error not every resource has a status
      void data.status;
      if ("anything" in data) expectTypeOf(data.anything).toBeUnknown();
    };
    expectTypeOf(read).toBeFunction();
  });

  test("an item carries one, several or none", () => {
    expectTypeOf<Schemas["commsNotification"]["resourceData"]>().toEqualTypeOf<
      Resource | Resource[] | null | undefined
    >();
    expectTypeOf<Schemas["commsNotification"]["changeType"]>().not.toBeAny();
    expectTypeOf<Schemas["commsNotification"]>().not.toBeUnknown();
  });
});

test("OP-01 in an answer the operation has an id, in a notification it may not", () => {
  expectTypeOf<Schemas["identifiedRecordOperation"]["id"]>().toEqualTypeOf<string>();
  expectTypeOf<Schemas["recordOperation"]["id"]>().toEqualTypeOf<string | null | undefined>();
});

test("OP-08 an operation of the call is a recording, a prompt or one of another type, with its id in each case", () => {
  type Operation = operations["getCallOperation"]["responses"][200]["content"]["application/json"];
  expectTypeOf<Operation>().toEqualTypeOf<
    Schemas["identifiedRecordOperation"] | Schemas["identifiedPlayPromptOperation"] | Schemas["identifiedOperation"]
  >();
  expectTypeOf<Operation["id"]>().toEqualTypeOf<string>();
});

test("CA-01 CA-03 in an answer the call has an id, in a notification it may not", () => {
  expectTypeOf<Schemas["identifiedCall"]["id"]>().toEqualTypeOf<string>();
  expectTypeOf<Schemas["call"]["id"]>().toEqualTypeOf<string | null | undefined>();
});

test("CA-09 CA-11 a call has the key that was pressed, and the state of its media", () => {
  type Call = Schemas["call"];
  expectTypeOf<NonNullable<Call["toneInfo"]>["sequenceId"]>().toEqualTypeOf<number>();
  expectTypeOf<NonNullable<Call["toneInfo"]>["tone"]>().toEqualTypeOf<Schemas["toneName"]>();
  expectTypeOf<NonNullable<Call["mediaState"]>["audio"]>().toEqualTypeOf<Schemas["mediaState"] | null | undefined>();
});

test("CA-01 the 201 has a Location and the call; CA-02 CA-04 CA-08 other answers have no body", () => {
  type Created = operations["createCall"]["responses"][201];
  expectTypeOf<Created["headers"]["Location"]>().toEqualTypeOf<string>();
  expectTypeOf<Created["content"]["application/json"]>().toEqualTypeOf<Schemas["identifiedCall"]>();
  expectTypeOf<operations["answerCall"]["responses"][202]["content"]>().toEqualTypeOf<undefined>();
  expectTypeOf<operations["deleteCall"]["responses"][204]["content"]>().toEqualTypeOf<undefined>();
  expectTypeOf<operations["keepCallAlive"]["responses"][200]["content"]>().toEqualTypeOf<undefined>();
});

test("CA-05 CA-07 CA-09 the 200 of what starts an operation has its Location, and an operation with its id", () => {
  type Played = operations["playPrompt"]["responses"][200];
  expectTypeOf<Played["headers"]["Location"]>().toEqualTypeOf<string>();
  expectTypeOf<Played["content"]["application/json"]>().toEqualTypeOf<Schemas["identifiedPlayPromptOperation"]>();
  type Canceled = operations["cancelMediaProcessing"]["responses"][200]["content"]["application/json"];
  type Subscribed = operations["subscribeToTone"]["responses"][200]["content"]["application/json"];
  expectTypeOf<Canceled>().toEqualTypeOf<Schemas["endedOperation"]>();
  expectTypeOf<Subscribed>().toEqualTypeOf<Schemas["endedOperation"]>();
  expectTypeOf<Canceled["status"]>().toEqualTypeOf<"completed" | "failed">();
});

test("RR-18 the 200 has a Location, and its body may be null", () => {
  type Ok = operations["recordResponse"]["responses"][200];
  expectTypeOf<Ok["headers"]["Location"]>().toEqualTypeOf<string>();
  expectTypeOf<Ok["content"]["application/json"]>().toEqualTypeOf<Schemas["identifiedRecordOperation"] | null>();
});

test("RR-21 the generated client takes what an operation takes, and no more", async () => {
  const client = createGraphTokenClient();
  const { data, error } = await client.recordResponse({ params: { path: { callId: "c" } }, body: {} });
  expectTypeOf(data).not.toBeAny();
  assertType<string | undefined>(data?.id);
  expectTypeOf(error).not.toBeAny();
  assertType<string | undefined>(error?.error.code);
  // @ts-expect-error the answer has no such member
  void data?.recordingUrl;
  // @ts-expect-error callId is missing
  void client.recordResponse({ body: {} });
  // @ts-expect-error the body is missing
  void client.recordResponse({ params: { path: { callId: "c" } } });
  // @ts-expect-error the recording is not for the Graph token
  void client.downloadRecording;
});

describe("answers are typed from the contract", () => {
  test("by the names of its examples", () => {
    assertType<Answers>({
      recordResponse: "tooManyRequests",
      getCallOperation: "operationNotFound",
      downloadRecording: "recordingGone",
    });
    // @ts-expect-error no such example
    assertType<Answers>({ recordResponse: "teapot" });
    // @ts-expect-error an example of another operation
    assertType<Answers>({ getCallOperation: "nullOperation" });
    // @ts-expect-error no such operation
    assertType<Answers>({ transferCall: "running" });
  });

  test("CA-01..CA-09 those of a call too, and by the status where there is no body", () => {
    assertType<Answers>({
      createCall: "tenantMismatch",
      answerCall: "202",
      getCall: "established",
      deleteCall: "204",
      keepCallAlive: "200",
      playPrompt: "callNotEstablished",
      subscribeToTone: "completed",
      cancelMediaProcessing: "notServiceHostedMedia",
    });
    // @ts-expect-error hanging up has no body
    assertType<Answers>({ deleteCall: "completed" });
    // @ts-expect-error a call that is read has its id
    assertType<Answers>({ getCall: () => ({ status: 200, body: { state: "established" } }) });
  });

  test("by a body of the status", () => {
    assertType<Answers>({ recordResponse: () => ({ status: 200, body: { id: "1", status: "running" } }) });
    assertType<Answers>({ recordResponse: () => ({ status: 200, body: null }) });
    // @ts-expect-error an answer has an id
    assertType<Answers>({ recordResponse: () => ({ status: 200, body: { status: "running" } }) });
    // @ts-expect-error the contract has no 418
    assertType<Answers>({ recordResponse: () => ({ status: 418, body: null }) });
  });
});

test("NT-07 a notification narrows by its kind", () => {
  const narrow = (item: ParsedNotification): void => {
    if (item.kind === "recordOperation")
      expectTypeOf(item.operation.recordingLocation).toEqualTypeOf<string | undefined>();
    if (item.kind === "call") expectTypeOf(item.call.state).not.toBeAny();
    if (item.kind === "unknown") expectTypeOf(item.odataType).toEqualTypeOf<string | undefined>();
    if (item.kind === "invalid") expectTypeOf(item.callId).toEqualTypeOf<undefined>();
    expectTypeOf(item.callId).toEqualTypeOf<CanonicalId | undefined>();
  };
  expectTypeOf(narrow).toBeFunction();
});

describe("options", () => {
  interface Options {
    readonly onEvent: () => void;
    readonly timeoutMs?: number | undefined;
  }

  test("a table of checks has each option, needed where the type demands it", () => {
    assertType<Checks<Options>>({ onEvent: needed(func()), timeoutMs: number() });
    // @ts-expect-error an option is forgotten
    assertType<Checks<Options>>({ onEvent: needed(func()) });
    // @ts-expect-error no such option
    assertType<Checks<Options>>({ onEvent: needed(func()), timeoutMs: number(), timeout: number() });
    // @ts-expect-error it must be given
    assertType<Checks<Options>>({ onEvent: func(), timeoutMs: number() });
    // @ts-expect-error it may be left out
    assertType<Checks<Options>>({ onEvent: needed(func()), timeoutMs: needed(number()) });
  });

  test("onNotification is one function or a list", () => {
    const accept = (notification: ParsedNotification): void => void notification.kind;
    assertType<WebhookReceiverOptions["onNotification"]>(accept);
    assertType<WebhookReceiverOptions["onNotification"]>([accept, async (_, { identity }) => identity.appId]);
    // @ts-expect-error no function
    assertType<WebhookReceiverOptions["onNotification"]>([accept, "log"]);
  });
});
