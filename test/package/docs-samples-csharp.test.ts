import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeSamples } from "../../scripts/docs/samples/code-samples.ts";
import { placedOperations, type RequestBody, resolve } from "../../scripts/lib/contract.ts";
import { declared } from "../../scripts/prove/microsoft-types/declared.ts";
import { contract, type Edit, edited, existing } from "../support/contract-edits.ts";
import { projectFolder } from "../support/project-copy.ts";

// There is no compiler for C# here. So the samples are read back, and their names looked up among Microsoft's types.

const types = "node_modules/@microsoft/microsoft-graph-types-beta/microsoft-graph.d.ts";
const theirs = declared(readFileSync(join(projectFolder, types), "utf8")).types;
const membersOf = (type: string): string[] => [...existing(theirs.get(type))().keys()];

/** `Uri` -> `uri`. */
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

type Read = { value: unknown; models: { name: string; members: string[] }[]; members: { of: string; name: string }[] };

/** An expression of initialisers, collections, members of enums and constants -> the JSON that it stands for, and its names. */
function readExpression(text: string): Read {
  const tokens = text.match(/"(?:\\.|[^"\\])*"|[\w.]+|[^\s\w]/g) ?? [];
  const [models, members]: [Read["models"], Read["members"]] = [[], []];
  const next = (expected?: string): string => {
    const token = existing(tokens.shift());
    if (expected !== undefined && token !== expected) throw new Error(`${token} stands where ${expected} is expected`);
    return token;
  };

  function list<T>(close: string, item: () => T): T[] {
    const items: T[] = [];
    while (tokens[0] !== close) {
      if (items.length > 0) next(",");
      items.push(item());
    }
    next(close);
    return items;
  }

  function expression(): unknown {
    const token = next();
    if (token === "[") return list("]", expression);
    if (token === "new") return initialiser();
    const [, of, name] = /^([A-Z]\w*)\.([A-Z]\w*)$/.exec(token) ?? [];
    if (of === undefined || name === undefined) return JSON.parse(token);
    members.push({ of: camel(of), name: camel(name) });
    return camel(name);
  }

  function initialiser(): unknown {
    const name = camel(next());
    next("{");
    const entries = list("}", (): [string, unknown] => {
      const member = camel(next());
      next("=");
      return [member, expression()];
    });
    models.push({ name, members: entries.map(([member]) => member) });
    return Object.fromEntries(entries);
  }

  const value = expression();
  expect(tokens).toEqual([]);
  return { value, models, members };
}

const withoutTypes = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === "@odata.type" ? undefined : member)));

const remark = "// Not compiled here; written against the names of Microsoft.Graph.Beta.";
const parts =
  /^(?<remark>.*)\n(?<usings>(?:using .*;\n)*)\n(?:var body = (?<body>[^;]+);\n)?(?:var \w+ = )?await graphClient(?<builder>.*)\.(?<verb>\w+)\((?<argument>\w*)\);$/;
const calls = placedOperations(contract).filter(
  ({ place, operation }) => place === "path" && !operation["x-opaque-path"],
);

describe.each(calls.map((placed) => ({ ...placed, id: placed.operation.operationId })))(
  "$id",
  ({ id, path, method, operation }) => {
    const source = existing(codeSamples(contract)[id]?.find(({ label }) => label === "C#")).source;
    const { body, builder = "", usings = "", verb, argument, ...rest } = existing(parts.exec(source)?.groups);
    const read = body === undefined ? undefined : readExpression(body);
    const models = read?.models.filter(({ name }) => !name.endsWith("PostRequestBody")) ?? [];
    const segments = path.split("/").slice(1);

    test("says that it was not compiled", () => {
      expect(rest["remark"]).toBe(remark);
    });

    test("builds the path of the spec", () => {
      const own = builder
        .replace(/\["[-\w]+"\]/g, ".{}")
        .split(".")
        .slice(1);
      expect(own.map(camel)).toEqual(segments.map((segment) => segment.replace(/\{.*\}/, "{}")));
      expect(verb).toBe({ get: "GetAsync", post: "PostAsync", delete: "DeleteAsync" }[method as string]);
      expect(argument).toBe(body === undefined ? "" : "body");
    });

    test("names navigation that Microsoft's types have", () => {
      const [root = "", ...below] = segments.filter((segment) => !segment.startsWith("{"));
      const container = existing({ communications: "cloudCommunications", app: "commsApplication" }[root]);
      expect(membersOf(container)).toContain(below[0]);
      if (path.includes("/operations/")) expect(membersOf("call")).toContain(below[1]);
    });

    test("names models, members and members of enums that Microsoft's types have", () => {
      for (const { name, members } of models)
        for (const member of members) expect(membersOf(name), name).toContain(member);
      for (const { of, name } of read?.members ?? []) expect(membersOf(of), of).toContain(name);
    });

    test("imports the namespaces of what it names, and no other", () => {
      const ofAction = read && read.models.length > models.length;
      const ofModels = models.length + (read?.members.length ?? 0) > 0;
      const place = segments.map((segment) =>
        segment.startsWith("{") ? "Item" : segment.charAt(0).toUpperCase() + segment.slice(1),
      );
      expect(usings.split("\n").filter(Boolean)).toEqual([
        ...(ofAction ? [`using Microsoft.Graph.Beta.${place.join(".")};`] : []),
        ...(ofModels ? ["using Microsoft.Graph.Beta.Models;"] : []),
      ]);
    });

    test("sends the first example of the spec; classes stand for its types", () => {
      const { content } = operation.requestBody
        ? resolve<RequestBody>(contract, operation.requestBody)
        : { content: {} };
      const [example] = Object.values(content["application/json"]?.examples ?? {});
      const value = example && (resolve(contract, example) as { value: unknown }).value;
      expect(read?.value).toEqual(value && withoutTypes(value));
    });
  },
);

test("another example is written as well, null too", () => {
  const name = "createCallRequest.joinMeetingById";
  const first: Edit = ({ components: { requestBodies } }) => {
    const { content } = existing(requestBodies)["createCall"] as RequestBody;
    existing(content["application/json"]).examples = { first: { $ref: `#/components/examples/${name}` } };
  };
  const all = codeSamples(edited(contract, first))["createCall"];
  const { models, value } = readExpression(existing(parts.exec(existing(all?.at(-1)).source)?.groups?.["body"]));
  expect(value).toEqual(withoutTypes(contract.components.examples[name]?.value));
  expect(models.map(({ name: model }) => model)).toEqual([
    "serviceHostedMediaConfig",
    "joinMeetingIdMeetingInfo",
    "call",
  ]);
  for (const { name: model, members } of models)
    for (const member of members) expect(membersOf(model), model).toContain(member);
});

test("members that may be null have their classes and enums, where the example names no type", () => {
  const typeless: Edit = ({ components: { examples } }) => {
    const call = existing(examples["createCallRequest.callUser"]).value as Record<string, unknown>;
    call["direction"] = "outgoing";
    call["source"] = { identity: { user: { id: "112f7296-5fa4-42ca-bae8-6a692b15d4b8" } } };
  };
  const { source } = existing(codeSamples(edited(contract, typeless))["createCall"]?.at(-1));
  const { models, members } = readExpression(existing(parts.exec(source)?.groups?.["body"]));
  expect(members).toContainEqual({ of: "callDirection", name: "outgoing" });
  expect(models).toContainEqual({ name: "participantInfo", members: ["identity"] });
  expect(models).toContainEqual({ name: "identity", members: ["id"] });
});

test("a recording is not on Graph's host, and takes a token of its own", () => {
  expect(
    codeSamples(contract)["downloadRecording"]?.at(-1)?.source,
  ).toBe(`// Not compiled here; written against the names of System.Net.Http.
using System.Net.Http.Headers;

using var client = new HttpClient();
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", recordingAccessToken);
var recording = await client.GetByteArrayAsync("https://file.location/recordings/17e3b46c-f61d-4f4d-9635-c626ef18e6ad");`);
});
