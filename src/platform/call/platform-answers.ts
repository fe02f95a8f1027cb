import { examples } from "../../../generated/examples.ts";
import type { OperationEntry, OperationId } from "../../../generated/operations.ts";
import { canonicalId } from "../../contract/ids.ts";
import type { AnswerCallRequest, CreateCallRequest } from "../../contract/types.ts";
import { claimsOf } from "../../lib/claims.ts";
import { answerNames } from "../http/answer.ts";
import { missingPermission } from "../http/check.ts";
import type { Answers, OperationRequest } from "../http/choice.ts";
import { callable } from "../http/route.ts";
import type { PlatformKind } from "../kinds/kind.ts";
import type { PlatformCall } from "./call.ts";
import type { FaultName, Faults } from "./faults.ts";
import { type CallShape, shapeOf } from "./identity.ts";

export interface AnswersOptions {
  /** A call under way; undefined for an unknown or ended one. */
  readonly callWith: (callId: string) => PlatformCall | undefined;
  /** Begins a call, as the bot asks for it. */
  readonly create: (request: CreateCallRequest, tenantId: string | undefined) => PlatformCall;
  readonly newId: () => string;
  readonly faults: Faults;
  /** By the schema of the operation. */
  readonly kinds: ReadonlyMap<string, PlatformKind>;
}

/** The name of an example, alone or with members set otherwise; undefined leaves it to the first. */
type Chosen = string | { readonly example?: string | undefined; readonly members: object } | undefined;

type FoundOperation = NonNullable<ReturnType<PlatformCall["operation"]>>;

/** The application permissions of which each call needs one. [CA-14] */
const creating: Readonly<Record<CallShape, readonly string[]>> = {
  p2p: ["Calls.Initiate.All"],
  group: ["Calls.InitiateGroupCall.All"],
  meeting: ["Calls.JoinGroupCall.All", "Calls.JoinGroupCallAsGuest.All"],
};

/** A misspelt member is not noticed, as a call is an open type; this shows it. That Graph refuses it is inferred. */
function namesSomeone({ targets, chatInfo, meetingInfo }: CreateCallRequest): boolean {
  return Boolean(targets?.length || chatInfo || meetingInfo);
}

const nobody: Chosen = {
  example: "badRequest",
  members: {
    error: {
      code: "BadRequest",
      message: "Nobody is called and no meeting is joined: targets, chatInfo and meetingInfo are missing.",
    },
  },
};

/** What Graph answers of an operation that has ended is not published. [OP-08] */
const overOrUnknown: Chosen = {
  example: "operationNotFound",
  members: {
    error: {
      code: "NotFound",
      message:
        "Operation not found: it is unknown, or has ended, as its notification says. That an ended one is not found is this mock's choice.",
    },
  },
};

/**
 * What the platform answers to requests that keep the contract: the contract's examples, chosen and filled by its state.
 * What an operation does not have an answer for is left to its first example.
 */
export function createAnswers({ callWith, create, newId, faults, kinds }: AnswersOptions): Answers {
  function strike(name: FaultName, call: PlatformCall | undefined): boolean {
    const struck = faults.strike(name) !== undefined;
    if (struck) call?.report({ kind: "fault", fault: name, operationId: undefined });
    return struck;
  }

  /** What answers an operation below a call: a refusal, or what `answer` says of the call. [RR-17] */
  function ofCall(
    operation: OperationEntry,
    unknown: string,
    answer: (call: PlatformCall, request: OperationRequest) => Chosen,
  ): (request: OperationRequest) => Chosen {
    const names = answerNames(operation);
    const named = (name: string): Chosen => (names.includes(name) ? name : undefined);
    return (request) => {
      const call = callWith(canonicalId(request.path.callId ?? ""));
      const refused = failure(call);
      return refused ? named(refused) : call ? answer(call, request) : named(unknown);
    };
  }

  /** A fault of Graph's answers, by the name of its example. */
  function failure(call: PlatformCall | undefined): string | undefined {
    if (strike("throttled", call)) return "tooManyRequests";
    return strike("serverError", call) ? "internalServerError" : undefined;
  }

  /** What answers an operation on the media of a call: a refusal, or what `answer` says. [RR-16] */
  function ofMedia(
    operation: OperationEntry,
    answer: (call: PlatformCall, request: OperationRequest) => Chosen,
  ): (request: OperationRequest) => Chosen {
    const names = answerNames(operation);
    return ofCall(operation, "notFound", (call, request) => {
      const { state, mediaConfig } = call.call;
      const isLive = state === "established";
      const refused = isLive ? mediaConfig === "appHosted" && "notServiceHostedMedia" : "callNotEstablished";
      if (!refused) return answer(call, request);
      return names.includes(refused) ? refused : "badRequest";
    });
  }

  /** What answers a request that starts an operation. [RR-18, PL-01] */
  function starting(operation: OperationEntry, kind: PlatformKind): (request: OperationRequest) => Chosen {
    const names = answerNames(operation);
    return ofMedia(operation, (call, { body }) => {
      const id = newId();
      const status = call.ask(id, kind, body);
      return { example: names.includes(status) ? status : undefined, members: { id, status } };
    });
  }

  function answerOf(operation: OperationEntry): ((request: OperationRequest) => Chosen) | undefined {
    const own = ofCalls[operation.operationId];
    if (own) return own(operation);
    const kind = operation.resource ? kinds.get(operation.resource.schema) : undefined;
    if (operation.starts === "operation" && !operation.final && kind) return starting(operation, kind);
    const isOfCall = operation.parameters.some(({ name, in: place }) => name === "callId" && place === "path");
    return isOfCall ? ofCall(operation, "notFound", () => undefined) : undefined;
  }

  /** What a request does to the life of its call. */
  const ofCalls: {
    readonly [Id in OperationId]?: (operation: OperationEntry) => (request: OperationRequest) => Chosen;
  } = {
    /** [CA-01, CA-14] */
    createCall: () => (asked) => {
      const request = asked.body as CreateCallRequest;
      const refused = failure(undefined);
      if (refused) return refused;
      if (!namesSomeone(request)) return nobody;
      const permissions = creating[shapeOf(request)];
      if (missingPermission({ permissions }, asked.request)) return "insufficientPermissions";
      const tenant = claimsOf((asked.request.headers.authorization ?? "").replace(/^Bearer +/i, ""))?.tid;
      const tenantId = typeof tenant === "string" ? tenant : undefined;
      if (request.tenantId && tenantId && request.tenantId !== tenantId) return "tenantMismatch";
      const call = create(request, tenantId);
      const members = { ...call.resource(), state: "establishing", mediaState: null };
      call.begin();
      return { example: "establishing", members };
    },
    /** [CA-02, CA-10] */
    answerCall: (operation) =>
      ofCall(operation, "notFound", (call, { request, body }) => {
        if (call.call.state !== "incoming") return "conflict";
        if (call.isGroup && missingPermission(operation, request)) return "forbidden";
        call.answer(body as AnswerCallRequest);
        return undefined;
      }),
    /** [CA-03] */
    getCall: (operation) => ofCall(operation, "notFound", (call) => ({ members: call.resource() })),
    /** [CA-04] */
    deleteCall: (operation) => ofCall(operation, "notFound", (call) => void call.hangUp()),
    /** [CA-08] */
    keepCallAlive: (operation) => ofCall(operation, "notFound", (call) => void call.keepAlive()),
    /** [CA-09] */
    subscribeToTone: (operation) =>
      ofMedia(operation, (call) => {
        call.subscribeToTones();
        return { members: { id: newId() } };
      }),
    /** [CA-07] */
    cancelMediaProcessing: (operation) =>
      ofMedia(operation, (call) => {
        call.cut("cancel", "the bot cancelled it");
        return { members: { id: newId() } };
      }),
    /** [OP-08] */
    getCallOperation: (operation) =>
      ofCall(operation, "operationNotFound", (call, { path }) => {
        const id = canonicalId(path.operationId ?? "");
        const found = call.operation(id);
        if (!found) return overOrUnknown;
        return { example: exampleOf(operation, found), members: { id, clientContext: found.clientContext } };
      }),
  };

  /** The example of an operation's kind and status. */
  function exampleOf(operation: OperationEntry, { kind, status }: FoundOperation): string | undefined {
    const [name] = [...kinds].find(([, each]) => each === kind) ?? [];
    const named = Object.entries(operation.responses["200"]?.content["application/json"]?.examples ?? {});
    const found = named.find(([, example]) => {
      const value = examples[example] as { readonly "@odata.type"?: string; readonly status?: string };
      return value["@odata.type"] === `#microsoft.graph.${name}` && value.status === status;
    });
    return found?.[0];
  }

  const byOperation = callable.map((operation) => [operation.operationId, answerOf(operation)] as const);
  const ofKinds = [...kinds.values()].map(({ answers }) => answers);
  return Object.assign(Object.fromEntries(byOperation.filter(([, answer]) => answer)), ...ofKinds) as Answers;
}
