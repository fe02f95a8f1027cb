import { describe, expect, test } from "vitest";
import { cannedAnswers } from "../../src/cli/canned-answers.ts";

const origin = "http://127.0.0.1:4010";
const answers = cannedAnswers(
  JSON.stringify([
    { method: "GET", path: "/users/{id}/onlineMeetings", status: 200, body: { value: [{ id: "m" }] } },
    { method: "POST", path: "/communications/calls/{id}/updateRecordingStatus", status: 202 },
    { method: "GET", path: "/users/{id}/photo", status: 404, body: null },
    { method: "POST", path: "/chats/{id}/messages", status: 201, body: "sent" },
    { method: "POST", path: "/communications/{what}/{id}/{action}", status: 200 },
  ]),
);
const ask = (method: string, path: string): [number, unknown] | undefined => {
  const answer = answers({ method, url: origin + path, headers: {}, body: undefined });
  return answer && [answer.status, answer.body === undefined ? undefined : JSON.parse(String(answer.body))];
};

describe("PL-11 --answers: addresses of Graph outside the contract are answered as the file says", () => {
  test.each([
    { method: "GET", path: "/v1.0/users/ada/onlineMeetings", answer: [200, { value: [{ id: "m" }] }] },
    { method: "GET", path: "/beta/users/a%20b/onlinemeetings/", answer: [200, { value: [{ id: "m" }] }] },
    {
      method: "GET",
      path: "/v1.0/users/ada/onlineMeetings?$filter=JoinWebUrl%20eq%20'x'",
      answer: [200, { value: [{ id: "m" }] }],
    },
    { method: "POST", path: "/beta/communications/calls/1/updateRecordingStatus", answer: [202, undefined] },
    { method: "GET", path: "/v1.0/users/ada/photo", answer: [404, null] },
    { method: "POST", path: "/v1.0/chats/19:a@thread.v2/messages", answer: [201, "sent"] },
    { method: "POST", path: "/v1.0/users/ada/onlineMeetings", answer: undefined },
    { method: "GET", path: "/v1.0/users/ada/onlineMeetings/m", answer: undefined },
    { method: "GET", path: "/users/ada/onlineMeetings", answer: undefined },
    { method: "POST", path: "/beta/communications/calls/1/answer", answer: undefined },
  ])("$method $path: $answer", ({ method, path, answer }) => expect(ask(method, path)).toEqual(answer));

  test.each([
    { text: "", why: "is empty" },
    { text: '[\n{"method":"GET",}\n]', why: "is not JSON: see line 2, column 17" },
    { text: '{"method":"GET"}', why: "is not a list of answers" },
    {
      text: '[\n  {"method":"GET","path":"/users/{id}","status":200},\n  {"method":"GET","path":"/a, [b]","status":200},\n 7]',
      why: "line 3: path must be a path below the version, such as /users/{id}/onlineMeetings",
    },
    { text: "[\n\n7]", why: "line 3: method must be one of" },
    { text: '[{"path":"/a","status":200}]', why: "line 1: method must be one of" },
    { text: '[{"method":"get","path":"/a","status":200}]', why: 'line 1: method must be one of "GET"' },
    { text: '[{"method":"GET","path":"/a","status":20}]', why: "line 1: status must be a status from 200 to 599" },
    {
      text: '[{"method":"GET","path":"/a","status":200,"boddy":1}]',
      why: 'has no option "boddy"; did you mean "body"?',
    },
    { text: '[{"method":"GET","path":"/v1.0/users/{id}","status":200}]', why: "path must be a path below the version" },
    { text: '[{"method":"GET","path":"/users/a{id}","status":200}]', why: "path must be a path below the version" },
    {
      text: '[{"method":"GET","path":"/users","status":204,"body":{}}]',
      why: "line 1: body must not be given with status 204",
    },
    {
      text: '[{"method":"POST","path":"/communications/calls/{id}/recordResponse","status":200}]',
      why: "line 1: POST /communications/calls/{id}/recordResponse is of the contract: the mock answers it itself",
    },
  ])("$text is refused", ({ text, why }) => {
    expect(() => cannedAnswers(text)).toThrow(why);
  });
});
