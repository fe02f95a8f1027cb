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

var check_pathId = validate53;
var pattern3 = /* @__PURE__ */ new RegExp("^($|\\.{0,2}[^.]|\\.{3})", "u");
function validate53(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length < 1) {
      (vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } });
      errors++;
    }
    if (!pattern3.test(data)) {
      (vErrors ??= []).push({ instancePath, keyword: "pattern", params: { pattern: "^($|\\.{0,2}[^.]|\\.{3})" } });
      errors++;
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
var check_mediaInfo = validate54;
var schema21 = { "type": "object", "additionalProperties": false, "required": ["uri"], "patternProperties": { "@odata\\.": {} }, "properties": { "@odata.type": { "type": "string" }, "uri": { "type": "string", "format": "uri", "pattern": "^[hH][tT][tT][pP][sS]?://[^/?#\\s]+\\S*$" }, "resourceId": { "type": ["string", "null"] } } };
var pattern4 = /* @__PURE__ */ new RegExp("@odata\\.", "u");
var pattern5 = /* @__PURE__ */ new RegExp("^[hH][tT][tT][pP][sS]?://[^/?#\\s]+\\S*$", "u");
function validate54(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.uri === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "uri" } });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "@odata.type" || key0 === "uri" || key0 === "resourceId" || pattern4.test(key0))) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.uri !== void 0) {
      let data1 = data.uri;
      if (typeof data1 === "string") {
        if (!pattern5.test(data1)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/uri", keyword: "pattern", params: { pattern: "^[hH][tT][tT][pP][sS]?://[^/?#\\s]+\\S*$" } });
          errors++;
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/uri", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.resourceId !== void 0) {
      let data2 = data.resourceId;
      if (typeof data2 !== "string" && data2 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/resourceId", keyword: "type", params: { type: schema21.properties.resourceId.type } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate54.errors = vErrors;
  return errors === 0;
}
var check_mediaPrompt = validate55;
var schema22 = { "type": "object", "additionalProperties": false, "required": ["@odata.type", "mediaInfo"], "patternProperties": { "@odata\\.": {} }, "properties": { "@odata.type": { "type": "string", "enum": ["#microsoft.graph.mediaPrompt", "microsoft.graph.mediaPrompt"] }, "mediaInfo": { "$ref": "#/$defs/mediaInfo" } } };
function validate55(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "@odata.type" } });
      errors++;
    }
    if (data.mediaInfo === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "mediaInfo" } });
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "@odata.type" || key0 === "mediaInfo" || pattern4.test(key0))) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
      if (!(data0 === "#microsoft.graph.mediaPrompt" || data0 === "microsoft.graph.mediaPrompt")) {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "enum", params: { allowedValues: schema22.properties["@odata.type"].enum } });
        errors++;
      }
    }
    if (data.mediaInfo !== void 0) {
      if (!validate54(data.mediaInfo, { instancePath: instancePath + "/mediaInfo" })) {
        vErrors = joined(vErrors, validate54.errors);
        errors = vErrors.length;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate55.errors = vErrors;
  return errors === 0;
}
var check_tone = validate57;
function validate57(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length < 1) {
      (vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } });
      errors++;
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
var check_recordResponseRequest = validate58;
var schema24 = { "type": "object", "additionalProperties": false, "patternProperties": { "@odata\\.": {} }, "properties": { "prompts": { "type": ["array", "null"], "minItems": 1, "maxItems": 1, "items": { "$ref": "#/$defs/mediaPrompt" } }, "bargeInAllowed": { "type": ["boolean", "null"], "default": false }, "initialSilenceTimeoutInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "maxSilenceTimeoutInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "maxRecordDurationInSeconds": { "type": ["integer", "null"], "format": "int32", "minimum": 1, "maximum": 120, "default": 5 }, "playBeep": { "type": ["boolean", "null"], "default": true }, "stopTones": { "type": ["array", "null"], "items": { "$ref": "#/$defs/tone" } }, "clientContext": { "type": ["string", "null"], "maxLength": 256 } } };
function validate58(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "prompts" || key0 === "bargeInAllowed" || key0 === "initialSilenceTimeoutInSeconds" || key0 === "maxSilenceTimeoutInSeconds" || key0 === "maxRecordDurationInSeconds" || key0 === "playBeep" || key0 === "stopTones" || key0 === "clientContext" || pattern4.test(key0))) {
        (vErrors ??= []).push({ instancePath, keyword: "additionalProperties", params: { additionalProperty: key0 } });
        errors++;
      }
    }
    if (data.prompts !== void 0) {
      let data0 = data.prompts;
      if (!Array.isArray(data0) && data0 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/prompts", keyword: "type", params: { type: schema24.properties.prompts.type } });
        errors++;
      }
      if (Array.isArray(data0)) {
        if (data0.length > 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/prompts", keyword: "maxItems", params: { limit: 1 } });
          errors++;
        }
        if (data0.length < 1) {
          (vErrors ??= []).push({ instancePath: instancePath + "/prompts", keyword: "minItems", params: { limit: 1 } });
          errors++;
        }
        const len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate55(data0[i0], { instancePath: instancePath + "/prompts/" + i0 })) {
            vErrors = joined(vErrors, validate55.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.bargeInAllowed !== void 0) {
      let data2 = data.bargeInAllowed;
      if (typeof data2 !== "boolean" && data2 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/bargeInAllowed", keyword: "type", params: { type: schema24.properties.bargeInAllowed.type } });
        errors++;
      }
    }
    if (data.initialSilenceTimeoutInSeconds !== void 0) {
      let data3 = data.initialSilenceTimeoutInSeconds;
      if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)) && isFinite(data3)) && data3 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/initialSilenceTimeoutInSeconds", keyword: "type", params: { type: schema24.properties.initialSilenceTimeoutInSeconds.type } });
        errors++;
      }
      if (typeof data3 == "number" && isFinite(data3)) {
        if (data3 > 120 || isNaN(data3)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/initialSilenceTimeoutInSeconds", keyword: "maximum", params: { comparison: "<=", limit: 120 } });
          errors++;
        }
        if (data3 < 1 || isNaN(data3)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/initialSilenceTimeoutInSeconds", keyword: "minimum", params: { comparison: ">=", limit: 1 } });
          errors++;
        }
      }
    }
    if (data.maxSilenceTimeoutInSeconds !== void 0) {
      let data4 = data.maxSilenceTimeoutInSeconds;
      if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)) && isFinite(data4)) && data4 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/maxSilenceTimeoutInSeconds", keyword: "type", params: { type: schema24.properties.maxSilenceTimeoutInSeconds.type } });
        errors++;
      }
      if (typeof data4 == "number" && isFinite(data4)) {
        if (data4 > 120 || isNaN(data4)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/maxSilenceTimeoutInSeconds", keyword: "maximum", params: { comparison: "<=", limit: 120 } });
          errors++;
        }
        if (data4 < 1 || isNaN(data4)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/maxSilenceTimeoutInSeconds", keyword: "minimum", params: { comparison: ">=", limit: 1 } });
          errors++;
        }
      }
    }
    if (data.maxRecordDurationInSeconds !== void 0) {
      let data5 = data.maxRecordDurationInSeconds;
      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)) && isFinite(data5)) && data5 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/maxRecordDurationInSeconds", keyword: "type", params: { type: schema24.properties.maxRecordDurationInSeconds.type } });
        errors++;
      }
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 > 120 || isNaN(data5)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/maxRecordDurationInSeconds", keyword: "maximum", params: { comparison: "<=", limit: 120 } });
          errors++;
        }
        if (data5 < 1 || isNaN(data5)) {
          (vErrors ??= []).push({ instancePath: instancePath + "/maxRecordDurationInSeconds", keyword: "minimum", params: { comparison: ">=", limit: 1 } });
          errors++;
        }
      }
    }
    if (data.playBeep !== void 0) {
      let data6 = data.playBeep;
      if (typeof data6 !== "boolean" && data6 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/playBeep", keyword: "type", params: { type: schema24.properties.playBeep.type } });
        errors++;
      }
    }
    if (data.stopTones !== void 0) {
      let data7 = data.stopTones;
      if (!Array.isArray(data7) && data7 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/stopTones", keyword: "type", params: { type: schema24.properties.stopTones.type } });
        errors++;
      }
      if (Array.isArray(data7)) {
        const len1 = data7.length;
        for (let i1 = 0; i1 < len1; i1++) {
          if (!validate57(data7[i1], { instancePath: instancePath + "/stopTones/" + i1 })) {
            vErrors = joined(vErrors, validate57.errors);
            errors = vErrors.length;
          }
        }
      }
    }
    if (data.clientContext !== void 0) {
      let data9 = data.clientContext;
      if (typeof data9 !== "string" && data9 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/clientContext", keyword: "type", params: { type: schema24.properties.clientContext.type } });
        errors++;
      }
      if (typeof data9 === "string") {
        if (data9.length > 256) {
          (vErrors ??= []).push({ instancePath: instancePath + "/clientContext", keyword: "maxLength", params: { limit: 256 } });
          errors++;
        }
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate58.errors = vErrors;
  return errors === 0;
}
var check_odataError = validate61;
var schema25 = { "type": "object", "required": ["error"], "properties": { "error": { "type": "object", "required": ["code", "message"], "properties": { "code": { "type": "string" }, "message": { "type": "string" }, "target": { "type": ["string", "null"] }, "details": { "type": "array", "items": { "type": "object", "required": ["code", "message"], "properties": { "code": { "type": "string" }, "message": { "type": "string" }, "target": { "type": ["string", "null"] } } } }, "innerError": { "type": "object", "properties": { "request-id": { "type": "string" }, "client-request-id": { "type": "string" }, "date": { "type": "string" } } } } } } };
function validate61(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "error" } });
      errors++;
    }
    if (data.error !== void 0) {
      let data0 = data.error;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.code === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "code" } });
          errors++;
        }
        if (data0.message === void 0) {
          (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "required", params: { missingProperty: "message" } });
          errors++;
        }
        if (data0.code !== void 0) {
          if (typeof data0.code !== "string") {
            (vErrors ??= []).push({ instancePath: instancePath + "/error/code", keyword: "type", params: { type: "string" } });
            errors++;
          }
        }
        if (data0.message !== void 0) {
          if (typeof data0.message !== "string") {
            (vErrors ??= []).push({ instancePath: instancePath + "/error/message", keyword: "type", params: { type: "string" } });
            errors++;
          }
        }
        if (data0.target !== void 0) {
          let data3 = data0.target;
          if (typeof data3 !== "string" && data3 !== null) {
            (vErrors ??= []).push({ instancePath: instancePath + "/error/target", keyword: "type", params: { type: schema25.properties.error.properties.target.type } });
            errors++;
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
                  (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0, keyword: "required", params: { missingProperty: "code" } });
                  errors++;
                }
                if (data5.message === void 0) {
                  (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0, keyword: "required", params: { missingProperty: "message" } });
                  errors++;
                }
                if (data5.code !== void 0) {
                  if (typeof data5.code !== "string") {
                    (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0 + "/code", keyword: "type", params: { type: "string" } });
                    errors++;
                  }
                }
                if (data5.message !== void 0) {
                  if (typeof data5.message !== "string") {
                    (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0 + "/message", keyword: "type", params: { type: "string" } });
                    errors++;
                  }
                }
                if (data5.target !== void 0) {
                  let data8 = data5.target;
                  if (typeof data8 !== "string" && data8 !== null) {
                    (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0 + "/target", keyword: "type", params: { type: schema25.properties.error.properties.details.items.properties.target.type } });
                    errors++;
                  }
                }
              } else {
                (vErrors ??= []).push({ instancePath: instancePath + "/error/details/" + i0, keyword: "type", params: { type: "object" } });
                errors++;
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/error/details", keyword: "type", params: { type: "array" } });
            errors++;
          }
        }
        if (data0.innerError !== void 0) {
          let data9 = data0.innerError;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9["request-id"] !== void 0) {
              if (typeof data9["request-id"] !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/error/innerError/request-id", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
            if (data9["client-request-id"] !== void 0) {
              if (typeof data9["client-request-id"] !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/error/innerError/client-request-id", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
            if (data9.date !== void 0) {
              if (typeof data9.date !== "string") {
                (vErrors ??= []).push({ instancePath: instancePath + "/error/innerError/date", keyword: "type", params: { type: "string" } });
                errors++;
              }
            }
          } else {
            (vErrors ??= []).push({ instancePath: instancePath + "/error/innerError", keyword: "type", params: { type: "object" } });
            errors++;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/error", keyword: "type", params: { type: "object" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
var check_entity = validate62;
function validate62(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data["@odata.id"] !== void 0) {
      if (typeof data["@odata.id"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.id", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data["@odata.etag"] !== void 0) {
      if (typeof data["@odata.etag"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.etag", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data["@odata.context"] !== void 0) {
      if (typeof data["@odata.context"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.context", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate62.errors = vErrors;
  return errors === 0;
}
var check_operationStatus = validate63;
function validate63(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
var check_resultInfo = validate64;
var schema28 = { "type": "object", "required": ["code", "subcode"], "properties": { "@odata.type": { "type": "string" }, "code": { "type": "integer", "format": "int32" }, "subcode": { "type": "integer", "format": "int32" }, "message": { "type": ["string", "null"] } } };
function validate64(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.code === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "code" } });
      errors++;
    }
    if (data.subcode === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "subcode" } });
      errors++;
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.code !== void 0) {
      let data1 = data.code;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/code", keyword: "type", params: { type: "integer" } });
        errors++;
      }
    }
    if (data.subcode !== void 0) {
      let data2 = data.subcode;
      if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)) && isFinite(data2))) {
        (vErrors ??= []).push({ instancePath: instancePath + "/subcode", keyword: "type", params: { type: "integer" } });
        errors++;
      }
    }
    if (data.message !== void 0) {
      let data3 = data.message;
      if (typeof data3 !== "string" && data3 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/message", keyword: "type", params: { type: schema28.properties.message.type } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate64.errors = vErrors;
  return errors === 0;
}
var check_commsOperation = validate65;
var schema29 = { "type": "object", "allOf": [{ "$ref": "#/$defs/entity" }, { "type": "object", "required": ["status"], "properties": { "id": { "type": ["string", "null"] }, "clientContext": { "type": ["string", "null"], "maxLength": 256 }, "status": { "$ref": "#/$defs/operationStatus" }, "resultInfo": { "oneOf": [{ "$ref": "#/$defs/resultInfo" }, { "type": "null" }] } } }] };
function validate65(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  if (!validate62(data, { instancePath })) {
    vErrors = joined(vErrors, validate62.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "status" } });
      errors++;
    }
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type", params: { type: schema29.allOf[1].properties.id.type } });
        errors++;
      }
    }
    if (data.clientContext !== void 0) {
      let data1 = data.clientContext;
      if (typeof data1 !== "string" && data1 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/clientContext", keyword: "type", params: { type: schema29.allOf[1].properties.clientContext.type } });
        errors++;
      }
      if (typeof data1 === "string") {
        if (data1.length > 256) {
          (vErrors ??= []).push({ instancePath: instancePath + "/clientContext", keyword: "maxLength", params: { limit: 256 } });
          errors++;
        }
      }
    }
    if (data.status !== void 0) {
      if (!validate63(data.status, { instancePath: instancePath + "/status" })) {
        vErrors = joined(vErrors, validate63.errors);
        errors = vErrors.length;
      }
    }
    if (data.resultInfo !== void 0) {
      let data3 = data.resultInfo;
      const _errs10 = errors;
      let valid2 = false;
      let passing0 = null;
      const _errs11 = errors;
      if (!validate64(data3, { instancePath: instancePath + "/resultInfo" })) {
        vErrors = joined(vErrors, validate64.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs11 === errors;
      if (_valid0) {
        valid2 = true;
        passing0 = 0;
      }
      const _errs12 = errors;
      if (data3 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/resultInfo", ofBranch: true, keyword: "type", params: { type: "null" } });
        errors++;
      }
      var _valid0 = _errs12 === errors;
      if (_valid0 && valid2) {
        valid2 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid0) {
          valid2 = true;
          passing0 = 1;
        }
      }
      if (!valid2) {
        (vErrors ??= []).push({ instancePath: instancePath + "/resultInfo", keyword: "oneOf", params: { passingSchemas: passing0 } });
        errors++;
      } else {
        errors = _errs10;
        if (vErrors !== null) {
          if (_errs10) {
            vErrors.length = _errs10;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate65.errors = vErrors;
  return errors === 0;
}
var check_recordCompletionReason = validate69;
function validate69(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate69.errors = vErrors;
  return errors === 0;
}
var check_recordOperation = validate70;
var schema31 = { "type": "object", "allOf": [{ "$ref": "#/$defs/commsOperation" }, { "type": "object", "properties": { "recordingLocation": { "type": ["string", "null"] }, "recordingAccessToken": { "type": ["string", "null"] }, "completionReason": { "anyOf": [{ "$ref": "#/$defs/recordCompletionReason" }, { "type": "null" }] } } }] };
function validate70(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  if (!validate65(data, { instancePath })) {
    vErrors = joined(vErrors, validate65.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.recordingLocation !== void 0) {
      let data0 = data.recordingLocation;
      if (typeof data0 !== "string" && data0 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/recordingLocation", keyword: "type", params: { type: schema31.allOf[1].properties.recordingLocation.type } });
        errors++;
      }
    }
    if (data.recordingAccessToken !== void 0) {
      let data1 = data.recordingAccessToken;
      if (typeof data1 !== "string" && data1 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/recordingAccessToken", keyword: "type", params: { type: schema31.allOf[1].properties.recordingAccessToken.type } });
        errors++;
      }
    }
    if (data.completionReason !== void 0) {
      let data2 = data.completionReason;
      const _errs9 = errors;
      let valid2 = false;
      const _errs10 = errors;
      if (!validate69(data2, { instancePath: instancePath + "/completionReason" })) {
        vErrors = joined(vErrors, validate69.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs10 === errors;
      valid2 = valid2 || _valid0;
      if (!valid2) {
        const _errs11 = errors;
        if (data2 !== null) {
          (vErrors ??= []).push({ instancePath: instancePath + "/completionReason", ofBranch: true, keyword: "type", params: { type: "null" } });
          errors++;
        }
        var _valid0 = _errs11 === errors;
        valid2 = valid2 || _valid0;
      }
      if (!valid2) {
        (vErrors ??= []).push({ instancePath: instancePath + "/completionReason", keyword: "anyOf", params: {} });
        errors++;
      } else {
        errors = _errs9;
        if (vErrors !== null) {
          if (_errs9) {
            vErrors.length = _errs9;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate70.errors = vErrors;
  return errors === 0;
}
var check_identifiedRecordOperation = validate73;
function validate73(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  if (!validate70(data, { instancePath })) {
    vErrors = joined(vErrors, validate70.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } });
      errors++;
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
var check_recordResponseAnswer = validate75;
function validate75(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  if (!validate73(data, { instancePath })) {
    vErrors = joined(vErrors, validate73.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs2 = errors;
  if (data !== null) {
    (vErrors ??= []).push({ instancePath, ofBranch: true, keyword: "type", params: { type: "null" } });
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
    (vErrors ??= []).push({ instancePath, keyword: "oneOf", params: { passingSchemas: passing0 } });
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
  validate75.errors = vErrors;
  return errors === 0;
}
var check_identifiedOperation = validate77;
function validate77(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  if (!validate65(data, { instancePath })) {
    vErrors = joined(vErrors, validate65.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "id" } });
      errors++;
    }
    if (data.id !== void 0) {
      if (typeof data.id !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
var check_callOperation = validate79;
function validate79(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!validate73(data, { instancePath })) {
    vErrors = joined(vErrors, validate73.errors);
    errors = vErrors.length;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs2 = errors;
    if (!validate77(data, { instancePath })) {
      vErrors = joined(vErrors, validate77.errors);
      errors = vErrors.length;
    }
    var _valid0 = _errs2 === errors;
    valid0 = valid0 || _valid0;
  }
  if (!valid0) {
    (vErrors ??= []).push({ instancePath, keyword: "anyOf", params: {} });
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
  validate79.errors = vErrors;
  return errors === 0;
}
var check_changeType = validate82;
function validate82(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate82.errors = vErrors;
  return errors === 0;
}
var check_recordOperationType = validate83;
var schema37 = { "type": "string", "enum": ["#microsoft.graph.recordOperation", "microsoft.graph.recordOperation"] };
function validate83(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  if (!(data === "#microsoft.graph.recordOperation" || data === "microsoft.graph.recordOperation")) {
    (vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema37.enum } });
    errors++;
  }
  validate83.errors = vErrors;
  return errors === 0;
}
var check_callState = validate84;
function validate84(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
var check_callDirection = validate85;
function validate85(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate85.errors = vErrors;
  return errors === 0;
}
var check_call = validate86;
var schema40 = { "type": "object", "allOf": [{ "$ref": "#/$defs/entity" }, { "type": "object", "properties": { "id": { "type": ["string", "null"] }, "state": { "anyOf": [{ "$ref": "#/$defs/callState" }, { "type": "null" }] }, "resultInfo": { "oneOf": [{ "$ref": "#/$defs/resultInfo" }, { "type": "null" }] }, "direction": { "anyOf": [{ "$ref": "#/$defs/callDirection" }, { "type": "null" }] }, "callChainId": { "type": ["string", "null"] } } }] };
function validate86(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(data && typeof data == "object" && !Array.isArray(data))) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  if (!validate62(data, { instancePath })) {
    vErrors = joined(vErrors, validate62.errors);
    errors = vErrors.length;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id !== void 0) {
      let data0 = data.id;
      if (typeof data0 !== "string" && data0 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/id", keyword: "type", params: { type: schema40.allOf[1].properties.id.type } });
        errors++;
      }
    }
    if (data.state !== void 0) {
      let data1 = data.state;
      const _errs7 = errors;
      let valid2 = false;
      const _errs8 = errors;
      if (!validate84(data1, { instancePath: instancePath + "/state" })) {
        vErrors = joined(vErrors, validate84.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs8 === errors;
      valid2 = valid2 || _valid0;
      if (!valid2) {
        const _errs9 = errors;
        if (data1 !== null) {
          (vErrors ??= []).push({ instancePath: instancePath + "/state", ofBranch: true, keyword: "type", params: { type: "null" } });
          errors++;
        }
        var _valid0 = _errs9 === errors;
        valid2 = valid2 || _valid0;
      }
      if (!valid2) {
        (vErrors ??= []).push({ instancePath: instancePath + "/state", keyword: "anyOf", params: {} });
        errors++;
      } else {
        errors = _errs7;
        if (vErrors !== null) {
          if (_errs7) {
            vErrors.length = _errs7;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.resultInfo !== void 0) {
      let data2 = data.resultInfo;
      const _errs12 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs13 = errors;
      if (!validate64(data2, { instancePath: instancePath + "/resultInfo" })) {
        vErrors = joined(vErrors, validate64.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs13 === errors;
      if (_valid1) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs14 = errors;
      if (data2 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/resultInfo", ofBranch: true, keyword: "type", params: { type: "null" } });
        errors++;
      }
      var _valid1 = _errs14 === errors;
      if (_valid1 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid1) {
          valid3 = true;
          passing0 = 1;
        }
      }
      if (!valid3) {
        (vErrors ??= []).push({ instancePath: instancePath + "/resultInfo", keyword: "oneOf", params: { passingSchemas: passing0 } });
        errors++;
      } else {
        errors = _errs12;
        if (vErrors !== null) {
          if (_errs12) {
            vErrors.length = _errs12;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.direction !== void 0) {
      let data3 = data.direction;
      const _errs17 = errors;
      let valid4 = false;
      const _errs18 = errors;
      if (!validate85(data3, { instancePath: instancePath + "/direction" })) {
        vErrors = joined(vErrors, validate85.errors);
        errors = vErrors.length;
      }
      var _valid2 = _errs18 === errors;
      valid4 = valid4 || _valid2;
      if (!valid4) {
        const _errs19 = errors;
        if (data3 !== null) {
          (vErrors ??= []).push({ instancePath: instancePath + "/direction", ofBranch: true, keyword: "type", params: { type: "null" } });
          errors++;
        }
        var _valid2 = _errs19 === errors;
        valid4 = valid4 || _valid2;
      }
      if (!valid4) {
        (vErrors ??= []).push({ instancePath: instancePath + "/direction", keyword: "anyOf", params: {} });
        errors++;
      } else {
        errors = _errs17;
        if (vErrors !== null) {
          if (_errs17) {
            vErrors.length = _errs17;
          } else {
            vErrors = null;
          }
        }
      }
    }
    if (data.callChainId !== void 0) {
      let data4 = data.callChainId;
      if (typeof data4 !== "string" && data4 !== null) {
        (vErrors ??= []).push({ instancePath: instancePath + "/callChainId", keyword: "type", params: { type: schema40.allOf[1].properties.callChainId.type } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate86.errors = vErrors;
  return errors === 0;
}
var check_callType = validate91;
var schema41 = { "type": "string", "enum": ["#microsoft.graph.call", "microsoft.graph.call"] };
function validate91(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  if (!(data === "#microsoft.graph.call" || data === "microsoft.graph.call")) {
    (vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema41.enum } });
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
var check_otherOperationType = validate92;
var schema42 = { "type": "string", "enum": ["#microsoft.graph.commsOperation", "microsoft.graph.commsOperation", "#microsoft.graph.playPromptOperation", "microsoft.graph.playPromptOperation", "#microsoft.graph.subscribeToToneOperation", "microsoft.graph.subscribeToToneOperation", "#microsoft.graph.cancelMediaProcessingOperation", "microsoft.graph.cancelMediaProcessingOperation", "#microsoft.graph.inviteParticipantsOperation", "microsoft.graph.inviteParticipantsOperation", "#microsoft.graph.muteParticipantOperation", "microsoft.graph.muteParticipantOperation", "#microsoft.graph.muteParticipantsOperation", "microsoft.graph.muteParticipantsOperation", "#microsoft.graph.unmuteParticipantOperation", "microsoft.graph.unmuteParticipantOperation", "#microsoft.graph.updateRecordingStatusOperation", "microsoft.graph.updateRecordingStatusOperation", "#microsoft.graph.startHoldMusicOperation", "microsoft.graph.startHoldMusicOperation", "#microsoft.graph.stopHoldMusicOperation", "microsoft.graph.stopHoldMusicOperation", "#microsoft.graph.sendDtmfTonesOperation", "microsoft.graph.sendDtmfTonesOperation", "#microsoft.graph.addLargeGalleryViewOperation", "microsoft.graph.addLargeGalleryViewOperation", "#microsoft.graph.startRecordingOperation", "microsoft.graph.startRecordingOperation", "#microsoft.graph.stopRecordingOperation", "microsoft.graph.stopRecordingOperation", "#microsoft.graph.startTranscriptionOperation", "microsoft.graph.startTranscriptionOperation", "#microsoft.graph.stopTranscriptionOperation", "microsoft.graph.stopTranscriptionOperation"] };
function validate92(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  if (!(data === "#microsoft.graph.commsOperation" || data === "microsoft.graph.commsOperation" || data === "#microsoft.graph.playPromptOperation" || data === "microsoft.graph.playPromptOperation" || data === "#microsoft.graph.subscribeToToneOperation" || data === "microsoft.graph.subscribeToToneOperation" || data === "#microsoft.graph.cancelMediaProcessingOperation" || data === "microsoft.graph.cancelMediaProcessingOperation" || data === "#microsoft.graph.inviteParticipantsOperation" || data === "microsoft.graph.inviteParticipantsOperation" || data === "#microsoft.graph.muteParticipantOperation" || data === "microsoft.graph.muteParticipantOperation" || data === "#microsoft.graph.muteParticipantsOperation" || data === "microsoft.graph.muteParticipantsOperation" || data === "#microsoft.graph.unmuteParticipantOperation" || data === "microsoft.graph.unmuteParticipantOperation" || data === "#microsoft.graph.updateRecordingStatusOperation" || data === "microsoft.graph.updateRecordingStatusOperation" || data === "#microsoft.graph.startHoldMusicOperation" || data === "microsoft.graph.startHoldMusicOperation" || data === "#microsoft.graph.stopHoldMusicOperation" || data === "microsoft.graph.stopHoldMusicOperation" || data === "#microsoft.graph.sendDtmfTonesOperation" || data === "microsoft.graph.sendDtmfTonesOperation" || data === "#microsoft.graph.addLargeGalleryViewOperation" || data === "microsoft.graph.addLargeGalleryViewOperation" || data === "#microsoft.graph.startRecordingOperation" || data === "microsoft.graph.startRecordingOperation" || data === "#microsoft.graph.stopRecordingOperation" || data === "microsoft.graph.stopRecordingOperation" || data === "#microsoft.graph.startTranscriptionOperation" || data === "microsoft.graph.startTranscriptionOperation" || data === "#microsoft.graph.stopTranscriptionOperation" || data === "microsoft.graph.stopTranscriptionOperation")) {
    (vErrors ??= []).push({ instancePath, keyword: "enum", params: { allowedValues: schema42.enum } });
    errors++;
  }
  validate92.errors = vErrors;
  return errors === 0;
}
var check_otherResource = validate93;
function validate93(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data["@odata.type"] !== void 0) {
      let data0 = data["@odata.type"];
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
      const _errs3 = errors;
      const _errs4 = errors;
      const _errs5 = errors;
      let valid2 = false;
      const _errs6 = errors;
      if (!validate83(data0, { instancePath: instancePath + "/@odata.type" })) {
        vErrors = joined(vErrors, validate83.errors);
        errors = vErrors.length;
      }
      var _valid0 = _errs6 === errors;
      valid2 = valid2 || _valid0;
      if (!valid2) {
        const _errs7 = errors;
        if (!validate91(data0, { instancePath: instancePath + "/@odata.type" })) {
          vErrors = joined(vErrors, validate91.errors);
          errors = vErrors.length;
        }
        var _valid0 = _errs7 === errors;
        valid2 = valid2 || _valid0;
        if (!valid2) {
          const _errs8 = errors;
          if (!validate92(data0, { instancePath: instancePath + "/@odata.type" })) {
            vErrors = joined(vErrors, validate92.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs8 === errors;
          valid2 = valid2 || _valid0;
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
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "not", params: {} });
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
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
var check_resourceData = validate97;
function validate97(data, { instancePath = "" } = {}) {
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
          if (!validate83(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
            vErrors = joined(vErrors, validate83.errors);
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
    if (!validate70(data, { instancePath })) {
      vErrors = joined(vErrors, validate70.errors);
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
            if (!validate91(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
              vErrors = joined(vErrors, validate91.errors);
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
      if (!validate86(data, { instancePath })) {
        vErrors = joined(vErrors, validate86.errors);
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
              if (!validate92(data["@odata.type"], { instancePath: instancePath + "/@odata.type" })) {
                vErrors = joined(vErrors, validate92.errors);
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
        if (!validate65(data, { instancePath })) {
          vErrors = joined(vErrors, validate65.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs16 === errors;
        valid4 = _valid2;
        ifClause2 = "then";
      } else {
        const _errs17 = errors;
        if (!validate93(data, { instancePath })) {
          vErrors = joined(vErrors, validate93.errors);
          errors = vErrors.length;
        }
        var _valid2 = _errs17 === errors;
        valid4 = _valid2;
        ifClause2 = "else";
      }
      if (!valid4) {
        (vErrors ??= []).push({ instancePath, keyword: "if", params: { failingKeyword: ifClause2 } });
        errors++;
      }
      var _valid1 = _errs11 === errors;
      valid2 = _valid1;
      ifClause1 = "else";
    }
    if (!valid2) {
      (vErrors ??= []).push({ instancePath, keyword: "if", params: { failingKeyword: ifClause1 } });
      errors++;
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
    ifClause0 = "else";
  }
  if (!valid0) {
    (vErrors ??= []).push({ instancePath, keyword: "if", params: { failingKeyword: ifClause0 } });
    errors++;
  }
  validate97.errors = vErrors;
  return errors === 0;
}
var check_commsNotification = validate105;
function validate105(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs2 = errors;
  let valid1 = false;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.resourceUrl === void 0) {
      (vErrors ??= []).push({ instancePath, ofBranch: true, keyword: "required", params: { missingProperty: "resourceUrl" } });
      errors++;
    }
  }
  var _valid0 = _errs3 === errors;
  valid1 = valid1 || _valid0;
  if (!valid1) {
    const _errs4 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.resource === void 0) {
        (vErrors ??= []).push({ instancePath, ofBranch: true, keyword: "required", params: { missingProperty: "resource" } });
        errors++;
      }
    }
    var _valid0 = _errs4 === errors;
    valid1 = valid1 || _valid0;
  }
  if (!valid1) {
    (vErrors ??= []).push({ instancePath, keyword: "anyOf", params: {} });
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
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "changeType" } });
      errors++;
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.changeType !== void 0) {
      if (!validate82(data.changeType, { instancePath: instancePath + "/changeType" })) {
        vErrors = joined(vErrors, validate82.errors);
        errors = vErrors.length;
      }
    }
    if (data.resourceUrl !== void 0) {
      if (typeof data.resourceUrl !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/resourceUrl", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.resource !== void 0) {
      if (typeof data.resource !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/resource", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.resourceData !== void 0) {
      let data4 = data.resourceData;
      const _errs13 = errors;
      let valid3 = false;
      let passing0 = null;
      const _errs14 = errors;
      if (!validate97(data4, { instancePath: instancePath + "/resourceData" })) {
        vErrors = joined(vErrors, validate97.errors);
        errors = vErrors.length;
      }
      var _valid1 = _errs14 === errors;
      if (_valid1) {
        valid3 = true;
        passing0 = 0;
      }
      const _errs15 = errors;
      if (Array.isArray(data4)) {
        const len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate97(data4[i0], { instancePath: instancePath + "/resourceData/" + i0 })) {
            vErrors = joined(vErrors, validate97.errors);
            errors = vErrors.length;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/resourceData", ofBranch: true, keyword: "type", params: { type: "array" } });
        errors++;
      }
      var _valid1 = _errs15 === errors;
      if (_valid1 && valid3) {
        valid3 = false;
        passing0 = [passing0, 1];
      } else {
        if (_valid1) {
          valid3 = true;
          passing0 = 1;
        }
        const _errs18 = errors;
        if (data4 !== null) {
          (vErrors ??= []).push({ instancePath: instancePath + "/resourceData", ofBranch: true, keyword: "type", params: { type: "null" } });
          errors++;
        }
        var _valid1 = _errs18 === errors;
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
        (vErrors ??= []).push({ instancePath: instancePath + "/resourceData", keyword: "oneOf", params: { passingSchemas: passing0 } });
        errors++;
      } else {
        errors = _errs13;
        if (vErrors !== null) {
          if (_errs13) {
            vErrors.length = _errs13;
          } else {
            vErrors = null;
          }
        }
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate105.errors = vErrors;
  return errors === 0;
}
var check_commsNotifications = validate109;
function validate109(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.value === void 0) {
      (vErrors ??= []).push({ instancePath, keyword: "required", params: { missingProperty: "value" } });
      errors++;
    }
    if (data["@odata.type"] !== void 0) {
      if (typeof data["@odata.type"] !== "string") {
        (vErrors ??= []).push({ instancePath: instancePath + "/@odata.type", keyword: "type", params: { type: "string" } });
        errors++;
      }
    }
    if (data.value !== void 0) {
      let data1 = data.value;
      if (Array.isArray(data1)) {
        const len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++) {
          if (!validate105(data1[i0], { instancePath: instancePath + "/value/" + i0 })) {
            vErrors = joined(vErrors, validate105.errors);
            errors = vErrors.length;
          }
        }
      } else {
        (vErrors ??= []).push({ instancePath: instancePath + "/value", keyword: "type", params: { type: "array" } });
        errors++;
      }
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "object" } });
    errors++;
  }
  validate109.errors = vErrors;
  return errors === 0;
}
var check_downloadRecording200ApplicationOctetStream = validate111;
function validate111(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (!(typeof data === "string")) {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate111.errors = vErrors;
  return errors === 0;
}
var check_recordResponseClientRequestId = validate112;
function validate112(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length < 1) {
      (vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } });
      errors++;
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate112.errors = vErrors;
  return errors === 0;
}
var check_recordResponseByAppClientRequestId = validate113;
function validate113(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length < 1) {
      (vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } });
      errors++;
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate113.errors = vErrors;
  return errors === 0;
}
var check_getCallOperationClientRequestId = validate114;
function validate114(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (data.length < 1) {
      (vErrors ??= []).push({ instancePath, keyword: "minLength", params: { limit: 1 } });
      errors++;
    }
  } else {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate114.errors = vErrors;
  return errors === 0;
}
var check_receiveCommsNotificationsXMicrosoftSkypeChainID = validate115;
function validate115(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate115.errors = vErrors;
  return errors === 0;
}
var check_receiveCommsNotificationsXMicrosoftSkypeMessageID = validate116;
function validate116(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate116.errors = vErrors;
  return errors === 0;
}
var check_receiveCommsNotificationsScenarioId = validate117;
function validate117(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate117.errors = vErrors;
  return errors === 0;
}
var check_receiveCommsNotificationsUserAgent = validate118;
function validate118(data, { instancePath = "" } = {}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({ instancePath, keyword: "type", params: { type: "string" } });
    errors++;
  }
  validate118.errors = vErrors;
  return errors === 0;
}

// Adds in place: a list copied for each faulty item would take the square of the input's length.
function joined(all, more) {
  if (all === null) return more;
  for (const fault of more) all.push(fault);
  return all;
}

const faults = (check): Validate => (value) => (check(value) ? [] : check.errors);

export const pathId: Validate = /* @__PURE__ */ faults(check_pathId);
export const mediaInfo: Validate = /* @__PURE__ */ faults(check_mediaInfo);
export const mediaPrompt: Validate = /* @__PURE__ */ faults(check_mediaPrompt);
export const tone: Validate = /* @__PURE__ */ faults(check_tone);
export const recordResponseRequest: Validate = /* @__PURE__ */ faults(check_recordResponseRequest);
export const odataError: Validate = /* @__PURE__ */ faults(check_odataError);
export const entity: Validate = /* @__PURE__ */ faults(check_entity);
export const operationStatus: Validate = /* @__PURE__ */ faults(check_operationStatus);
export const resultInfo: Validate = /* @__PURE__ */ faults(check_resultInfo);
export const commsOperation: Validate = /* @__PURE__ */ faults(check_commsOperation);
export const recordCompletionReason: Validate = /* @__PURE__ */ faults(check_recordCompletionReason);
export const recordOperation: Validate = /* @__PURE__ */ faults(check_recordOperation);
export const identifiedRecordOperation: Validate = /* @__PURE__ */ faults(check_identifiedRecordOperation);
export const recordResponseAnswer: Validate = /* @__PURE__ */ faults(check_recordResponseAnswer);
export const identifiedOperation: Validate = /* @__PURE__ */ faults(check_identifiedOperation);
export const callOperation: Validate = /* @__PURE__ */ faults(check_callOperation);
export const changeType: Validate = /* @__PURE__ */ faults(check_changeType);
export const recordOperationType: Validate = /* @__PURE__ */ faults(check_recordOperationType);
export const callState: Validate = /* @__PURE__ */ faults(check_callState);
export const callDirection: Validate = /* @__PURE__ */ faults(check_callDirection);
export const call: Validate = /* @__PURE__ */ faults(check_call);
export const callType: Validate = /* @__PURE__ */ faults(check_callType);
export const otherOperationType: Validate = /* @__PURE__ */ faults(check_otherOperationType);
export const otherResource: Validate = /* @__PURE__ */ faults(check_otherResource);
export const resourceData: Validate = /* @__PURE__ */ faults(check_resourceData);
export const commsNotification: Validate = /* @__PURE__ */ faults(check_commsNotification);
export const commsNotifications: Validate = /* @__PURE__ */ faults(check_commsNotifications);
export const downloadRecording200ApplicationOctetStream: Validate = /* @__PURE__ */ faults(check_downloadRecording200ApplicationOctetStream);
export const recordResponseClientRequestId: Validate = /* @__PURE__ */ faults(check_recordResponseClientRequestId);
export const recordResponseByAppClientRequestId: Validate = /* @__PURE__ */ faults(check_recordResponseByAppClientRequestId);
export const getCallOperationClientRequestId: Validate = /* @__PURE__ */ faults(check_getCallOperationClientRequestId);
export const receiveCommsNotificationsXMicrosoftSkypeChainID: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsXMicrosoftSkypeChainID);
export const receiveCommsNotificationsXMicrosoftSkypeMessageID: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsXMicrosoftSkypeMessageID);
export const receiveCommsNotificationsScenarioId: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsScenarioId);
export const receiveCommsNotificationsUserAgent: Validate = /* @__PURE__ */ faults(check_receiveCommsNotificationsUserAgent);

/** The same by name. */
export const validators: { readonly [Name in "pathId" | "mediaInfo" | "mediaPrompt" | "tone" | "recordResponseRequest" | "odataError" | "entity" | "operationStatus" | "resultInfo" | "commsOperation" | "recordCompletionReason" | "recordOperation" | "identifiedRecordOperation" | "recordResponseAnswer" | "identifiedOperation" | "callOperation" | "changeType" | "recordOperationType" | "callState" | "callDirection" | "call" | "callType" | "otherOperationType" | "otherResource" | "resourceData" | "commsNotification" | "commsNotifications" | "downloadRecording200ApplicationOctetStream" | "recordResponseClientRequestId" | "recordResponseByAppClientRequestId" | "getCallOperationClientRequestId" | "receiveCommsNotificationsXMicrosoftSkypeChainID" | "receiveCommsNotificationsXMicrosoftSkypeMessageID" | "receiveCommsNotificationsScenarioId" | "receiveCommsNotificationsUserAgent"]: Validate } = {
  pathId,
  mediaInfo,
  mediaPrompt,
  tone,
  recordResponseRequest,
  odataError,
  entity,
  operationStatus,
  resultInfo,
  commsOperation,
  recordCompletionReason,
  recordOperation,
  identifiedRecordOperation,
  recordResponseAnswer,
  identifiedOperation,
  callOperation,
  changeType,
  recordOperationType,
  callState,
  callDirection,
  call,
  callType,
  otherOperationType,
  otherResource,
  resourceData,
  commsNotification,
  commsNotifications,
  downloadRecording200ApplicationOctetStream,
  recordResponseClientRequestId,
  recordResponseByAppClientRequestId,
  getCallOperationClientRequestId,
  receiveCommsNotificationsXMicrosoftSkypeChainID,
  receiveCommsNotificationsXMicrosoftSkypeMessageID,
  receiveCommsNotificationsScenarioId,
  receiveCommsNotificationsUserAgent,
};
