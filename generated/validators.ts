// Generated from openapi/ by scripts/stages/validators.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0
// @ts-nocheck: the body is compiled code; the exports below are typed.

/** One fault as the compiled code reports it; src/contract/validate.ts makes it readable. */
export interface Fault {
  instancePath: string;
  /** True inside a branch of a union. */
  ofBranch?: boolean;
  keyword: string;
  params: Record<string, unknown>;
}

/** Every fault of a value; none when it is valid. */
export type Validate = (value: unknown) => readonly Fault[];

var check_mediaInfo = validate53;
var schema20 = { "type": "object", "additionalProperties": false, "required": ["uri"], "patternProperties": { "@odata\\.": {} }, "properties": { "@odata.type": { "type": "string" }, "uri": { "type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://[^/?#\\s]\\S*$" }, "resourceId": { "type": ["string", "null"] } } };
var pattern3 = /* @__PURE__ */ new RegExp("@odata\\.", "u");
var pattern4 = /* @__PURE__ */ new RegExp("^[hH][tT][tT][pP][sS]?://[^/?#\\s]\\S*$", "u");
function validate53(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "uri" });
    }
    for (const key0 in data) {
      if (!(key0 === "@odata.type" || key0 === "uri" || key0 === "resourceId" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.uri !== void 0) {
      let data1 = data.uri;
      if (typeof data1 === "string") {
        if (!pattern4.test(data1)) {
          vErrors = fault(vErrors, instancePath + "/uri", "pattern", { pattern: "^[hH][tT][tT][pP][sS]?://[^/?#\\s]\\S*$" });
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/uri", "type", { type: "string" });
      }
    }
    if (data.resourceId !== void 0) {
      let data2 = data.resourceId;
      if (typeof data2 !== "string" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/resourceId", "type", { type: ["string","null"] });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate53.errors = vErrors;
  return vErrors === null;
}
var check_mediaConfig = validate54;
var schema21 = { "type": "object", "required": ["@odata.type"], "properties": { "@odata.type": { "type": "string", "enum": ["#microsoft.graph.serviceHostedMediaConfig", "microsoft.graph.serviceHostedMediaConfig"] }, "preFetchMedia": { "type": ["array", "null"], "items": { "$ref": "#/$defs/mediaInfo" } } } };
function validate54(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "@odata.type" });
    }
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
      if (!(data0 === "#microsoft.graph.serviceHostedMediaConfig" || data0 === "microsoft.graph.serviceHostedMediaConfig")) {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "enum", { allowedValues: ["#microsoft.graph.serviceHostedMediaConfig","microsoft.graph.serviceHostedMediaConfig"] });
      }
    }
    if (data.preFetchMedia !== void 0) {
      let data1 = data.preFetchMedia;
      if (!Array.isArray(data1) && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/preFetchMedia", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate53(data1[i0], { instancePath: instancePath + "/preFetchMedia/" + i0 })) {
            vErrors = joined(vErrors, validate53.errors);
          }
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate54.errors = vErrors;
  return vErrors === null;
}
var check_modality = validate56;
function validate56(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate56.errors = vErrors;
  return vErrors === null;
}
var check_identity = validate57;
var schema24 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" } }, "patternProperties": { "^(?:id|displayName|tenantId|identityProvider)$": { "type": ["string", "null"] } } };
var pattern5 = /* @__PURE__ */ new RegExp("^(?:id|displayName|tenantId|identityProvider)$", "u");
function validate58(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern5.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "string" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate58.errors = vErrors;
  return vErrors === null;
}
function validate57(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate58(data, { instancePath })) {
    vErrors = joined(vErrors, validate58.errors);
  }
  validate57.errors = vErrors;
  return vErrors === null;
}
var check_identitySet = validate60;
var schema26 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" } }, "patternProperties": { "^(?:user|application|applicationInstance|phone|guest|encrypted|device|onPremises|assertedIdentity|azureCommunicationServicesUser)$": { "$ref": "#/$defs/identityOrNull" } } };
var pattern6 = /* @__PURE__ */ new RegExp("^(?:user|application|applicationInstance|phone|guest|encrypted|device|onPremises|assertedIdentity|azureCommunicationServicesUser)$", "u");
function validate61(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern6.test(key0)) {
        if (!validate58(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") })) {
          vErrors = joined(vErrors, validate58.errors);
        }
      }
    }
  }
  validate61.errors = vErrors;
  return vErrors === null;
}
function validate60(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate61(data, { instancePath })) {
    vErrors = joined(vErrors, validate61.errors);
  }
  validate60.errors = vErrors;
  return vErrors === null;
}
var check_invitationParticipantInfo = validate64;
var schema27 = { "type": "object", "required": ["identity"], "properties": { "@odata.type": { "type": "string" }, "identity": { "$ref": "#/$defs/identitySet" }, "replacesCallId": { "type": ["string", "null"] } } };
function validate64(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.identity === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "identity" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.identity !== void 0) {
      if (!validate60(data.identity, { instancePath: instancePath + "/identity" })) {
        vErrors = joined(vErrors, validate60.errors);
      }
    }
    if (data.replacesCallId !== void 0) {
      let data2 = data.replacesCallId;
      if (typeof data2 !== "string" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/replacesCallId", "type", { type: ["string","null"] });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate64.errors = vErrors;
  return vErrors === null;
}
var check_endpointType = validate66;
function validate66(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate66.errors = vErrors;
  return vErrors === null;
}
var check_participantInfo = validate67;
var schema30 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" }, "identity": { "$ref": "#/$defs/identitySetOrNull" } }, "patternProperties": { "^(?:id|endpointType|endpointId|participantId|countryCode|languageId|region|replacementLink)$": { "type": ["string", "null"] } } };
var pattern7 = /* @__PURE__ */ new RegExp("^(?:id|endpointType|endpointId|participantId|countryCode|languageId|region|replacementLink)$", "u");
function validate68(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.identity !== void 0) {
      if (!validate61(data.identity, { instancePath: instancePath + "/identity" })) {
        vErrors = joined(vErrors, validate61.errors);
      }
    }
    for (const key0 in data) {
      if (pattern7.test(key0)) {
        let data2 = data[key0];
        if (typeof data2 !== "string" && data2 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate68.errors = vErrors;
  return vErrors === null;
}
function validate67(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate68(data, { instancePath })) {
    vErrors = joined(vErrors, validate68.errors);
  }
  validate67.errors = vErrors;
  return vErrors === null;
}
var check_chatInfo = validate71;
var schema32 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" } }, "patternProperties": { "^(?:threadId|messageId|replyChainMessageId)$": { "type": ["string", "null"] } } };
var pattern8 = /* @__PURE__ */ new RegExp("^(?:threadId|messageId|replyChainMessageId)$", "u");
function validate72(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern8.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "string" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate72.errors = vErrors;
  return vErrors === null;
}
function validate71(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate72(data, { instancePath })) {
    vErrors = joined(vErrors, validate72.errors);
  }
  validate71.errors = vErrors;
  return vErrors === null;
}
var check_meetingInfo = validate74;
var schema34 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" }, "organizer": { "$ref": "#/$defs/identitySetOrNull" }, "allowConversationWithoutHost": { "type": ["boolean", "null"] } }, "patternProperties": { "^(?:token|joinMeetingId|passcode)$": { "type": ["string", "null"] } } };
var pattern9 = /* @__PURE__ */ new RegExp("^(?:token|joinMeetingId|passcode)$", "u");
function validate75(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.organizer !== void 0) {
      if (!validate61(data.organizer, { instancePath: instancePath + "/organizer" })) {
        vErrors = joined(vErrors, validate61.errors);
      }
    }
    if (data.allowConversationWithoutHost !== void 0) {
      let data2 = data.allowConversationWithoutHost;
      if (typeof data2 !== "boolean" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/allowConversationWithoutHost", "type", { type: ["boolean","null"] });
      }
    }
    for (const key0 in data) {
      if (pattern9.test(key0)) {
        let data3 = data[key0];
        if (typeof data3 !== "string" && data3 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate75.errors = vErrors;
  return vErrors === null;
}
function validate74(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate75(data, { instancePath })) {
    vErrors = joined(vErrors, validate75.errors);
  }
  validate74.errors = vErrors;
  return vErrors === null;
}
var check_callOptions = validate78;
var schema36 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" } }, "patternProperties": { "^(?:hideBotAfterEscalation|isContentSharingNotificationEnabled|isDeltaRosterEnabled|isInteractiveRosterEnabled)$": { "type": ["boolean", "null"] } } };
var pattern10 = /* @__PURE__ */ new RegExp("^(?:hideBotAfterEscalation|isContentSharingNotificationEnabled|isDeltaRosterEnabled|isInteractiveRosterEnabled)$", "u");
function validate79(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern10.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "boolean" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["boolean","null"] });
        }
      }
    }
  }
  validate79.errors = vErrors;
  return vErrors === null;
}
function validate78(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate79(data, { instancePath })) {
    vErrors = joined(vErrors, validate79.errors);
  }
  validate78.errors = vErrors;
  return vErrors === null;
}
var check_callDirection = validate81;
function validate81(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate81.errors = vErrors;
  return vErrors === null;
}
var check_createCallRequest = validate82;
var schema38 = { "type": "object", "required": ["callbackUri", "mediaConfig"], "properties": { "@odata.type": { "type": "string", "enum": ["#microsoft.graph.call", "microsoft.graph.call"] }, "callbackUri": { "type": "string", "format": "uri", "pattern": "^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$" }, "mediaConfig": { "$ref": "#/$defs/mediaConfig" }, "requestedModalities": { "type": ["array", "null"], "items": { "type": "string" } }, "targets": { "type": ["array", "null"], "items": { "$ref": "#/$defs/invitationParticipantInfo" } }, "source": { "$ref": "#/$defs/participantInfoOrNull" }, "chatInfo": { "$ref": "#/$defs/chatInfoOrNull" }, "meetingInfo": { "$ref": "#/$defs/meetingInfoOrNull" }, "callOptions": { "$ref": "#/$defs/callOptionsOrNull" } }, "patternProperties": { "^(?:tenantId|subject|direction)$": { "type": ["string", "null"] } } };
var pattern11 = /* @__PURE__ */ new RegExp("^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$", "u");
var pattern12 = /* @__PURE__ */ new RegExp("^(?:tenantId|subject|direction)$", "u");
function validate82(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.callbackUri === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "callbackUri" });
    }
    if (data.mediaConfig === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "mediaConfig" });
    }
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
      if (!(data0 === "#microsoft.graph.call" || data0 === "microsoft.graph.call")) {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "enum", { allowedValues: ["#microsoft.graph.call","microsoft.graph.call"] });
      }
    }
    if (data.callbackUri !== void 0) {
      let data1 = data.callbackUri;
      if (typeof data1 === "string") {
        if (!pattern11.test(data1)) {
          vErrors = fault(vErrors, instancePath + "/callbackUri", "pattern", { pattern: "^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$" });
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/callbackUri", "type", { type: "string" });
      }
    }
    if (data.mediaConfig !== void 0) {
      if (!validate54(data.mediaConfig, { instancePath: instancePath + "/mediaConfig" })) {
        vErrors = joined(vErrors, validate54.errors);
      }
    }
    if (data.requestedModalities !== void 0) {
      let data3 = data.requestedModalities;
      if (!Array.isArray(data3) && data3 !== null) {
        vErrors = fault(vErrors, instancePath + "/requestedModalities", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data3[i0] !== "string") {
            vErrors = fault(vErrors, instancePath + "/requestedModalities/" + i0, "type", { type: "string" });
          }
        }
      }
    }
    if (data.targets !== void 0) {
      let data5 = data.targets;
      if (!Array.isArray(data5) && data5 !== null) {
        vErrors = fault(vErrors, instancePath + "/targets", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data5)) {
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate64(data5[i1], { instancePath: instancePath + "/targets/" + i1 })) {
            vErrors = joined(vErrors, validate64.errors);
          }
        }
      }
    }
    if (data.source !== void 0) {
      if (!validate68(data.source, { instancePath: instancePath + "/source" })) {
        vErrors = joined(vErrors, validate68.errors);
      }
    }
    if (data.chatInfo !== void 0) {
      if (!validate72(data.chatInfo, { instancePath: instancePath + "/chatInfo" })) {
        vErrors = joined(vErrors, validate72.errors);
      }
    }
    if (data.meetingInfo !== void 0) {
      if (!validate75(data.meetingInfo, { instancePath: instancePath + "/meetingInfo" })) {
        vErrors = joined(vErrors, validate75.errors);
      }
    }
    if (data.callOptions !== void 0) {
      if (!validate79(data.callOptions, { instancePath: instancePath + "/callOptions" })) {
        vErrors = joined(vErrors, validate79.errors);
      }
    }
    for (const key0 in data) {
      if (pattern12.test(key0)) {
        let data11 = data[key0];
        if (typeof data11 !== "string" && data11 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate82.errors = vErrors;
  return vErrors === null;
}
var check_odataError = validate89;
var schema39 = { "type": "object", "required": ["error"], "properties": { "error": { "type": "object", "required": ["code", "message"], "properties": { "code": { "type": "string" }, "message": { "type": "string" }, "target": { "type": ["string", "null"] }, "details": { "type": "array", "items": { "type": "object", "required": ["code", "message"], "properties": { "code": { "type": "string" }, "message": { "type": "string" }, "target": { "type": ["string", "null"] } } } }, "innerError": { "type": "object", "patternProperties": { "^(?:request-id|client-request-id|date)$": { "type": "string" } } } } } } };
var pattern13 = /* @__PURE__ */ new RegExp("^(?:request-id|client-request-id|date)$", "u");
function validate89(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "error" });
    }
    if (data.error !== void 0) {
      let data0 = data.error;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.code === void 0) {
          vErrors = fault(vErrors, instancePath + "/error", "required", { missingProperty: "code" });
        }
        if (data0.message === void 0) {
          vErrors = fault(vErrors, instancePath + "/error", "required", { missingProperty: "message" });
        }
        if (data0.code !== void 0) {
          if (typeof data0.code !== "string") {
            vErrors = fault(vErrors, instancePath + "/error/code", "type", { type: "string" });
          }
        }
        if (data0.message !== void 0) {
          if (typeof data0.message !== "string") {
            vErrors = fault(vErrors, instancePath + "/error/message", "type", { type: "string" });
          }
        }
        if (data0.target !== void 0) {
          let data3 = data0.target;
          if (typeof data3 !== "string" && data3 !== null) {
            vErrors = fault(vErrors, instancePath + "/error/target", "type", { type: ["string","null"] });
          }
        }
        if (data0.details !== void 0) {
          let data4 = data0.details;
          if (Array.isArray(data4)) {
            const len0 = data4.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data5 = data4[i0];
              if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                if (data5.code === void 0) {
                  vErrors = fault(vErrors, instancePath + "/error/details/" + i0, "required", { missingProperty: "code" });
                }
                if (data5.message === void 0) {
                  vErrors = fault(vErrors, instancePath + "/error/details/" + i0, "required", { missingProperty: "message" });
                }
                if (data5.code !== void 0) {
                  if (typeof data5.code !== "string") {
                    vErrors = fault(vErrors, instancePath + "/error/details/" + i0 + "/code", "type", { type: "string" });
                  }
                }
                if (data5.message !== void 0) {
                  if (typeof data5.message !== "string") {
                    vErrors = fault(vErrors, instancePath + "/error/details/" + i0 + "/message", "type", { type: "string" });
                  }
                }
                if (data5.target !== void 0) {
                  let data8 = data5.target;
                  if (typeof data8 !== "string" && data8 !== null) {
                    vErrors = fault(vErrors, instancePath + "/error/details/" + i0 + "/target", "type", { type: ["string","null"] });
                  }
                }
              } else {
                vErrors = fault(vErrors, instancePath + "/error/details/" + i0, "type", { type: "object" });
              }
            }
          } else {
            vErrors = fault(vErrors, instancePath + "/error/details", "type", { type: "array" });
          }
        }
        if (data0.innerError !== void 0) {
          let data9 = data0.innerError;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            for (const key0 in data9) {
              if (pattern13.test(key0)) {
                if (typeof data9[key0] !== "string") {
                  vErrors = fault(vErrors, instancePath + "/error/innerError/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "string" });
                }
              }
            }
          } else {
            vErrors = fault(vErrors, instancePath + "/error/innerError", "type", { type: "object" });
          }
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/error", "type", { type: "object" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate89.errors = vErrors;
  return vErrors === null;
}
var check_entity = validate90;
var pattern14 = /* @__PURE__ */ new RegExp("^(?:@odata\\.type|@odata\\.id|@odata\\.etag|@odata\\.context)$", "u");
function validate90(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (pattern14.test(key0)) {
        if (typeof data[key0] !== "string") {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "string" });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate90.errors = vErrors;
  return vErrors === null;
}
var check_callState = validate91;
function validate91(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate91.errors = vErrors;
  return vErrors === null;
}
var check_resultInfo = validate92;
var schema43 = { "type": ["object", "null"], "required": ["code", "subcode"], "properties": { "@odata.type": { "type": "string" }, "code": { "type": "integer", "format": "int32" }, "subcode": { "type": "integer", "format": "int32" }, "message": { "type": ["string", "null"] } } };
function validate93(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "code" });
    }
    if (data.subcode === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "subcode" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.code !== void 0) {
      let data1 = data.code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = fault(vErrors, instancePath + "/code", "type", { type: "integer" });
      }
    }
    if (data.subcode !== void 0) {
      let data2 = data.subcode;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        vErrors = fault(vErrors, instancePath + "/subcode", "type", { type: "integer" });
      }
    }
    if (data.message !== void 0) {
      let data3 = data.message;
      if (typeof data3 !== "string" && data3 !== null) {
        vErrors = fault(vErrors, instancePath + "/message", "type", { type: ["string","null"] });
      }
    }
  }
  validate93.errors = vErrors;
  return vErrors === null;
}
function validate92(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate93(data, { instancePath })) {
    vErrors = joined(vErrors, validate93.errors);
  }
  validate92.errors = vErrors;
  return vErrors === null;
}
var check_mediaState = validate95;
function validate95(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate95.errors = vErrors;
  return vErrors === null;
}
var check_callMediaState = validate96;
var schema46 = { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" }, "audio": { "type": ["string", "null"] } } };
function validate97(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.audio !== void 0) {
      let data1 = data.audio;
      if (typeof data1 !== "string" && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/audio", "type", { type: ["string","null"] });
      }
    }
  }
  validate97.errors = vErrors;
  return vErrors === null;
}
function validate96(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate97(data, { instancePath })) {
    vErrors = joined(vErrors, validate97.errors);
  }
  validate96.errors = vErrors;
  return vErrors === null;
}
var check_toneName = validate99;
function validate99(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate99.errors = vErrors;
  return vErrors === null;
}
var check_toneInfo = validate100;
var schema49 = { "type": ["object", "null"], "required": ["sequenceId", "tone"], "properties": { "@odata.type": { "type": "string" }, "sequenceId": { "type": "integer", "format": "int64" }, "tone": { "type": "string" } } };
function validate101(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sequenceId === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "sequenceId" });
    }
    if (data.tone === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "tone" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.sequenceId !== void 0) {
      let data1 = data.sequenceId;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = fault(vErrors, instancePath + "/sequenceId", "type", { type: "integer" });
      }
    }
    if (data.tone !== void 0) {
      if (typeof data.tone !== "string") {
        vErrors = fault(vErrors, instancePath + "/tone", "type", { type: "string" });
      }
    }
  }
  validate101.errors = vErrors;
  return vErrors === null;
}
function validate100(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate101(data, { instancePath })) {
    vErrors = joined(vErrors, validate101.errors);
  }
  validate100.errors = vErrors;
  return vErrors === null;
}
var check_call = validate103;
var schema50 = { "type": "object", "allOf": [{ "$ref": "#/$defs/entity" }, { "type": "object", "properties": { "resultInfo": { "$ref": "#/$defs/resultInfoOrNull" }, "mediaState": { "$ref": "#/$defs/callMediaStateOrNull" }, "toneInfo": { "$ref": "#/$defs/toneInfoOrNull" }, "source": { "$ref": "#/$defs/participantInfoOrNull" }, "answeredBy": { "$ref": "#/$defs/participantInfoOrNull" }, "targets": { "type": ["array", "null"], "items": { "$ref": "#/$defs/participantInfo" } }, "requestedModalities": { "type": ["array", "null"], "items": { "type": "string" } }, "mediaConfig": { "type": ["object", "null"], "properties": { "@odata.type": { "type": "string" } } }, "chatInfo": { "$ref": "#/$defs/chatInfoOrNull" }, "meetingInfo": { "$ref": "#/$defs/meetingInfoOrNull" }, "callOptions": { "$ref": "#/$defs/callOptionsOrNull" } }, "patternProperties": { "^(?:id|state|direction|callChainId|callbackUri|tenantId|myParticipantId|subject|terminationReason)$": { "type": ["string", "null"] } } }] };
var pattern15 = /* @__PURE__ */ new RegExp("^(?:id|state|direction|callChainId|callbackUri|tenantId|myParticipantId|subject|terminationReason)$", "u");
function validate103(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate90(data, { instancePath })) {
    vErrors = joined(vErrors, validate90.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.resultInfo !== void 0) {
      if (!validate93(data.resultInfo, { instancePath: instancePath + "/resultInfo" })) {
        vErrors = joined(vErrors, validate93.errors);
      }
    }
    if (data.mediaState !== void 0) {
      if (!validate97(data.mediaState, { instancePath: instancePath + "/mediaState" })) {
        vErrors = joined(vErrors, validate97.errors);
      }
    }
    if (data.toneInfo !== void 0) {
      if (!validate101(data.toneInfo, { instancePath: instancePath + "/toneInfo" })) {
        vErrors = joined(vErrors, validate101.errors);
      }
    }
    if (data.source !== void 0) {
      if (!validate68(data.source, { instancePath: instancePath + "/source" })) {
        vErrors = joined(vErrors, validate68.errors);
      }
    }
    if (data.answeredBy !== void 0) {
      if (!validate68(data.answeredBy, { instancePath: instancePath + "/answeredBy" })) {
        vErrors = joined(vErrors, validate68.errors);
      }
    }
    if (data.targets !== void 0) {
      let data5 = data.targets;
      if (!Array.isArray(data5) && data5 !== null) {
        vErrors = fault(vErrors, instancePath + "/targets", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data5)) {
        const len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate67(data5[i0], { instancePath: instancePath + "/targets/" + i0 })) {
            vErrors = joined(vErrors, validate67.errors);
          }
        }
      }
    }
    if (data.requestedModalities !== void 0) {
      let data7 = data.requestedModalities;
      if (!Array.isArray(data7) && data7 !== null) {
        vErrors = fault(vErrors, instancePath + "/requestedModalities", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (typeof data7[i1] !== "string") {
            vErrors = fault(vErrors, instancePath + "/requestedModalities/" + i1, "type", { type: "string" });
          }
        }
      }
    }
    if (data.mediaConfig !== void 0) {
      let data9 = data.mediaConfig;
      if (!(data9 && typeof data9 == "object" && !Array.isArray(data9)) && data9 !== null) {
        vErrors = fault(vErrors, instancePath + "/mediaConfig", "type", { type: ["object","null"] });
      }
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        if (data9["@odata.type"] !== void 0) {
          if (typeof data9["@odata.type"] !== "string") {
            vErrors = fault(vErrors, instancePath + "/mediaConfig/@odata.type", "type", { type: "string" });
          }
        }
      }
    }
    if (data.chatInfo !== void 0) {
      if (!validate72(data.chatInfo, { instancePath: instancePath + "/chatInfo" })) {
        vErrors = joined(vErrors, validate72.errors);
      }
    }
    if (data.meetingInfo !== void 0) {
      if (!validate75(data.meetingInfo, { instancePath: instancePath + "/meetingInfo" })) {
        vErrors = joined(vErrors, validate75.errors);
      }
    }
    if (data.callOptions !== void 0) {
      if (!validate79(data.callOptions, { instancePath: instancePath + "/callOptions" })) {
        vErrors = joined(vErrors, validate79.errors);
      }
    }
    for (const key0 in data) {
      if (pattern15.test(key0)) {
        let data14 = data[key0];
        if (typeof data14 !== "string" && data14 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate103.errors = vErrors;
  return vErrors === null;
}
var check_identifiedCall = validate114;
function validate114(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate103(data, { instancePath })) {
    vErrors = joined(vErrors, validate103.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "id" });
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        vErrors = fault(vErrors, instancePath + "/id", "type", { type: "string" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate114.errors = vErrors;
  return vErrors === null;
}
var check_pathId = validate116;
var pattern16 = /* @__PURE__ */ new RegExp("^($|\\.{0,2}[^.]|\\.{3})", "u");
function validate116(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
    if (!pattern16.test(data)) {
      vErrors = fault(vErrors, instancePath, "pattern", { pattern: "^($|\\.{0,2}[^.]|\\.{3})" });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate116.errors = vErrors;
  return vErrors === null;
}
var check_answerCallRequest = validate117;
var schema53 = { "type": "object", "additionalProperties": false, "required": ["mediaConfig"], "patternProperties": { "@odata\\.": {} }, "properties": { "callbackUri": { "type": ["string", "null"], "format": "uri", "pattern": "^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$" }, "mediaConfig": { "$ref": "#/$defs/mediaConfig" }, "acceptedModalities": { "type": ["array", "null"], "items": { "type": "string" } }, "participantCapacity": { "type": ["integer", "null"], "format": "int32" }, "callOptions": { "$ref": "#/$defs/callOptionsOrNull" } } };
function validate117(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.mediaConfig === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "mediaConfig" });
    }
    for (const key0 in data) {
      if (!(key0 === "callbackUri" || key0 === "mediaConfig" || key0 === "acceptedModalities" || key0 === "participantCapacity" || key0 === "callOptions" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data.callbackUri !== void 0) {
      let data0 = data.callbackUri;
      if (typeof data0 !== "string" && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/callbackUri", "type", { type: ["string","null"] });
      }
      if (typeof data0 === "string") {
        if (!pattern11.test(data0)) {
          vErrors = fault(vErrors, instancePath + "/callbackUri", "pattern", { pattern: "^(?:[hH][tT][tT][pP][sS]://[^/?#\\s]|[hH][tT][tT][pP]://(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\])(?::\\d+)?(?![^/?#]))\\S*$" });
        }
      }
    }
    if (data.mediaConfig !== void 0) {
      if (!validate54(data.mediaConfig, { instancePath: instancePath + "/mediaConfig" })) {
        vErrors = joined(vErrors, validate54.errors);
      }
    }
    if (data.acceptedModalities !== void 0) {
      let data2 = data.acceptedModalities;
      if (!Array.isArray(data2) && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/acceptedModalities", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data2)) {
        const len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (typeof data2[i0] !== "string") {
            vErrors = fault(vErrors, instancePath + "/acceptedModalities/" + i0, "type", { type: "string" });
          }
        }
      }
    }
    if (data.participantCapacity !== void 0) {
      let data4 = data.participantCapacity;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && data4 !== null) {
        vErrors = fault(vErrors, instancePath + "/participantCapacity", "type", { type: ["integer","null"] });
      }
    }
    if (data.callOptions !== void 0) {
      if (!validate79(data.callOptions, { instancePath: instancePath + "/callOptions" })) {
        vErrors = joined(vErrors, validate79.errors);
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate117.errors = vErrors;
  return vErrors === null;
}
var check_mediaPrompt = validate120;
var schema54 = { "type": "object", "additionalProperties": false, "required": ["@odata.type", "mediaInfo"], "patternProperties": { "@odata\\.": {} }, "properties": { "@odata.type": { "type": "string", "enum": ["#microsoft.graph.mediaPrompt", "microsoft.graph.mediaPrompt"] }, "mediaInfo": { "$ref": "#/$defs/mediaInfo" } } };
function validate120(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "@odata.type" });
    }
    if (data.mediaInfo === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "mediaInfo" });
    }
    for (const key0 in data) {
      if (!(key0 === "@odata.type" || key0 === "mediaInfo" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
      if (!(data0 === "#microsoft.graph.mediaPrompt" || data0 === "microsoft.graph.mediaPrompt")) {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "enum", { allowedValues: ["#microsoft.graph.mediaPrompt","microsoft.graph.mediaPrompt"] });
      }
    }
    if (data.mediaInfo !== void 0) {
      if (!validate53(data.mediaInfo, { instancePath: instancePath + "/mediaInfo" })) {
        vErrors = joined(vErrors, validate53.errors);
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate120.errors = vErrors;
  return vErrors === null;
}
var check_playPromptRequest = validate122;
var schema55 = { "type": "object", "additionalProperties": false, "required": ["prompts"], "patternProperties": { "@odata\\.": {} }, "properties": { "prompts": { "type": "array", "minItems": 1, "maxItems": 20, "items": { "$ref": "#/$defs/mediaPrompt" } }, "loop": { "type": ["boolean", "null"], "default": false }, "clientContext": { "type": ["string", "null"], "maxLength": 256 } } };
function validate122(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.prompts === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "prompts" });
    }
    for (const key0 in data) {
      if (!(key0 === "prompts" || key0 === "loop" || key0 === "clientContext" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data.prompts !== void 0) {
      let data0 = data.prompts;
      if (Array.isArray(data0)) {
        if (data0.length > 20) {
          vErrors = fault(vErrors, instancePath + "/prompts", "maxItems", { limit: 20 });
        }
        if (data0.length < 1) {
          vErrors = fault(vErrors, instancePath + "/prompts", "minItems", { limit: 1 });
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate120(data0[i0], { instancePath: instancePath + "/prompts/" + i0 })) {
            vErrors = joined(vErrors, validate120.errors);
          }
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/prompts", "type", { type: "array" });
      }
    }
    if (data.loop !== void 0) {
      let data2 = data.loop;
      if (typeof data2 !== "boolean" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/loop", "type", { type: ["boolean","null"] });
      }
    }
    if (data.clientContext !== void 0) {
      let data3 = data.clientContext;
      if (typeof data3 !== "string" && data3 !== null) {
        vErrors = fault(vErrors, instancePath + "/clientContext", "type", { type: ["string","null"] });
      }
      if (typeof data3 === "string") {
        if (data3.length > 256) {
          vErrors = fault(vErrors, instancePath + "/clientContext", "maxLength", { limit: 256 });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate122.errors = vErrors;
  return vErrors === null;
}
var check_operationStatus = validate124;
function validate124(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate124.errors = vErrors;
  return vErrors === null;
}
var check_commsOperation = validate125;
var schema57 = { "type": "object", "allOf": [{ "$ref": "#/$defs/entity" }, { "type": "object", "required": ["status"], "properties": { "id": { "type": ["string", "null"] }, "clientContext": { "type": ["string", "null"], "maxLength": 256 }, "status": { "type": "string" }, "resultInfo": { "$ref": "#/$defs/resultInfoOrNull" } } }] };
function validate125(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate90(data, { instancePath })) {
    vErrors = joined(vErrors, validate90.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "status" });
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/id", "type", { type: ["string","null"] });
      }
    }
    if (data.clientContext !== void 0) {
      let data1 = data.clientContext;
      if (typeof data1 !== "string" && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/clientContext", "type", { type: ["string","null"] });
      }
      if (typeof data1 === "string") {
        if (data1.length > 256) {
          vErrors = fault(vErrors, instancePath + "/clientContext", "maxLength", { limit: 256 });
        }
      }
    }
    if (data.status !== void 0) {
      if (typeof data.status !== "string") {
        vErrors = fault(vErrors, instancePath + "/status", "type", { type: "string" });
      }
    }
    if (data.resultInfo !== void 0) {
      if (!validate93(data.resultInfo, { instancePath: instancePath + "/resultInfo" })) {
        vErrors = joined(vErrors, validate93.errors);
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate125.errors = vErrors;
  return vErrors === null;
}
var check_playPromptCompletionReason = validate128;
function validate128(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate128.errors = vErrors;
  return vErrors === null;
}
var check_playPromptOperation = validate129;
var schema59 = { "type": "object", "allOf": [{ "$ref": "#/$defs/commsOperation" }, { "type": "object", "properties": { "completionReason": { "type": ["string", "null"] }, "prompts": { "type": ["array", "null"], "items": { "type": "object", "additionalProperties": true } } } }] };
function validate129(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate125(data, { instancePath })) {
    vErrors = joined(vErrors, validate125.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.completionReason !== void 0) {
      let data0 = data.completionReason;
      if (typeof data0 !== "string" && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/completionReason", "type", { type: ["string","null"] });
      }
    }
    if (data.prompts !== void 0) {
      let data1 = data.prompts;
      if (!Array.isArray(data1) && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/prompts", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data2 = data1[i0];
          if (!(data2 && typeof data2 == "object" && !Array.isArray(data2))) {
            vErrors = fault(vErrors, instancePath + "/prompts/" + i0, "type", { type: "object" });
          }
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate129.errors = vErrors;
  return vErrors === null;
}
var check_identifiedPlayPromptOperation = validate131;
function validate131(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate129(data, { instancePath })) {
    vErrors = joined(vErrors, validate129.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "id" });
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        vErrors = fault(vErrors, instancePath + "/id", "type", { type: "string" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate131.errors = vErrors;
  return vErrors === null;
}
var check_tone = validate133;
function validate133(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate133.errors = vErrors;
  return vErrors === null;
}
var check_recordResponseRequest = validate134;
var schema62 = { "type": "object", "additionalProperties": false, "patternProperties": { "@odata\\.": {} }, "properties": { "prompts": { "type": ["array", "null"], "minItems": 1, "maxItems": 1, "items": { "$ref": "#/$defs/mediaPrompt" } }, "bargeInAllowed": { "type": ["boolean", "null"], "default": false }, "initialSilenceTimeoutInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "maxSilenceTimeoutInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "maxRecordDurationInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "playBeep": { "type": ["boolean", "null"], "default": true }, "stopTones": { "type": ["array", "null"], "items": { "type": "string", "minLength": 1 } }, "clientContext": { "type": ["string", "null"], "maxLength": 256 } } };
function validate134(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "prompts" || key0 === "bargeInAllowed" || key0 === "initialSilenceTimeoutInSeconds" || key0 === "maxSilenceTimeoutInSeconds" || key0 === "maxRecordDurationInSeconds" || key0 === "playBeep" || key0 === "stopTones" || key0 === "clientContext" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data.prompts !== void 0) {
      let data0 = data.prompts;
      if (!Array.isArray(data0) && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/prompts", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data0)) {
        if (data0.length > 1) {
          vErrors = fault(vErrors, instancePath + "/prompts", "maxItems", { limit: 1 });
        }
        if (data0.length < 1) {
          vErrors = fault(vErrors, instancePath + "/prompts", "minItems", { limit: 1 });
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate120(data0[i0], { instancePath: instancePath + "/prompts/" + i0 })) {
            vErrors = joined(vErrors, validate120.errors);
          }
        }
      }
    }
    if (data.bargeInAllowed !== void 0) {
      let data2 = data.bargeInAllowed;
      if (typeof data2 !== "boolean" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/bargeInAllowed", "type", { type: ["boolean","null"] });
      }
    }
    if (data.initialSilenceTimeoutInSeconds !== void 0) {
      let data3 = data.initialSilenceTimeoutInSeconds;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && data3 !== null) {
        vErrors = fault(vErrors, instancePath + "/initialSilenceTimeoutInSeconds", "type", { type: ["integer","null"] });
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 120 || isNaN(data3)) {
          vErrors = fault(vErrors, instancePath + "/initialSilenceTimeoutInSeconds", "maximum", { comparison: "<=", limit: 120 });
        }
        if (data3 < 1 || isNaN(data3)) {
          vErrors = fault(vErrors, instancePath + "/initialSilenceTimeoutInSeconds", "minimum", { comparison: ">=", limit: 1 });
        }
      }
    }
    if (data.maxSilenceTimeoutInSeconds !== void 0) {
      let data4 = data.maxSilenceTimeoutInSeconds;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && data4 !== null) {
        vErrors = fault(vErrors, instancePath + "/maxSilenceTimeoutInSeconds", "type", { type: ["integer","null"] });
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 120 || isNaN(data4)) {
          vErrors = fault(vErrors, instancePath + "/maxSilenceTimeoutInSeconds", "maximum", { comparison: "<=", limit: 120 });
        }
        if (data4 < 1 || isNaN(data4)) {
          vErrors = fault(vErrors, instancePath + "/maxSilenceTimeoutInSeconds", "minimum", { comparison: ">=", limit: 1 });
        }
      }
    }
    if (data.maxRecordDurationInSeconds !== void 0) {
      let data5 = data.maxRecordDurationInSeconds;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && data5 !== null) {
        vErrors = fault(vErrors, instancePath + "/maxRecordDurationInSeconds", "type", { type: ["integer","null"] });
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 120 || isNaN(data5)) {
          vErrors = fault(vErrors, instancePath + "/maxRecordDurationInSeconds", "maximum", { comparison: "<=", limit: 120 });
        }
        if (data5 < 1 || isNaN(data5)) {
          vErrors = fault(vErrors, instancePath + "/maxRecordDurationInSeconds", "minimum", { comparison: ">=", limit: 1 });
        }
      }
    }
    if (data.playBeep !== void 0) {
      let data6 = data.playBeep;
      if (typeof data6 !== "boolean" && data6 !== null) {
        vErrors = fault(vErrors, instancePath + "/playBeep", "type", { type: ["boolean","null"] });
      }
    }
    if (data.stopTones !== void 0) {
      let data7 = data.stopTones;
      if (!Array.isArray(data7) && data7 !== null) {
        vErrors = fault(vErrors, instancePath + "/stopTones", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data8 = data7[i1];
          if (typeof data8 === "string") {
            if (data8.length < 1) {
              vErrors = fault(vErrors, instancePath + "/stopTones/" + i1, "minLength", { limit: 1 });
            }
          } else {
            vErrors = fault(vErrors, instancePath + "/stopTones/" + i1, "type", { type: "string" });
          }
        }
      }
    }
    if (data.clientContext !== void 0) {
      let data9 = data.clientContext;
      if (typeof data9 !== "string" && data9 !== null) {
        vErrors = fault(vErrors, instancePath + "/clientContext", "type", { type: ["string","null"] });
      }
      if (typeof data9 === "string") {
        if (data9.length > 256) {
          vErrors = fault(vErrors, instancePath + "/clientContext", "maxLength", { limit: 256 });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate134.errors = vErrors;
  return vErrors === null;
}
var check_recordCompletionReason = validate136;
function validate136(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate136.errors = vErrors;
  return vErrors === null;
}
var check_recordOperation = validate137;
var schema64 = { "type": "object", "allOf": [{ "$ref": "#/$defs/commsOperation" }, { "type": "object", "patternProperties": { "^(?:recordingLocation|recordingAccessToken|completionReason)$": { "type": ["string", "null"] } } }] };
var pattern22 = /* @__PURE__ */ new RegExp("^(?:recordingLocation|recordingAccessToken|completionReason)$", "u");
function validate137(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate125(data, { instancePath })) {
    vErrors = joined(vErrors, validate125.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (pattern22.test(key0)) {
        let data0 = data[key0];
        if (typeof data0 !== "string" && data0 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate137.errors = vErrors;
  return vErrors === null;
}
var check_identifiedRecordOperation = validate139;
function validate139(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate137(data, { instancePath })) {
    vErrors = joined(vErrors, validate137.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "id" });
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        vErrors = fault(vErrors, instancePath + "/id", "type", { type: "string" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate139.errors = vErrors;
  return vErrors === null;
}
var check_recordResponseAnswer = validate141;
function validate141(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate139(data, { instancePath })) {
    vErrors = joined(vErrors, validate139.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs2 = errors;
  if (data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: "null" }, true);
    errors++;
  }
  var _valid0 = _errs2 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
  }
  if (!valid0) {
    vErrors = fault(vErrors, instancePath, "oneOf", { passingSchemas: passing0 });
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate141.errors = vErrors;
  return errors === 0;
}
var check_cancelMediaProcessingRequest = validate143;
var schema67 = { "type": "object", "additionalProperties": false, "patternProperties": { "@odata\\.": {} }, "properties": { "clientContext": { "type": ["string", "null"], "maxLength": 256 } } };
function validate143(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "clientContext" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data.clientContext !== void 0) {
      let data0 = data.clientContext;
      if (typeof data0 !== "string" && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/clientContext", "type", { type: ["string","null"] });
      }
      if (typeof data0 === "string") {
        if (data0.length > 256) {
          vErrors = fault(vErrors, instancePath + "/clientContext", "maxLength", { limit: 256 });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate143.errors = vErrors;
  return vErrors === null;
}
var check_identifiedOperation = validate144;
function validate144(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate125(data, { instancePath })) {
    vErrors = joined(vErrors, validate125.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "id" });
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        vErrors = fault(vErrors, instancePath + "/id", "type", { type: "string" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate144.errors = vErrors;
  return vErrors === null;
}
var check_endedOperation = validate146;
var schema69 = { "type": "object", "allOf": [{ "$ref": "#/$defs/identifiedOperation" }, { "type": "object", "required": ["status"], "properties": { "status": { "type": "string", "enum": ["completed", "failed"] } } }] };
function validate146(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate144(data, { instancePath })) {
    vErrors = joined(vErrors, validate144.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "status" });
    }
    if (data.status !== void 0) {
      let data0 = data.status;
      if (typeof data0 !== "string") {
        vErrors = fault(vErrors, instancePath + "/status", "type", { type: "string" });
      }
      if (!(data0 === "completed" || data0 === "failed")) {
        vErrors = fault(vErrors, instancePath + "/status", "enum", { allowedValues: ["completed","failed"] });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate146.errors = vErrors;
  return vErrors === null;
}
var check_subscribeToToneRequest = validate148;
var schema70 = { "type": "object", "additionalProperties": false, "patternProperties": { "@odata\\.": {} }, "properties": { "clientContext": { "type": ["string", "null"], "maxLength": 256 } } };
function validate148(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "clientContext" || pattern3.test(key0))) {
        vErrors = fault(vErrors, instancePath, "additionalProperties", { additionalProperty: key0 });
      }
    }
    if (data.clientContext !== void 0) {
      let data0 = data.clientContext;
      if (typeof data0 !== "string" && data0 !== null) {
        vErrors = fault(vErrors, instancePath + "/clientContext", "type", { type: ["string","null"] });
      }
      if (typeof data0 === "string") {
        if (data0.length > 256) {
          vErrors = fault(vErrors, instancePath + "/clientContext", "maxLength", { limit: 256 });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate148.errors = vErrors;
  return vErrors === null;
}
var check_callOperation = validate149;
function validate149(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!validate139(data, { instancePath })) {
    vErrors = joined(vErrors, validate139.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs2 = errors;
    if (!validate131(data, { instancePath })) {
      vErrors = joined(vErrors, validate131.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs2 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
      const _errs3 = errors;
      if (!validate144(data, { instancePath })) {
        vErrors = joined(vErrors, validate144.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs3 === errors;
      valid0 = valid0 || _valid0;
    }
  }
  if (!valid0) {
    vErrors = fault(vErrors, instancePath, "anyOf", {});
    errors++;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate149.errors = vErrors;
  return errors === 0;
}
var check_changeType = validate153;
function validate153(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate153.errors = vErrors;
  return vErrors === null;
}
var check_recordOperationType = validate154;
var schema73 = { "type": "string", "enum": ["#microsoft.graph.recordOperation", "microsoft.graph.recordOperation"] };
function validate154(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  if (!(data === "#microsoft.graph.recordOperation" || data === "microsoft.graph.recordOperation")) {
    vErrors = fault(vErrors, instancePath, "enum", { allowedValues: ["#microsoft.graph.recordOperation","microsoft.graph.recordOperation"] });
  }
  validate154.errors = vErrors;
  return vErrors === null;
}
var check_playPromptOperationType = validate155;
var schema74 = { "type": "string", "enum": ["#microsoft.graph.playPromptOperation", "microsoft.graph.playPromptOperation"] };
function validate155(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  if (!(data === "#microsoft.graph.playPromptOperation" || data === "microsoft.graph.playPromptOperation")) {
    vErrors = fault(vErrors, instancePath, "enum", { allowedValues: ["#microsoft.graph.playPromptOperation","microsoft.graph.playPromptOperation"] });
  }
  validate155.errors = vErrors;
  return vErrors === null;
}
var check_mediaStream = validate156;
var schema75 = { "type": "object", "properties": { "@odata.type": { "type": "string" }, "serverMuted": { "type": ["boolean", "null"] } }, "patternProperties": { "^(?:mediaType|label|sourceId|direction)$": { "type": ["string", "null"] } } };
var pattern25 = /* @__PURE__ */ new RegExp("^(?:mediaType|label|sourceId|direction)$", "u");
function validate156(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.serverMuted !== void 0) {
      let data1 = data.serverMuted;
      if (typeof data1 !== "boolean" && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/serverMuted", "type", { type: ["boolean","null"] });
      }
    }
    for (const key0 in data) {
      if (pattern25.test(key0)) {
        let data2 = data[key0];
        if (typeof data2 !== "string" && data2 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate156.errors = vErrors;
  return vErrors === null;
}
var check_participant = validate157;
var schema76 = { "type": "object", "allOf": [{ "$ref": "#/$defs/entity" }, { "type": "object", "properties": { "info": { "$ref": "#/$defs/participantInfoOrNull" }, "mediaStreams": { "type": ["array", "null"], "items": { "$ref": "#/$defs/mediaStream" } } }, "patternProperties": { "^(?:id|metadata|meetingRole)$": { "type": ["string", "null"] }, "^(?:isInLobby|isMuted|isIdentityAnonymized)$": { "type": ["boolean", "null"] } } }] };
var pattern26 = /* @__PURE__ */ new RegExp("^(?:id|metadata|meetingRole)$", "u");
var pattern27 = /* @__PURE__ */ new RegExp("^(?:isInLobby|isMuted|isIdentityAnonymized)$", "u");
function validate157(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  if (!validate90(data, { instancePath })) {
    vErrors = joined(vErrors, validate90.errors);
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.info !== void 0) {
      if (!validate68(data.info, { instancePath: instancePath + "/info" })) {
        vErrors = joined(vErrors, validate68.errors);
      }
    }
    if (data.mediaStreams !== void 0) {
      let data1 = data.mediaStreams;
      if (!Array.isArray(data1) && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/mediaStreams", "type", { type: ["array","null"] });
      }
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate156(data1[i0], { instancePath: instancePath + "/mediaStreams/" + i0 })) {
            vErrors = joined(vErrors, validate156.errors);
          }
        }
      }
    }
    for (const key0 in data) {
      if (pattern26.test(key0)) {
        let data3 = data[key0];
        if (typeof data3 !== "string" && data3 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
    for (const key1 in data) {
      if (pattern27.test(key1)) {
        let data4 = data[key1];
        if (typeof data4 !== "boolean" && data4 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["boolean","null"] });
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate157.errors = vErrors;
  return vErrors === null;
}
var check_participantType = validate161;
var schema77 = { "type": "string", "enum": ["#microsoft.graph.participant", "microsoft.graph.participant"] };
function validate161(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  if (!(data === "#microsoft.graph.participant" || data === "microsoft.graph.participant")) {
    vErrors = fault(vErrors, instancePath, "enum", { allowedValues: ["#microsoft.graph.participant","microsoft.graph.participant"] });
  }
  validate161.errors = vErrors;
  return vErrors === null;
}
var check_callType = validate162;
var schema78 = { "type": "string", "enum": ["#microsoft.graph.call", "microsoft.graph.call"] };
function validate162(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  if (!(data === "#microsoft.graph.call" || data === "microsoft.graph.call")) {
    vErrors = fault(vErrors, instancePath, "enum", { allowedValues: ["#microsoft.graph.call","microsoft.graph.call"] });
  }
  validate162.errors = vErrors;
  return vErrors === null;
}
var check_otherOperationType = validate163;
var schema79 = { "type": "string", "enum": ["#microsoft.graph.commsOperation", "microsoft.graph.commsOperation", "#microsoft.graph.subscribeToToneOperation", "microsoft.graph.subscribeToToneOperation", "#microsoft.graph.cancelMediaProcessingOperation", "microsoft.graph.cancelMediaProcessingOperation", "#microsoft.graph.inviteParticipantsOperation", "microsoft.graph.inviteParticipantsOperation", "#microsoft.graph.muteParticipantOperation", "microsoft.graph.muteParticipantOperation", "#microsoft.graph.muteParticipantsOperation", "microsoft.graph.muteParticipantsOperation", "#microsoft.graph.unmuteParticipantOperation", "microsoft.graph.unmuteParticipantOperation", "#microsoft.graph.updateRecordingStatusOperation", "microsoft.graph.updateRecordingStatusOperation", "#microsoft.graph.startHoldMusicOperation", "microsoft.graph.startHoldMusicOperation", "#microsoft.graph.stopHoldMusicOperation", "microsoft.graph.stopHoldMusicOperation", "#microsoft.graph.sendDtmfTonesOperation", "microsoft.graph.sendDtmfTonesOperation", "#microsoft.graph.addLargeGalleryViewOperation", "microsoft.graph.addLargeGalleryViewOperation", "#microsoft.graph.startRecordingOperation", "microsoft.graph.startRecordingOperation", "#microsoft.graph.stopRecordingOperation", "microsoft.graph.stopRecordingOperation", "#microsoft.graph.startTranscriptionOperation", "microsoft.graph.startTranscriptionOperation", "#microsoft.graph.stopTranscriptionOperation", "microsoft.graph.stopTranscriptionOperation"] };
function validate163(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  if (!(data === "#microsoft.graph.commsOperation" || data === "microsoft.graph.commsOperation" || data === "#microsoft.graph.subscribeToToneOperation" || data === "microsoft.graph.subscribeToToneOperation" || data === "#microsoft.graph.cancelMediaProcessingOperation" || data === "microsoft.graph.cancelMediaProcessingOperation" || data === "#microsoft.graph.inviteParticipantsOperation" || data === "microsoft.graph.inviteParticipantsOperation" || data === "#microsoft.graph.muteParticipantOperation" || data === "microsoft.graph.muteParticipantOperation" || data === "#microsoft.graph.muteParticipantsOperation" || data === "microsoft.graph.muteParticipantsOperation" || data === "#microsoft.graph.unmuteParticipantOperation" || data === "microsoft.graph.unmuteParticipantOperation" || data === "#microsoft.graph.updateRecordingStatusOperation" || data === "microsoft.graph.updateRecordingStatusOperation" || data === "#microsoft.graph.startHoldMusicOperation" || data === "microsoft.graph.startHoldMusicOperation" || data === "#microsoft.graph.stopHoldMusicOperation" || data === "microsoft.graph.stopHoldMusicOperation" || data === "#microsoft.graph.sendDtmfTonesOperation" || data === "microsoft.graph.sendDtmfTonesOperation" || data === "#microsoft.graph.addLargeGalleryViewOperation" || data === "microsoft.graph.addLargeGalleryViewOperation" || data === "#microsoft.graph.startRecordingOperation" || data === "microsoft.graph.startRecordingOperation" || data === "#microsoft.graph.stopRecordingOperation" || data === "microsoft.graph.stopRecordingOperation" || data === "#microsoft.graph.startTranscriptionOperation" || data === "microsoft.graph.startTranscriptionOperation" || data === "#microsoft.graph.stopTranscriptionOperation" || data === "microsoft.graph.stopTranscriptionOperation")) {
    vErrors = fault(vErrors, instancePath, "enum", { allowedValues: schema79.enum });
  }
  validate163.errors = vErrors;
  return vErrors === null;
}
var check_otherResource = validate164;
function validate164(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
        errors++;
      }
      const _errs3 = errors;
      const _errs4 = errors;
      const _errs5 = errors;
      let valid2 = false;
      const _errs6 = errors;
      if (!validate154(data0, { instancePath: instancePath + "/@odata.type" })) {
        vErrors = joined(vErrors, validate154.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs6 === errors;
      valid2 = valid2 || _valid0;
      if (!valid2) {
        const _errs7 = errors;
        if (!validate155(data0, { instancePath: instancePath + "/@odata.type" })) {
          vErrors = joined(vErrors, validate155.errors);
          errors = vErrors.length;
        }
        var _valid0 = _errs7 === errors;
        valid2 = valid2 || _valid0;
        if (!valid2) {
          const _errs8 = errors;
          if (!validate161(data0, { instancePath: instancePath + "/@odata.type" })) {
            vErrors = joined(vErrors, validate161.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs8 === errors;
          valid2 = valid2 || _valid0;
          if (!valid2) {
            const _errs9 = errors;
            if (!validate162(data0, { instancePath: instancePath + "/@odata.type" })) {
              vErrors = joined(vErrors, validate162.errors);
              errors = vErrors.length;
            }
            var _valid0 = _errs9 === errors;
            valid2 = valid2 || _valid0;
            if (!valid2) {
              const _errs10 = errors;
              if (!validate163(data0, { instancePath: instancePath + "/@odata.type" })) {
                vErrors = joined(vErrors, validate163.errors);
                errors = vErrors.length;
              }
              var _valid0 = _errs10 === errors;
              valid2 = valid2 || _valid0;
            }
          }
        }
      }
      if (!valid2) {
        const err1 = {};
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      } else {
        errors = _errs5;
        if (vErrors !== null) {
          if (_errs5) {
            vErrors.length = _errs5;
          } else {
            vErrors = null;
          }
        }
      }
      var valid1 = _errs4 === errors;
      if (valid1) {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "not", {});
        errors++;
      } else {
        errors = _errs3;
        if (vErrors !== null) {
          if (_errs3) {
            vErrors.length = _errs3;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
    errors++;
  }
  validate164.errors = vErrors;
  return errors === 0;
}
var check_resourceData = validate170;
function validate170(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = true;
  const _errs1 = errors;
  if (errors === _errs1) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data["@odata.type"] === void 0 && (missing0 = "@odata.type")) {
        const err0 = {};
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      } else {
        if (data["@odata.type"] !== void 0) {
          if (!validate154(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
            vErrors = joined(vErrors, validate154.errors);
            errors = vErrors.length;
          }
        }
      }
    } else {
      const err1 = {};
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  errors = _errs0;
  if (vErrors !== null) {
    if (_errs0) {
      vErrors.length = _errs0;
    } else {
      vErrors = null;
    }
  }
  let ifClause0;
  if (_valid0) {
    const _errs4 = errors;
    if (!validate137(data, { instancePath })) {
      vErrors = joined(vErrors, validate137.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs4 === errors;
    valid0 = _valid0;
    ifClause0 = "then";
  } else {
    const _errs5 = errors;
    const _errs6 = errors;
    let valid2 = true;
    const _errs7 = errors;
    if (errors === _errs7) {
      if (data && typeof data == "object" && !Array.isArray(data)) {
        let missing1;
        if (data["@odata.type"] === void 0 && (missing1 = "@odata.type")) {
          const err2 = {};
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        } else {
          if (data["@odata.type"] !== void 0) {
            if (!validate155(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
              vErrors = joined(vErrors, validate155.errors);
              errors = vErrors.length;
            }
          }
        }
      } else {
        const err3 = {};
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    var _valid1 = _errs7 === errors;
    errors = _errs6;
    if (vErrors !== null) {
      if (_errs6) {
        vErrors.length = _errs6;
      } else {
        vErrors = null;
      }
    }
    let ifClause1;
    if (_valid1) {
      const _errs10 = errors;
      if (!validate129(data, { instancePath })) {
        vErrors = joined(vErrors, validate129.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs10 === errors;
      valid2 = _valid1;
      ifClause1 = "then";
    } else {
      const _errs11 = errors;
      const _errs12 = errors;
      let valid4 = true;
      const _errs13 = errors;
      if (errors === _errs13) {
        if (data && typeof data == "object" && !Array.isArray(data)) {
          let missing2;
          if (data["@odata.type"] === void 0 && (missing2 = "@odata.type")) {
            const err4 = {};
            if (vErrors === null) {
              vErrors = [err4];
            } else {
              vErrors.push(err4);
            }
            errors++;
          } else {
            if (data["@odata.type"] !== void 0) {
              if (!validate161(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
                vErrors = joined(vErrors, validate161.errors);
                errors = vErrors.length;
              }
            }
          }
        } else {
          const err5 = {};
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      }
      var _valid2 = _errs13 === errors;
      errors = _errs12;
      if (vErrors !== null) {
        if (_errs12) {
          vErrors.length = _errs12;
        } else {
          vErrors = null;
        }
      }
      let ifClause2;
      if (_valid2) {
        const _errs16 = errors;
        if (!validate157(data, { instancePath })) {
          vErrors = joined(vErrors, validate157.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs16 === errors;
        valid4 = _valid2;
        ifClause2 = "then";
      } else {
        const _errs17 = errors;
        const _errs18 = errors;
        let valid6 = true;
        const _errs19 = errors;
        if (errors === _errs19) {
          if (data && typeof data == "object" && !Array.isArray(data)) {
            let missing3;
            if (data["@odata.type"] === void 0 && (missing3 = "@odata.type")) {
              const err6 = {};
              if (vErrors === null) {
                vErrors = [err6];
              } else {
                vErrors.push(err6);
              }
              errors++;
            } else {
              if (data["@odata.type"] !== void 0) {
                if (!validate162(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
                  vErrors = joined(vErrors, validate162.errors);
                  errors = vErrors.length;
                }
              }
            }
          } else {
            const err7 = {};
            if (vErrors === null) {
              vErrors = [err7];
            } else {
              vErrors.push(err7);
            }
            errors++;
          }
        }
        var _valid3 = _errs19 === errors;
        errors = _errs18;
        if (vErrors !== null) {
          if (_errs18) {
            vErrors.length = _errs18;
          } else {
            vErrors = null;
          }
        }
        let ifClause3;
        if (_valid3) {
          const _errs22 = errors;
          if (!validate103(data, { instancePath })) {
            vErrors = joined(vErrors, validate103.errors);
            errors = vErrors.length;
          }
          var _valid3 = _errs22 === errors;
          valid6 = _valid3;
          ifClause3 = "then";
        } else {
          const _errs23 = errors;
          const _errs24 = errors;
          let valid8 = true;
          const _errs25 = errors;
          if (errors === _errs25) {
            if (data && typeof data == "object" && !Array.isArray(data)) {
              let missing4;
              if (data["@odata.type"] === void 0 && (missing4 = "@odata.type")) {
                const err8 = {};
                if (vErrors === null) {
                  vErrors = [err8];
                } else {
                  vErrors.push(err8);
                }
                errors++;
              } else {
                if (data["@odata.type"] !== void 0) {
                  if (!validate163(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
                    vErrors = joined(vErrors, validate163.errors);
                    errors = vErrors.length;
                  }
                }
              }
            } else {
              const err9 = {};
              if (vErrors === null) {
                vErrors = [err9];
              } else {
                vErrors.push(err9);
              }
              errors++;
            }
          }
          var _valid4 = _errs25 === errors;
          errors = _errs24;
          if (vErrors !== null) {
            if (_errs24) {
              vErrors.length = _errs24;
            } else {
              vErrors = null;
            }
          }
          let ifClause4;
          if (_valid4) {
            const _errs28 = errors;
            if (!validate125(data, { instancePath })) {
              vErrors = joined(vErrors, validate125.errors);
              errors = vErrors.length;
            }
            var _valid4 = _errs28 === errors;
            valid8 = _valid4;
            ifClause4 = "then";
          } else {
            const _errs29 = errors;
            if (!validate164(data, { instancePath })) {
              vErrors = joined(vErrors, validate164.errors);
              errors = vErrors.length;
            }
            var _valid4 = _errs29 === errors;
            valid8 = _valid4;
            ifClause4 = "else";
          }
          if (!valid8) {
            vErrors = fault(vErrors, instancePath, "if", { failingKeyword: ifClause4 });
            errors++;
          }
          var _valid3 = _errs23 === errors;
          valid6 = _valid3;
          ifClause3 = "else";
        }
        if (!valid6) {
          vErrors = fault(vErrors, instancePath, "if", { failingKeyword: ifClause3 });
          errors++;
        }
        var _valid2 = _errs17 === errors;
        valid4 = _valid2;
        ifClause2 = "else";
      }
      if (!valid4) {
        vErrors = fault(vErrors, instancePath, "if", { failingKeyword: ifClause2 });
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      ifClause1 = "else";
    }
    if (!valid2) {
      vErrors = fault(vErrors, instancePath, "if", { failingKeyword: ifClause1 });
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    vErrors = fault(vErrors, instancePath, "if", { failingKeyword: ifClause0 });
    errors++;
  }
  validate170.errors = vErrors;
  return errors === 0;
}
var check_commsNotification = validate182;
var pattern28 = /* @__PURE__ */ new RegExp("^(?:@odata\\.type|changeType|resourceUrl)$", "u");
function validate182(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs2 = errors;
  let valid1 = false;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.resourceUrl === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "resourceUrl" }, true);
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  valid1 = valid1 || _valid0;
  if (!valid1) {
    const _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.resource === void 0) {
        vErrors = fault(vErrors, instancePath, "required", { missingProperty: "resource" }, true);
        errors++;
      }
    }
    var _valid0 = _errs4 === errors;
    valid1 = valid1 || _valid0;
  }
  if (!valid1) {
    vErrors = fault(vErrors, instancePath, "anyOf", {});
    errors++;
  } else {
    errors = _errs2;
    if (vErrors !== null) {
      if (_errs2) {
        vErrors.length = _errs2;
      } else {
        vErrors = null;
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.changeType === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "changeType" });
      errors++;
    }
    if (data.resource !== void 0) {
      if (typeof data.resource !== "string") {
        vErrors = fault(vErrors, instancePath + "/resource", "type", { type: "string" });
        errors++;
      }
    }
    if (data.resourceData !== void 0) {
      let data1 = data.resourceData;
      const _errs8 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs9 = errors;
      if (!validate170(data1, { instancePath: instancePath + "/resourceData" })) {
        vErrors = joined(vErrors, validate170.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs9 === errors;
      if (_valid1) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs10 = errors;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate170(data1[i0], { instancePath: instancePath + "/resourceData/" + i0 })) {
            vErrors = joined(vErrors, validate170.errors);
            errors = vErrors.length;
          }
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/resourceData", "type", { type: "array" }, true);
        errors++;
      }
      var _valid1 = _errs10 === errors;
      if (_valid1 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid1) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs13 = errors;
        if (data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/resourceData", "type", { type: "null" }, true);
          errors++;
        }
        var _valid1 = _errs13 === errors;
        if (_valid1 && valid3) {
          valid3 = false;
          passing0 = [passing0, 2];
        } else {
          if (_valid1) {
            valid3 = true;
            passing0 = 2;
          }
        }
      }
      if (!valid3) {
        vErrors = fault(vErrors, instancePath + "/resourceData", "oneOf", { passingSchemas: passing0 });
        errors++;
      } else {
        errors = _errs8;
        if (vErrors !== null) {
          if (_errs8) {
            vErrors.length = _errs8;
          } else {
            vErrors = null;
          }
        }
      }
    }
    for (const key0 in data) {
      if (pattern28.test(key0)) {
        if (typeof data[key0] !== "string") {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: "string" });
          errors++;
        }
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
    errors++;
  }
  validate182.errors = vErrors;
  return errors === 0;
}
var check_commsNotifications = validate185;
function validate185(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.value === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "value" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.value !== void 0) {
      let data1 = data.value;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate182(data1[i0], { instancePath: instancePath + "/value/" + i0 })) {
            vErrors = joined(vErrors, validate182.errors);
          }
        }
      } else {
        vErrors = fault(vErrors, instancePath + "/value", "type", { type: "array" });
      }
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "object" });
  }
  validate185.errors = vErrors;
  return vErrors === null;
}
var check_downloadRecording200ApplicationOctetStream = validate187;
function validate187(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(typeof data === "string")) {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate187.errors = vErrors;
  return vErrors === null;
}
var check_createCallClientRequestId = validate188;
function validate188(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate188.errors = vErrors;
  return vErrors === null;
}
var check_getCallClientRequestId = validate189;
function validate189(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate189.errors = vErrors;
  return vErrors === null;
}
var check_deleteCallClientRequestId = validate190;
function validate190(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate190.errors = vErrors;
  return vErrors === null;
}
var check_answerCallClientRequestId = validate191;
function validate191(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate191.errors = vErrors;
  return vErrors === null;
}
var check_playPromptClientRequestId = validate192;
function validate192(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate192.errors = vErrors;
  return vErrors === null;
}
var check_recordResponseClientRequestId = validate193;
function validate193(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate193.errors = vErrors;
  return vErrors === null;
}
var check_recordResponseByAppClientRequestId = validate194;
function validate194(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate194.errors = vErrors;
  return vErrors === null;
}
var check_cancelMediaProcessingClientRequestId = validate195;
function validate195(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate195.errors = vErrors;
  return vErrors === null;
}
var check_subscribeToToneClientRequestId = validate196;
function validate196(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate196.errors = vErrors;
  return vErrors === null;
}
var check_keepCallAliveClientRequestId = validate197;
function validate197(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate197.errors = vErrors;
  return vErrors === null;
}
var check_getCallOperationClientRequestId = validate198;
function validate198(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data === "string") {
    if (data.length < 1) {
      vErrors = fault(vErrors, instancePath, "minLength", { limit: 1 });
    }
  } else {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate198.errors = vErrors;
  return vErrors === null;
}
var check_receiveCommsNotificationsXMicrosoftSkypeChainID = validate199;
function validate199(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate199.errors = vErrors;
  return vErrors === null;
}
var check_receiveCommsNotificationsXMicrosoftSkypeMessageID = validate200;
function validate200(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate200.errors = vErrors;
  return vErrors === null;
}
var check_receiveCommsNotificationsScenarioId = validate201;
function validate201(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate201.errors = vErrors;
  return vErrors === null;
}
var check_receiveCommsNotificationsUserAgent = validate202;
function validate202(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (typeof data !== "string") {
    vErrors = fault(vErrors, instancePath, "type", { type: "string" });
  }
  validate202.errors = vErrors;
  return vErrors === null;
}
var check_identityOrNull = validate203;
function validate203(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern5.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "string" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate203.errors = vErrors;
  return vErrors === null;
}
var check_identitySetOrNull = validate204;
function validate204(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern6.test(key0)) {
        if (!validate58(data[key0], { instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") })) {
          vErrors = joined(vErrors, validate58.errors);
        }
      }
    }
  }
  validate204.errors = vErrors;
  return vErrors === null;
}
var check_participantInfoOrNull = validate206;
function validate206(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.identity !== void 0) {
      if (!validate61(data.identity, { instancePath: instancePath + "/identity" })) {
        vErrors = joined(vErrors, validate61.errors);
      }
    }
    for (const key0 in data) {
      if (pattern7.test(key0)) {
        let data2 = data[key0];
        if (typeof data2 !== "string" && data2 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate206.errors = vErrors;
  return vErrors === null;
}
var check_chatInfoOrNull = validate208;
function validate208(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern8.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "string" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate208.errors = vErrors;
  return vErrors === null;
}
var check_meetingInfoOrNull = validate209;
function validate209(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.organizer !== void 0) {
      if (!validate61(data.organizer, { instancePath: instancePath + "/organizer" })) {
        vErrors = joined(vErrors, validate61.errors);
      }
    }
    if (data.allowConversationWithoutHost !== void 0) {
      let data2 = data.allowConversationWithoutHost;
      if (typeof data2 !== "boolean" && data2 !== null) {
        vErrors = fault(vErrors, instancePath + "/allowConversationWithoutHost", "type", { type: ["boolean","null"] });
      }
    }
    for (const key0 in data) {
      if (pattern9.test(key0)) {
        let data3 = data[key0];
        if (typeof data3 !== "string" && data3 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["string","null"] });
        }
      }
    }
  }
  validate209.errors = vErrors;
  return vErrors === null;
}
var check_callOptionsOrNull = validate211;
function validate211(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    for (const key0 in data) {
      if (pattern10.test(key0)) {
        let data1 = data[key0];
        if (typeof data1 !== "boolean" && data1 !== null) {
          vErrors = fault(vErrors, instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), "type", { type: ["boolean","null"] });
        }
      }
    }
  }
  validate211.errors = vErrors;
  return vErrors === null;
}
var check_resultInfoOrNull = validate212;
function validate212(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "code" });
    }
    if (data.subcode === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "subcode" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.code !== void 0) {
      let data1 = data.code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = fault(vErrors, instancePath + "/code", "type", { type: "integer" });
      }
    }
    if (data.subcode !== void 0) {
      let data2 = data.subcode;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        vErrors = fault(vErrors, instancePath + "/subcode", "type", { type: "integer" });
      }
    }
    if (data.message !== void 0) {
      let data3 = data.message;
      if (typeof data3 !== "string" && data3 !== null) {
        vErrors = fault(vErrors, instancePath + "/message", "type", { type: ["string","null"] });
      }
    }
  }
  validate212.errors = vErrors;
  return vErrors === null;
}
var check_callMediaStateOrNull = validate213;
function validate213(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.audio !== void 0) {
      let data1 = data.audio;
      if (typeof data1 !== "string" && data1 !== null) {
        vErrors = fault(vErrors, instancePath + "/audio", "type", { type: ["string","null"] });
      }
    }
  }
  validate213.errors = vErrors;
  return vErrors === null;
}
var check_toneInfoOrNull = validate214;
function validate214(data, { instancePath = "" } = {}) {
  let vErrors = null;
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    vErrors = fault(vErrors, instancePath, "type", { type: ["object","null"] });
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.sequenceId === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "sequenceId" });
    }
    if (data.tone === void 0) {
      vErrors = fault(vErrors, instancePath, "required", { missingProperty: "tone" });
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        vErrors = fault(vErrors, instancePath + "/@odata.type", "type", { type: "string" });
      }
    }
    if (data.sequenceId !== void 0) {
      let data1 = data.sequenceId;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        vErrors = fault(vErrors, instancePath + "/sequenceId", "type", { type: "integer" });
      }
    }
    if (data.tone !== void 0) {
      if (typeof data.tone !== "string") {
        vErrors = fault(vErrors, instancePath + "/tone", "type", { type: "string" });
      }
    }
  }
  validate214.errors = vErrors;
  return vErrors === null;
}

function fault(all, instancePath, keyword, params, ofBranch) {
  all ??= [];
  all.push({ instancePath, keyword, params, ...(ofBranch && { ofBranch }) });
  return all;
}

// Adds in place: a list copied for each faulty item would take the square of the input's length.
function joined(all, more) {
  if (all === null) return more;
  for (const fault of more) all.push(fault);
  return all;
}

const faults = (check): Validate => (value) => (check(value) ? [] : check.errors);

export const mediaInfo: Validate = /* @__PURE__ */ faults(check_mediaInfo);
export const mediaConfig: Validate = /* @__PURE__ */ faults(check_mediaConfig);
export const modality: Validate = /* @__PURE__ */ faults(check_modality);
export const identity: Validate = /* @__PURE__ */ faults(check_identity);
export const identitySet: Validate = /* @__PURE__ */ faults(check_identitySet);
export const invitationParticipantInfo: Validate = /* @__PURE__ */ faults(check_invitationParticipantInfo);
export const endpointType: Validate = /* @__PURE__ */ faults(check_endpointType);
export const participantInfo: Validate = /* @__PURE__ */ faults(check_participantInfo);
export const chatInfo: Validate = /* @__PURE__ */ faults(check_chatInfo);
export const meetingInfo: Validate = /* @__PURE__ */ faults(check_meetingInfo);
export const callOptions: Validate = /* @__PURE__ */ faults(check_callOptions);
export const callDirection: Validate = /* @__PURE__ */ faults(check_callDirection);
export const createCallRequest: Validate = /* @__PURE__ */ faults(check_createCallRequest);
export const odataError: Validate = /* @__PURE__ */ faults(check_odataError);
export const entity: Validate = /* @__PURE__ */ faults(check_entity);
export const callState: Validate = /* @__PURE__ */ faults(check_callState);
export const resultInfo: Validate = /* @__PURE__ */ faults(check_resultInfo);
export const mediaState: Validate = /* @__PURE__ */ faults(check_mediaState);
export const callMediaState: Validate = /* @__PURE__ */ faults(check_callMediaState);
export const toneName: Validate = /* @__PURE__ */ faults(check_toneName);
export const toneInfo: Validate = /* @__PURE__ */ faults(check_toneInfo);
export const call: Validate = /* @__PURE__ */ faults(check_call);
export const identifiedCall: Validate = /* @__PURE__ */ faults(check_identifiedCall);
export const pathId: Validate = /* @__PURE__ */ faults(check_pathId);
export const answerCallRequest: Validate = /* @__PURE__ */ faults(check_answerCallRequest);
export const mediaPrompt: Validate = /* @__PURE__ */ faults(check_mediaPrompt);
export const playPromptRequest: Validate = /* @__PURE__ */ faults(check_playPromptRequest);
export const operationStatus: Validate = /* @__PURE__ */ faults(check_operationStatus);
export const commsOperation: Validate = /* @__PURE__ */ faults(check_commsOperation);
export const playPromptCompletionReason: Validate = /* @__PURE__ */ faults(check_playPromptCompletionReason);
export const playPromptOperation: Validate = /* @__PURE__ */ faults(check_playPromptOperation);
export const identifiedPlayPromptOperation: Validate = /* @__PURE__ */ faults(check_identifiedPlayPromptOperation);
export const tone: Validate = /* @__PURE__ */ faults(check_tone);
export const recordResponseRequest: Validate = /* @__PURE__ */ faults(check_recordResponseRequest);
export const recordCompletionReason: Validate = /* @__PURE__ */ faults(check_recordCompletionReason);
export const recordOperation: Validate = /* @__PURE__ */ faults(check_recordOperation);
export const identifiedRecordOperation: Validate = /* @__PURE__ */ faults(check_identifiedRecordOperation);
export const recordResponseAnswer: Validate = /* @__PURE__ */ faults(check_recordResponseAnswer);
export const cancelMediaProcessingRequest: Validate = /* @__PURE__ */ faults(check_cancelMediaProcessingRequest);
export const identifiedOperation: Validate = /* @__PURE__ */ faults(check_identifiedOperation);
export const endedOperation: Validate = /* @__PURE__ */ faults(check_endedOperation);
export const subscribeToToneRequest: Validate = /* @__PURE__ */ faults(check_subscribeToToneRequest);
export const callOperation: Validate = /* @__PURE__ */ faults(check_callOperation);
export const changeType: Validate = /* @__PURE__ */ faults(check_changeType);
export const recordOperationType: Validate = /* @__PURE__ */ faults(check_recordOperationType);
export const playPromptOperationType: Validate = /* @__PURE__ */ faults(check_playPromptOperationType);
export const mediaStream: Validate = /* @__PURE__ */ faults(check_mediaStream);
export const participant: Validate = /* @__PURE__ */ faults(check_participant);
export const participantType: Validate = /* @__PURE__ */ faults(check_participantType);
export const callType: Validate = /* @__PURE__ */ faults(check_callType);
export const otherOperationType: Validate = /* @__PURE__ */ faults(check_otherOperationType);
export const otherResource: Validate = /* @__PURE__ */ faults(check_otherResource);
export const resourceData: Validate = /* @__PURE__ */ faults(check_resourceData);
export const commsNotification: Validate = /* @__PURE__ */ faults(check_commsNotification);
export const commsNotifications: Validate = /* @__PURE__ */ faults(check_commsNotifications);
export const downloadRecording200ApplicationOctetStream: Validate = /* @__PURE__ */ faults(check_downloadRecording200ApplicationOctetStream);
export const createCallClientRequestId: Validate = /* @__PURE__ */ faults(check_createCallClientRequestId);
export const getCallClientRequestId: Validate = /* @__PURE__ */ faults(check_getCallClientRequestId);
export const deleteCallClientRequestId: Validate = /* @__PURE__ */ faults(check_deleteCallClientRequestId);
export const answerCallClientRequestId: Validate = /* @__PURE__ */ faults(check_answerCallClientRequestId);
export const playPromptClientRequestId: Validate = /* @__PURE__ */ faults(check_playPromptClientRequestId);
export const recordResponseClientRequestId: Validate = /* @__PURE__ */ faults(check_recordResponseClientRequestId);
export const recordResponseByAppClientRequestId: Validate = /* @__PURE__ */ faults(check_recordResponseByAppClientRequestId);
export const cancelMediaProcessingClientRequestId: Validate = /* @__PURE__ */ faults(check_cancelMediaProcessingClientRequestId);
export const subscribeToToneClientRequestId: Validate = /* @__PURE__ */ faults(check_subscribeToToneClientRequestId);
export const keepCallAliveClientRequestId: Validate = /* @__PURE__ */ faults(check_keepCallAliveClientRequestId);
export const getCallOperationClientRequestId: Validate = /* @__PURE__ */ faults(check_getCallOperationClientRequestId);
export const receiveCommsNotificationsXMicrosoftSkypeChainID: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsXMicrosoftSkypeChainID);
export const receiveCommsNotificationsXMicrosoftSkypeMessageID: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsXMicrosoftSkypeMessageID);
export const receiveCommsNotificationsScenarioId: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsScenarioId);
export const receiveCommsNotificationsUserAgent: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsUserAgent);
export const identityOrNull: Validate = /* @__PURE__ */ faults(check_identityOrNull);
export const identitySetOrNull: Validate = /* @__PURE__ */ faults(check_identitySetOrNull);
export const participantInfoOrNull: Validate = /* @__PURE__ */ faults(check_participantInfoOrNull);
export const chatInfoOrNull: Validate = /* @__PURE__ */ faults(check_chatInfoOrNull);
export const meetingInfoOrNull: Validate = /* @__PURE__ */ faults(check_meetingInfoOrNull);
export const callOptionsOrNull: Validate = /* @__PURE__ */ faults(check_callOptionsOrNull);
export const resultInfoOrNull: Validate = /* @__PURE__ */ faults(check_resultInfoOrNull);
export const callMediaStateOrNull: Validate = /* @__PURE__ */ faults(check_callMediaStateOrNull);
export const toneInfoOrNull: Validate = /* @__PURE__ */ faults(check_toneInfoOrNull);

/** The same by name. */
export const validators: { readonly [Name in "mediaInfo" | "mediaConfig" | "modality" | "identity" | "identitySet" | "invitationParticipantInfo" | "endpointType" | "participantInfo" | "chatInfo" | "meetingInfo" | "callOptions" | "callDirection" | "createCallRequest" | "odataError" | "entity" | "callState" | "resultInfo" | "mediaState" | "callMediaState" | "toneName" | "toneInfo" | "call" | "identifiedCall" | "pathId" | "answerCallRequest" | "mediaPrompt" | "playPromptRequest" | "operationStatus" | "commsOperation" | "playPromptCompletionReason" | "playPromptOperation" | "identifiedPlayPromptOperation" | "tone" | "recordResponseRequest" | "recordCompletionReason" | "recordOperation" | "identifiedRecordOperation" | "recordResponseAnswer" | "cancelMediaProcessingRequest" | "identifiedOperation" | "endedOperation" | "subscribeToToneRequest" | "callOperation" | "changeType" | "recordOperationType" | "playPromptOperationType" | "mediaStream" | "participant" | "participantType" | "callType" | "otherOperationType" | "otherResource" | "resourceData" | "commsNotification" | "commsNotifications" | "downloadRecording200ApplicationOctetStream" | "createCallClientRequestId" | "getCallClientRequestId" | "deleteCallClientRequestId" | "answerCallClientRequestId" | "playPromptClientRequestId" | "recordResponseClientRequestId" | "recordResponseByAppClientRequestId" | "cancelMediaProcessingClientRequestId" | "subscribeToToneClientRequestId" | "keepCallAliveClientRequestId" | "getCallOperationClientRequestId" | "receiveCommsNotificationsXMicrosoftSkypeChainID" | "receiveCommsNotificationsXMicrosoftSkypeMessageID" | "receiveCommsNotificationsScenarioId" | "receiveCommsNotificationsUserAgent" | "identityOrNull" | "identitySetOrNull" | "participantInfoOrNull" | "chatInfoOrNull" | "meetingInfoOrNull" | "callOptionsOrNull" | "resultInfoOrNull" | "callMediaStateOrNull" | "toneInfoOrNull"]: Validate } = {
  mediaInfo,
  mediaConfig,
  modality,
  identity,
  identitySet,
  invitationParticipantInfo,
  endpointType,
  participantInfo,
  chatInfo,
  meetingInfo,
  callOptions,
  callDirection,
  createCallRequest,
  odataError,
  entity,
  callState,
  resultInfo,
  mediaState,
  callMediaState,
  toneName,
  toneInfo,
  call,
  identifiedCall,
  pathId,
  answerCallRequest,
  mediaPrompt,
  playPromptRequest,
  operationStatus,
  commsOperation,
  playPromptCompletionReason,
  playPromptOperation,
  identifiedPlayPromptOperation,
  tone,
  recordResponseRequest,
  recordCompletionReason,
  recordOperation,
  identifiedRecordOperation,
  recordResponseAnswer,
  cancelMediaProcessingRequest,
  identifiedOperation,
  endedOperation,
  subscribeToToneRequest,
  callOperation,
  changeType,
  recordOperationType,
  playPromptOperationType,
  mediaStream,
  participant,
  participantType,
  callType,
  otherOperationType,
  otherResource,
  resourceData,
  commsNotification,
  commsNotifications,
  downloadRecording200ApplicationOctetStream,
  createCallClientRequestId,
  getCallClientRequestId,
  deleteCallClientRequestId,
  answerCallClientRequestId,
  playPromptClientRequestId,
  recordResponseClientRequestId,
  recordResponseByAppClientRequestId,
  cancelMediaProcessingClientRequestId,
  subscribeToToneClientRequestId,
  keepCallAliveClientRequestId,
  getCallOperationClientRequestId,
  receiveCommsNotificationsXMicrosoftSkypeChainID,
  receiveCommsNotificationsXMicrosoftSkypeMessageID,
  receiveCommsNotificationsScenarioId,
  receiveCommsNotificationsUserAgent,
  identityOrNull,
  identitySetOrNull,
  participantInfoOrNull,
  chatInfoOrNull,
  meetingInfoOrNull,
  callOptionsOrNull,
  resultInfoOrNull,
  callMediaStateOrNull,
  toneInfoOrNull,
};
