import { Ajv } from "ajv";
import { parseNotifications } from "graph-record-response";
import { type Contestants, perCall } from "../contestant.ts";
import { peer } from "../peers.ts";
import { batch, fresh, freshNotification, notification } from "./bodies.ts";

const megabyte = 1_000_000;
const itemsOfMegabyte = Math.floor(megabyte / notification.length);

/** What a bot that reads a notification by itself would check. */
const schema = {
  type: "object",
  required: ["value"],
  properties: {
    value: {
      type: "array",
      items: {
        type: "object",
        required: ["changeType", "resourceUrl", "resourceData"],
        properties: {
          changeType: { type: "string" },
          resourceUrl: { type: "string" },
          resourceData: {
            type: "object",
            required: ["@odata.type", "status"],
            properties: {
              "@odata.type": { type: "string" },
              status: { type: "string" },
              clientContext: { type: "string" },
              recordingLocation: { type: "string" },
              recordingAccessToken: { type: "string" },
              completionReason: { type: "string" },
            },
          },
        },
      },
    },
  },
};

interface Zod {
  string(): { optional(): unknown };
  array(of: unknown): unknown;
  object(members: object): { parse(value: unknown): unknown };
}

interface Stripe {
  readonly webhooks: {
    generateTestHeaderString(options: { payload: string; secret: string }): string;
    constructEvent(payload: string, header: string, secret: string, toleranceS: number): unknown;
  };
}

type Acs = { parseCallAutomationEvent(event: string): unknown };

const secret = "secret-of-the-bench";

/** What Azure Communication Services says of a recording. */
const acsEvent = JSON.stringify([
  {
    id: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
    source: "calling/callConnections/57dab8b1-894c-409a-b240-bd8beae78896",
    type: "Microsoft.Communication.RecordingStateChanged",
    specversion: "1.0",
    datacontenttype: "application/json",
    time: "2026-01-15T10:30:00.000+00:00",
    subject: "calling/callConnections/57dab8b1-894c-409a-b240-bd8beae78896/recordingState",
    data: {
      recordingId: "17e3b46c-f61d-4f4d-9635-c626ef18e6ad",
      state: "inactive",
      startDateTime: "2026-01-15T10:29:00.000+00:00",
      recordingKind: "AzureCommunicationServices",
      version: "2023-10-15",
      callConnectionId: "57dab8b1-894c-409a-b240-bd8beae78896",
      serverCallId: "57DAB8B1894C409AB240BD8BEAE78896",
      correlationId: "d45324c1-fcb5-430a-902c-f20af696537c",
      publicEventType: "Microsoft.Communication.RecordingStateChanged",
    },
  },
]);

function ofBatch(items: number, read: (text: string) => unknown): ReturnType<typeof perCall> {
  const text = fresh(() => batch(items), Math.max(4, Math.floor(8_192 / items)));
  return perCall(() => read(text()), { items });
}

const contestants: Contestants = {
  "JSON.parse, new ids": () => ofBatch(1, JSON.parse),
  "new ids": () => ofBatch(1, (text) => parseNotifications(text)),
  "JSON.parse": () => perCall(() => JSON.parse(notification)),
  "same address": () => perCall(() => parseNotifications(notification)),
  "JSON.parse, 100 items": () => ofBatch(100, JSON.parse),
  "100 items": () => ofBatch(100, (text) => parseNotifications(text)),
  "JSON.parse, 1 MB": () => ofBatch(itemsOfMegabyte, JSON.parse),
  "1 MB": () => ofBatch(itemsOfMegabyte, (text) => parseNotifications(text, { maxItems: 10_000 })),
  ajv() {
    const validate = new Ajv({ strict: false }).compile(schema);
    const text = fresh(freshNotification);
    return perCall(() => {
      const value: unknown = JSON.parse(text());
      return validate(value) && value;
    });
  },
  async zod() {
    const { z } = await peer<{ z: Zod }>("zod");
    const text = fresh(freshNotification);
    const resource = z.object({
      "@odata.type": z.string(),
      status: z.string(),
      clientContext: z.string().optional(),
      recordingLocation: z.string().optional(),
      recordingAccessToken: z.string().optional(),
      completionReason: z.string().optional(),
    });
    const item = z.object({ changeType: z.string(), resourceUrl: z.string(), resourceData: resource });
    const body = z.object({ value: z.array(item) });
    return perCall(() => body.parse(JSON.parse(text())));
  },
  async stripe() {
    const { default: create } = await peer<{ default: new (key: string) => Stripe }>("stripe");
    const { webhooks } = new create("sk_test_bench");
    const signed = fresh(() => {
      const payload = freshNotification();
      return { payload, header: webhooks.generateTestHeaderString({ payload, secret }) };
    });
    const toleranceS = 86_400;
    return perCall(() => {
      const { payload, header } = signed();
      return webhooks.constructEvent(payload, header, secret, toleranceS);
    });
  },
  async "Azure ACS"() {
    const { parseCallAutomationEvent } = await peer<Acs>("@azure/communication-call-automation");
    return perCall(() => parseCallAutomationEvent(acsEvent));
  },
};

export { contestants };
