// Generated from openapi/ by scripts/stages/vocabulary.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

// Limits and defaults of members, as the keywords say.

export const playPromptRequest = {
  "prompts": {
    "minItems": 1,
    "maxItems": 20
  },
  "loop": {
    "default": false
  },
  "clientContext": {
    "maxLength": 256
  }
} as const;

export const commsOperation = {
  "clientContext": {
    "maxLength": 256
  }
} as const;

export const recordResponseRequest = {
  "prompts": {
    "minItems": 1,
    "maxItems": 1
  },
  "bargeInAllowed": {
    "default": false
  },
  "initialSilenceTimeoutInSeconds": {
    "default": 5,
    "minimum": 1,
    "maximum": 120
  },
  "maxSilenceTimeoutInSeconds": {
    "default": 5,
    "minimum": 1,
    "maximum": 120
  },
  "maxRecordDurationInSeconds": {
    "default": 5,
    "minimum": 1,
    "maximum": 120
  },
  "playBeep": {
    "default": true
  },
  "clientContext": {
    "maxLength": 256
  }
} as const;

export const cancelMediaProcessingRequest = {
  "clientContext": {
    "maxLength": 256
  }
} as const;

export const subscribeToToneRequest = {
  "clientContext": {
    "maxLength": 256
  }
} as const;
