import { describe, expect, test } from "vitest";
import contract from "../../generated/openapi.json" with { type: "json" };
import { operations } from "../../generated/operations.ts";
import { ask, callId, operationId } from "../support/ask.ts";

describe("RR-01 POST /communications/calls/{callId}/recordResponse", () => {
  test("stands on both versions, in the global cloud and the national ones that have it", () => {
    expect(operations.recordResponse.method).toBe("POST");
    expect(operations.recordResponse.path).toBe("/communications/calls/{callId}/recordResponse");
    expect(operations.recordResponse.servers).toEqual([
      "https://graph.microsoft.com/beta",
      "https://graph.microsoft.com/v1.0",
      "https://graph.microsoft.us/v1.0",
      "https://dod-graph.microsoft.us/v1.0",
    ]);
  });

  test.each(["beta", "v1.0"])("%s is answered", (version) => {
    expect(
      ask({}, { url: `https://graph.microsoft.com/${version}/communications/calls/${callId}/recordResponse` }).status,
    ).toBe(200);
  });
});

describe("RR-02 POST /app/calls/{callId}/recordResponse", () => {
  const post = contract.paths["/app/calls/{callId}/recordResponse"].post;

  test("is deprecated, and its description names the replacement", () => {
    expect(post.deprecated).toBe(true);
    expect(operations.recordResponseByApp.deprecated).toBe(true);
    expect(post.description).toContain("/communications/calls/{callId}/recordResponse");
  });

  test("has the same bodies", () => {
    const current = contract.paths["/communications/calls/{callId}/recordResponse"].post;
    expect(post.requestBody).toEqual(current.requestBody);
    expect(post.responses).toEqual(current.responses);
  });

  test("stands on beta alone", () => {
    expect(operations.recordResponseByApp.servers).toEqual(["https://graph.microsoft.com/beta"]);
    expect(ask({}, { url: `https://graph.microsoft.com/beta/app/calls/${callId}/recordResponse` }).status).toBe(200);
    expect(ask({}, { url: `https://graph.microsoft.com/v1.0/app/calls/${callId}/recordResponse` }).status).toBe(501);
  });

  test("answers with the Location of the path that replaces it", () => {
    const { headers } = ask({}, { url: `https://graph.microsoft.com/beta/app/calls/${callId}/recordResponse` });
    expect(headers.Location).toBe(
      `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`,
    );
  });
});
