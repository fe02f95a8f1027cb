import { describe, expect, test, vi } from "vitest";
import {
  CommsError,
  GoneError,
  HttpError,
  InvalidRequestError,
  isCommsError,
  NetworkError,
  RefusedHostError,
  TimeoutError,
  TooLargeError,
  UnauthenticatedError,
} from "../../src/errors.ts";
import { callId, operationId } from "../support/ask.ts";
import { clientOver } from "../support/graph.ts";

const errors = {
  ERR_INVALID_REQUEST: new InvalidRequestError([]),
  ERR_HTTP: new HttpError({ status: 500 }),
  ERR_GONE: new GoneError({ status: 410 }),
  ERR_NETWORK: new NetworkError("no answer"),
  ERR_TIMEOUT: new TimeoutError("The request", 5),
  ERR_REFUSED_HOST: new RefusedHostError("refused", "host"),
  ERR_TOO_LARGE: new TooLargeError("The body", 5),
  ERR_UNAUTHENTICATED: new UnauthenticatedError("issuer"),
};

describe("every error has a code of its own, and isCommsError holds for it", () => {
  test.each(Object.entries(errors))("%s", (code, error) => {
    expect(error.code).toBe(code);
    expect(error).toBeInstanceOf(CommsError);
    expect(isCommsError(error)).toBe(true);
    expect(error.name).toBe(error.constructor.name);
  });

  test("of a second copy of the package too", async () => {
    vi.resetModules();
    const copy = await import("../../src/errors.ts");
    const error = new copy.HttpError({ status: 404 });
    expect(error).not.toBeInstanceOf(HttpError);
    expect(isCommsError(error)).toBe(true);
  });

  test.each([
    ["an error of somebody else's", Object.assign(new Error("no"), { code: "ERR_HTTP" })],
    ["an object", { code: "ERR_HTTP" }],
    ["nothing", undefined],
  ])("not for %s", (_, value) => {
    expect(isCommsError(value)).toBe(false);
  });
});

describe("OP-08 getOperation reads the operation by the type that it names", () => {
  test.each([
    { type: "#microsoft.graph.recordOperation", kind: "recordOperation" },
    { type: "microsoft.graph.RECORDOPERATION", kind: "recordOperation" },
    { type: "#microsoft.graph.playPromptOperation", kind: "playPromptOperation" },
    { type: "#microsoft.graph.operationOfTomorrow", kind: "operation" },
    { type: undefined, kind: "operation" },
  ])("$type is of kind $kind", async ({ type, kind }) => {
    const { graph } = clientOver(() => Response.json({ "@odata.type": type, id: operationId, status: "running" }));
    expect(await graph.getOperation(callId, operationId)).toMatchObject({ kind, odataType: type, status: "running" });
  });
});

describe("ER-04 timeoutMs of one call goes before the client's", () => {
  test("the attempt ends with it", async () => {
    const { graph, clock } = clientOver(() => new Promise(() => undefined), { timeoutMs: 30_000 });
    const outcome = graph.getOperation(callId, operationId, { timeoutMs: 1_000 });
    const watched = expect(outcome).rejects.toMatchObject({ code: "ERR_TIMEOUT", timeoutMs: 1_000 });
    await clock.advance(1_000);
    await watched;
  });
});
