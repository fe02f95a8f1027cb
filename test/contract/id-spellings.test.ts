import { describe, expect, test } from "vitest";
import { parseNotifications } from "../../src/bot/notifications/parse.ts";
import { canonicalId, idsFromResource } from "../../src/contract/ids.ts";

const callId = "57dab8b1-894c-409a-b240-bd8beae78896";
const operationId = "0fe0623f-d628-42ed-b4bd-8ac290072cc5";

describe("NT-06 an id has one canonical spelling, dashed and lower-case", () => {
  test.each([
    { spelling: "57DAB8B1894C409AB240BD8BEAE78896", canonical: callId },
    { spelling: "57dab8b1894c409ab240bd8beae78896", canonical: callId },
    { spelling: "57DAB8B1-894C-409A-B240-BD8BEAE78896", canonical: callId },
    { spelling: "57dab8b1-894c-409a-b240-bd8beae78896", canonical: callId },
    { spelling: "57dab8b1-894c-409a-b240-bd8beae7889", canonical: "57dab8b1-894c-409a-b240-bd8beae7889" },
    { spelling: "57dab8b1-894c-409a-b240-bd8beae788961", canonical: "57dab8b1-894c-409a-b240-bd8beae788961" },
    { spelling: "57DAB8B1894C409AB240BD8BEAE7889", canonical: "57DAB8B1894C409AB240BD8BEAE7889" },
    { spelling: "57DAB8B1894C409AB240BD8BEAE788961", canonical: "57DAB8B1894C409AB240BD8BEAE788961" },
    { spelling: "57DAB8B1894C409AB240BD8BEAE7889G", canonical: "57DAB8B1894C409AB240BD8BEAE7889G" },
    { spelling: "Participants", canonical: "Participants" },
    { spelling: "19:meeting_Abc@thread.v2", canonical: "19:meeting_Abc@thread.v2" },
    { spelling: "", canonical: "" },
  ])("$spelling is $canonical", ({ spelling, canonical }) => {
    expect(canonicalId(spelling)).toBe(canonical);
  });
});

describe("NT-06 call and operation id are read out of a resource's address", () => {
  const both = { callId, operationId, names: "operation" };
  const call = { callId, operationId: undefined, names: "call" };
  const below = { callId, operationId: undefined, names: undefined };
  const neither = { callId: undefined, operationId: undefined, names: undefined };
  test.each([
    {
      address: "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
      ids: both,
    },
    { address: "/app/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5", ids: both },
    { address: `/communications/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `communications/calls/${callId}/operations/${operationId}/`, ids: both },
    { address: `/v1.0/communications/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `/beta/app/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `https://graph.microsoft.com/beta/communications/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `HTTPS://GRAPH.MICROSOFT.COM/BETA/COMMUNICATIONS/CALLS/${callId}/OPERATIONS/${operationId}`, ids: both },
    { address: `https://calls/v1.0/communications/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `/communications/calls/${callId}/operations/${operationId}?$select=status&x=/calls/1`, ids: both },
    { address: `/communications/calls/${callId}/operations/${operationId}#/operations/1`, ids: both },
    {
      address: `/communications/calls/57dab8b1%2D894c%2D409a%2Db240%2Dbd8beae78896/operations/${operationId}`,
      ids: both,
    },
    { address: `/communications/calls('${callId}')/operations('${operationId}')`, ids: both },
    { address: `/communications/Calls('${callId}')/OPERATIONS('${operationId}')`, ids: both },
    { address: `/communications/calls(${callId})/operations/${operationId}`, ids: both },
    { address: `/applications/8A34A46B/calls/${callId}/operations/${operationId}`, ids: both },
    { address: `/communications/calls/${callId}/operations/${operationId}/logs`, ids: { ...both, names: undefined } },
    { address: `/communications/calls/${callId}`, ids: call },
    { address: `/app/calls/57DAB8B1894C409AB240BD8BEAE78896/`, ids: call },
    { address: `/communications/calls/${callId}/participants`, ids: { ...below, names: "participants" } },
    { address: `/app/Calls/${callId}/PARTICIPANTS/`, ids: { ...below, names: "participants" } },
    { address: `/communications/calls/${callId}/participants/2765eb15-01f8-47c6-b12b-c32111a4a86f`, ids: below },
    {
      address: `/communications/calls/${callId}/contentsharingsessions/2765eb15-01f8-47c6-b12b-c32111a4a86f`,
      ids: below,
    },
    { address: `/communications/calls/${callId}/operations`, ids: below },
    { address: `/communications/calls/${callId}/operations/`, ids: below },
    {
      address: `/communications/calls/${callId}/operations/participants`,
      ids: { ...both, operationId: "participants" },
    },
    {
      address: `/communications/calls//operations/${operationId}`,
      ids: { callId: undefined, operationId, names: undefined },
    },
    {
      address: "/communications/calls/Abc-1/operations/Op%2F2",
      ids: { callId: "Abc-1", operationId: "Op/2", names: "operation" },
    },
    {
      address: "/communications/calls/50%/operations/%E0%A4%A",
      ids: { callId: "50%", operationId: "%E0%A4%A", names: "operation" },
    },
    { address: "/communications/calls", ids: neither },
    { address: "/communications/callRecords/1", ids: neither },
    { address: "https://graph.microsoft.com", ids: neither },
    { address: "", ids: neither },
  ])("$address", ({ address, ids }) => {
    expect(idsFromResource(address)).toEqual(ids);
  });
});

const other = "ffffffff-ffff-4fff-8fff-ffffffffffff";
const path = "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5";

function idsOf(item: Record<string, unknown>): unknown {
  const [read] = parseNotifications({ value: [{ changeType: "deleted", ...item }] });
  if (!read || read.kind === "invalid") throw new Error("a readable item is wanted");
  return { callId: read.callId, operationId: read.operationId, idsDisagree: read.idsDisagree };
}

describe("NT-06 a notification's ids come from the path first, the body second", () => {
  const type = "#microsoft.graph.recordOperation";
  const agreed = { callId, operationId, idsDisagree: false };
  test.each([
    { from: "the path", item: { resourceUrl: path, resourceData: { "@odata.type": type } }, ids: agreed },
    { from: "the older path", item: { resource: path, resourceData: { "@odata.type": type } }, ids: agreed },
    {
      from: "both paths and the body, three spellings",
      item: {
        resourceUrl: path,
        resource: `/app/calls/${callId}/operations/${operationId}`,
        resourceData: { "@odata.type": type, "@odata.id": path.toLowerCase(), id: operationId },
      },
      ids: agreed,
    },
    { from: "the body's address", item: { resourceData: { "@odata.type": type, "@odata.id": path } }, ids: agreed },
    {
      from: "a path that names the call alone, and the body's id",
      item: {
        resourceUrl: `/app/calls/${callId}`,
        resourceData: { "@odata.type": type, id: "0FE0623FD62842EDB4BD8AC290072CC5" },
      },
      ids: agreed,
    },
    {
      from: "the body's id alone",
      item: { resourceData: { "@odata.type": type, id: operationId } },
      ids: { callId: undefined, operationId, idsDisagree: false },
    },
    {
      from: "a call's body",
      item: { resourceData: { "@odata.type": "#microsoft.graph.call", id: "57DAB8B1894C409AB240BD8BEAE78896" } },
      ids: { callId, operationId: undefined, idsDisagree: false },
    },
    {
      from: "the path, as the id of a participant is none of a call",
      item: {
        resourceUrl: `/app/calls/${callId}/participants/${other}`,
        resourceData: { "@odata.type": "#microsoft.graph.participant", id: other },
      },
      ids: { callId, operationId: undefined, idsDisagree: false },
    },
  ])("$from", ({ item, ids }) => {
    expect(idsOf(item)).toEqual(ids);
  });
});

describe("NT-06 a contradiction sets idsDisagree, and the path's ids are handed out", () => {
  const disagreed = { callId, operationId, idsDisagree: true };
  test.each([
    {
      between: "path and body",
      item: { resourceUrl: path, resourceData: { "@odata.type": "recordOperation", id: other } },
    },
    {
      between: "path and the body's address",
      item: { resourceUrl: path, resourceData: { "@odata.id": `/app/calls/${other}` } },
    },
    {
      between: "resourceUrl and resource",
      item: { resourceUrl: path, resource: `/app/calls/${other}/operations/${operationId}` },
    },
    {
      between: "the operations of both paths",
      item: { resourceUrl: path, resource: `/app/calls/${callId}/operations/${other}` },
    },
  ])("$between", ({ item }) => {
    expect(idsOf(item)).toEqual(disagreed);
  });

  test("a call's own id against the path", () => {
    const item = {
      resourceUrl: `/communications/calls/${callId}`,
      resourceData: { "@odata.type": "#microsoft.graph.call", id: other },
    };
    expect(idsOf(item)).toEqual({ callId, operationId: undefined, idsDisagree: true });
  });
});
