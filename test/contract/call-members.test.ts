import { describe, expect, test } from "vitest";
import { validators } from "../../generated/validators.ts";
import * as memberLimits from "../../generated/vocabulary/memberLimits.ts";

// Members of the objects around a call, by what they hold. All but the type may be null.

const kinds = {
  type: { valid: ["#microsoft.graph.some"], invalid: [7, null, {}] },
  text: { valid: ["some", null], invalid: [7, {}] },
  flag: { valid: [true, false, null], invalid: ["true", 1] },
  whole: { valid: [1, null], invalid: ["1", 1.5] },
  object: { valid: [{}, null], invalid: ["some", []] },
  list: { valid: [[], null], invalid: ["some", {}] },
} as const;
type Kind = keyof typeof kinds;

const tables: readonly (readonly [schema: keyof typeof validators, Partial<Record<Kind, readonly string[]>>])[] = [
  ["identity", { type: ["@odata.type"], text: ["id", "displayName", "tenantId", "identityProvider"] }],
  [
    "identitySet",
    {
      type: ["@odata.type"],
      object: [
        ...["user", "application", "applicationInstance", "phone", "guest", "encrypted", "device", "onPremises"],
        ...["assertedIdentity", "azureCommunicationServicesUser"],
      ],
    },
  ],
  [
    "participantInfo",
    {
      type: ["@odata.type"],
      text: [
        ...["id", "endpointType", "endpointId", "participantId", "countryCode", "languageId", "region"],
        "replacementLink",
      ],
      object: ["identity"],
    },
  ],
  [
    "participant",
    {
      type: ["@odata.type"],
      text: ["id", "metadata", "meetingRole"],
      flag: ["isInLobby", "isMuted", "isIdentityAnonymized"],
      object: ["info"],
      list: ["mediaStreams"],
    },
  ],
  [
    "mediaStream",
    { type: ["@odata.type"], text: ["mediaType", "label", "sourceId", "direction"], flag: ["serverMuted"] },
  ],
  ["chatInfo", { type: ["@odata.type"], text: ["threadId", "messageId", "replyChainMessageId"] }],
  [
    "meetingInfo",
    {
      type: ["@odata.type"],
      text: ["token", "joinMeetingId", "passcode"],
      flag: ["allowConversationWithoutHost"],
      object: ["organizer"],
    },
  ],
  [
    "callOptions",
    {
      type: ["@odata.type"],
      flag: [
        ...["hideBotAfterEscalation", "isContentSharingNotificationEnabled", "isDeltaRosterEnabled"],
        "isInteractiveRosterEnabled",
      ],
    },
  ],
  ["callMediaState", { type: ["@odata.type"], text: ["audio"] }],
  [
    "call",
    {
      type: ["@odata.type"],
      text: [
        ...["id", "state", "direction", "callChainId", "callbackUri", "tenantId", "myParticipantId", "subject"],
        "terminationReason",
      ],
      object: ["mediaState", "source", "answeredBy", "mediaConfig", "chatInfo", "meetingInfo", "callOptions"],
      list: ["targets", "requestedModalities"],
    },
  ],
  ["playPromptOperation", { text: ["completionReason"] }],
];

/** What these members stand beside. */
const required: Partial<Record<string, object>> = { playPromptOperation: { status: "running" } };

describe.each(tables)("CA-01 CA-10 CA-13 %s", (schema, members) => {
  const rows = Object.entries(members).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind] as const));

  test.each(rows)("%s is of the kind %s", (name, kind) => {
    const paths = (value: unknown): unknown =>
      validators[schema]({ ...required[schema], [name]: value }).map(({ instancePath }) => instancePath);
    for (const value of kinds[kind].valid) expect([value, paths(value)]).toEqual([value, []]);
    for (const value of kinds[kind].invalid) expect([value, paths(value)]).toEqual([value, [`/${name}`]]);
  });

  test("has these members, null means nothing, and any other is taken", () => {
    expect(validators[schema]({ ...required[schema], somethingNew: 1, "@odata-type": 5 })).toEqual([]);
    expect(validators[schema]("text").map(({ keyword }) => keyword)).toContain("type");
  });
});

test("CA-05 loop is false unless it is sent", () => {
  expect(memberLimits.playPromptRequest.loop.default).toBe(false);
});
