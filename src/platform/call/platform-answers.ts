import type { AnswerNames } from "../../../generated/operations.ts";
import { canonicalId } from "../../contract/ids.ts";
import type { RecordResponseRequest } from "../../contract/types.ts";
import type { Answers, Choice, OperationRequest, Resolver } from "../http/choice.ts";
import type { RecordingFiles } from "../kinds/recording/files.ts";
import type { PlatformCall } from "./call.ts";
import type { FaultName, Faults } from "./faults.ts";

export interface AnswersOptions {
  /** A call under way; undefined for an unknown or ended one. */
  readonly callWith: (callId: string) => PlatformCall | undefined;
  readonly newId: () => string;
  readonly faults: Faults;
  readonly files: RecordingFiles;
}

/** Both addresses answer the same. [RR-02] */
type ToldName = AnswerNames["recordResponse" | "recordResponseByApp"];

/** What the platform answers to requests that keep the contract: the contract's examples, chosen and filled by its state. */
export function createAnswers({ callWith, newId, faults, files }: AnswersOptions): Answers {
  const callOf = ({ path }: OperationRequest): PlatformCall | undefined => callWith(canonicalId(path.callId ?? ""));

  function strike(name: FaultName, call: PlatformCall | undefined): boolean {
    const struck = faults.strike(name) !== undefined;
    if (struck) call?.report({ kind: "fault", fault: name, operationId: undefined });
    return struck;
  }

  const failure = (call: PlatformCall | undefined): "tooManyRequests" | "internalServerError" | undefined => {
    if (strike("throttled", call)) return "tooManyRequests";
    return strike("serverError", call) ? "internalServerError" : undefined;
  };

  /** [RR-16, RR-17, RR-18, PL-01] */
  const recordResponse = (request: OperationRequest): ToldName | { example: ToldName; members: { id: string } } => {
    const call = callOf(request);
    const failed = failure(call);
    if (failed) return failed;
    if (!call) return "notFound";
    if (call.call.mediaConfig === "appHosted") return "notServiceHostedMedia";
    const id = newId();
    return { example: call.ask(id, request.body as RecordResponseRequest), members: { id } };
  };

  /** [OP-08] */
  const getCallOperation: Resolver<"getCallOperation"> = (request) => {
    const call = callOf(request);
    const failed = failure(call);
    if (failed) return failed;
    const id = canonicalId(request.path.operationId ?? "");
    const operation = call?.operation(id);
    if (!operation) return "operationNotFound";
    return { example: operation.status, members: { id, clientContext: operation.clientContext } };
  };

  /** [PL-07, RF-05] */
  const downloadRecording: Resolver<"downloadRecording"> = ({ path, request }): Choice<"downloadRecording"> => {
    const file = files.open(path.recordingId ?? "", request.headers.authorization ?? "");
    if (typeof file === "object") return { status: 200, body: file.chunks() };
    return ({ unknown: "recordingNotFound", refused: "recordingUnauthorized", gone: "recordingGone" } as const)[file];
  };

  return { recordResponse, recordResponseByApp: recordResponse, getCallOperation, downloadRecording };
}
