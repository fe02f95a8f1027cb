// Generated from openapi/ by scripts/stages/operations.ts; do not edit, `npm run generate` overwrites it.
// Contract: Microsoft Graph call: recordResponse, 0.1.0

import type { examples } from "./examples.ts";
import type { validators } from "./validators.ts";

/** Name of a compiled validator. */
export type ValidatorName = keyof typeof validators;
/** Name of an example of the contract. */
export type ExampleName = keyof typeof examples;

export interface OperationEntry {
  readonly operationId: OperationId;
  /** `path`: the package calls it. `webhook`: the platform calls the bot. */
  readonly place: "path" | "webhook";
  readonly method: string;
  /** The path as the contract writes it, `{name}` for a parameter; the name of a webhook. */
  readonly path: string;
  /** Servers that serve it. */
  readonly servers: readonly string[];
  readonly deprecated: boolean;
  /** Its security scheme. */
  readonly security?: string;
  /** True when the path is illustrative: the address is opaque, and any path of the server matches. */
  readonly opaquePath: boolean;
  /** What the request starts; a notification follows, unless the answer is `final`. */
  readonly starts: "operation" | "call" | null;
  /** True when the operation has always ended by the time of the answer. */
  readonly final: boolean;
  /** The resource in the answer, if it is one that notifications carry too, and whether it is an operation. */
  readonly resource: { readonly schema: string; readonly isOperation: boolean } | null;
  /** Application permissions of which the token needs one, and when whoever serves the contract looks at them. */
  readonly permissions: readonly string[];
  readonly permissionsChecked: "always" | "groupCall" | "never";
  readonly parameters: readonly ParameterEntry[];
  readonly requestBody?: RequestBodyEntry;
  readonly responses: { readonly [status: string]: ResponseEntry };
}
export interface ParameterEntry {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  readonly validator: ValidatorName;
}
export interface RequestBodyEntry {
  readonly required: boolean;
  readonly content: { readonly [mediaType: string]: { readonly validator: ValidatorName } };
}
export interface ResponseEntry {
  /** The status to answer with; of `default`, its x-status. */
  readonly status: number;
  readonly headers: { readonly [name: string]: HeaderEntry };
  readonly content: { readonly [mediaType: string]: MediaEntry };
  readonly links: { readonly [name: string]: LinkEntry };
}
export interface HeaderEntry {
  readonly required: boolean;
  readonly example?: string;
  /** The link whose address is the header's value. */
  readonly link?: string;
  /** Runtime expression that gives the value. */
  readonly value?: string;
}
export interface MediaEntry {
  readonly validator: ValidatorName;
  readonly examples: { readonly [name: string]: ExampleName };
  /** Members of the answer (JSON pointers) that come from the request or from the answer itself, as runtime expressions. */
  readonly values: { readonly [pointer: string]: string };
}
export interface LinkEntry {
  readonly operationId: OperationId;
  readonly parameters: { readonly [name: string]: string };
}

/** Names of what each operation can answer: its named examples, and the status where an answer has no body. */
export interface AnswerNames {
  createCall: "establishing" | "badRequest" | "unauthorized" | "forbidden" | "insufficientPermissions" | "tenantMismatch" | "sourceInvalid" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  getCall: "established" | "badRequest" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  deleteCall: "204" | "badRequest" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  answerCall: "202" | "badRequest" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  playPrompt: "running" | "notStarted" | "completed" | "badRequest" | "notServiceHostedMedia" | "callNotEstablished" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  recordResponse: "running" | "notStarted" | "completed" | "failed" | "nullOperation" | "badRequest" | "notServiceHostedMedia" | "callNotEstablished" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  recordResponseByApp: "running" | "notStarted" | "completed" | "failed" | "nullOperation" | "badRequest" | "notServiceHostedMedia" | "callNotEstablished" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  cancelMediaProcessing: "completed" | "badRequest" | "notServiceHostedMedia" | "callNotEstablished" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  subscribeToTone: "completed" | "badRequest" | "notServiceHostedMedia" | "callNotEstablished" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "unsupportedMediaType" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  keepCallAlive: "200" | "badRequest" | "unauthorized" | "forbidden" | "notFound" | "conflict" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  getCallOperation: "running" | "notStarted" | "completed" | "failed" | "promptRunning" | "promptNotStarted" | "badRequest" | "unauthorized" | "forbidden" | "operationNotFound" | "conflict" | "tooManyRequests" | "internalServerError" | "serviceUnavailable" | "unexpectedError";
  downloadRecording: "recording" | "recordingUnauthorized" | "forbidden" | "recordingNotFound" | "recordingGone" | "unexpectedError";
  receiveCommsNotifications: "200" | "202" | "204" | "302" | "400" | "401" | "403" | "405" | "408" | "413" | "415" | "500" | "503";
}

export type OperationId = keyof AnswerNames;

const response1: ResponseEntry = {
  "status": 400,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "badRequest": "odataError.badRequest"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response2: ResponseEntry = {
  "status": 401,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    },
    "WWW-Authenticate": {
      "required": false,
      "example": "Bearer realm=\"\""
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "unauthorized": "odataError.unauthorized"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response3: ResponseEntry = {
  "status": 409,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "conflict": "odataError.conflict"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response4: ResponseEntry = {
  "status": 429,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    },
    "Retry-After": {
      "required": false,
      "example": "2.128"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "tooManyRequests": "odataError.tooManyRequests"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response5: ResponseEntry = {
  "status": 500,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "internalServerError": "odataError.internalServerError"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response6: ResponseEntry = {
  "status": 503,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    },
    "Retry-After": {
      "required": false,
      "example": "2.128"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "serviceUnavailable": "odataError.serviceUnavailable"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response7: ResponseEntry = {
  "status": 502,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "unexpectedError": "odataError.unexpectedError"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response8: ResponseEntry = {
  "status": 403,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "forbidden": "odataError.forbidden"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response9: ResponseEntry = {
  "status": 404,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "notFound": "odataError.notFound"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response10: ResponseEntry = {
  "status": 415,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "unsupportedMediaType": "odataError.unsupportedMediaType"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response11: ResponseEntry = {
  "status": 400,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "badRequest": "odataError.badRequest",
        "notServiceHostedMedia": "odataError.notServiceHostedMedia",
        "callNotEstablished": "odataError.callNotEstablished"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
};

const response12: ResponseEntry = {
  "status": 200,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      "link": "getCallOperation"
    },
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "recordResponseAnswer",
      "examples": {
        "running": "recordOperation.running",
        "notStarted": "recordOperation.notStarted",
        "completed": "recordOperation.completed",
        "failed": "recordOperation.failed",
        "nullOperation": "recordResponseAnswer.nullOperation"
      },
      "values": {
        "/clientContext": "$request.body#/clientContext"
      }
    }
  },
  "links": {
    "getCallOperation": {
      "operationId": "getCallOperation",
      "parameters": {
        "callId": "$request.path.callId",
        "operationId": "$response.body#/id"
      }
    }
  }
};

export const operations: { readonly [Id in OperationId]: OperationEntry } = {
  createCall: {
  "operationId": "createCall",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "call",
  "final": false,
  "resource": {
    "schema": "call",
    "isOperation": false
  },
  "permissions": [
    "Calls.Initiate.All",
    "Calls.InitiateGroupCall.All",
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All"
  ],
  "permissionsChecked": "always",
  "parameters": [
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "createCallClientRequestId"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "createCallRequest"
      }
    }
  },
  "responses": {
    "201": {
  "status": 201,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896",
      "link": "getCall"
    },
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "identifiedCall",
      "examples": {
        "establishing": "identifiedCall.establishing"
      },
      "values": {
        "/callbackUri": "$request.body#/callbackUri",
        "/requestedModalities": "$request.body#/requestedModalities",
        "/mediaConfig": "$request.body#/mediaConfig",
        "/targets": "$request.body#/targets",
        "/tenantId": "$request.body#/tenantId",
        "/chatInfo": "$request.body#/chatInfo",
        "/meetingInfo": "$request.body#/meetingInfo"
      }
    }
  },
  "links": {
    "getCall": {
      "operationId": "getCall",
      "parameters": {
        "callId": "$response.body#/id"
      }
    }
  }
},
    "400": response1,
    "401": response2,
    "403": {
  "status": 403,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "forbidden": "odataError.forbidden",
        "insufficientPermissions": "odataError.insufficientPermissions",
        "tenantMismatch": "odataError.tenantMismatch",
        "sourceInvalid": "odataError.sourceInvalid"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
},
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  getCall: {
  "operationId": "getCall",
  "place": "path",
  "method": "GET",
  "path": "/communications/calls/{callId}",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": {
    "schema": "call",
    "isOperation": false
  },
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "getCallClientRequestId"
    }
  ],
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "identifiedCall",
      "examples": {
        "established": "identifiedCall.established"
      },
      "values": {
        "/id": "$request.path.callId"
      }
    }
  },
  "links": {}
},
    "400": response1,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  deleteCall: {
  "operationId": "deleteCall",
  "place": "path",
  "method": "DELETE",
  "path": "/communications/calls/{callId}",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": null,
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "deleteCallClientRequestId"
    }
  ],
  "responses": {
    "204": {
  "status": 204,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {},
  "links": {}
},
    "400": response1,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  answerCall: {
  "operationId": "answerCall",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/answer",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": null,
  "permissions": [
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All"
  ],
  "permissionsChecked": "groupCall",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "answerCallClientRequestId"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "answerCallRequest"
      }
    }
  },
  "responses": {
    "202": {
  "status": 202,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {},
  "links": {}
},
    "400": response1,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  playPrompt: {
  "operationId": "playPrompt",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/playPrompt",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "operation",
  "final": false,
  "resource": {
    "schema": "playPromptOperation",
    "isOperation": true
  },
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "playPromptClientRequestId"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "playPromptRequest"
      }
    }
  },
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      "link": "getCallOperation"
    },
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "identifiedPlayPromptOperation",
      "examples": {
        "running": "playPromptOperation.running",
        "notStarted": "playPromptOperation.notStarted",
        "completed": "playPromptOperation.completed"
      },
      "values": {
        "/clientContext": "$request.body#/clientContext"
      }
    }
  },
  "links": {
    "getCallOperation": {
      "operationId": "getCallOperation",
      "parameters": {
        "callId": "$request.path.callId",
        "operationId": "$response.body#/id"
      }
    }
  }
},
    "400": response11,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  recordResponse: {
  "operationId": "recordResponse",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/recordResponse",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "operation",
  "final": false,
  "resource": {
    "schema": "recordOperation",
    "isOperation": true
  },
  "permissions": [
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "always",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "recordResponseClientRequestId"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "recordResponseRequest"
      }
    }
  },
  "responses": {
    "200": response12,
    "400": response11,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  recordResponseByApp: {
  "operationId": "recordResponseByApp",
  "place": "path",
  "method": "POST",
  "path": "/app/calls/{callId}/recordResponse",
  "servers": [
    "https://graph.microsoft.com/beta"
  ],
  "deprecated": true,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "operation",
  "final": false,
  "resource": {
    "schema": "recordOperation",
    "isOperation": true
  },
  "permissions": [
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "always",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "recordResponseByAppClientRequestId"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "recordResponseRequest"
      }
    }
  },
  "responses": {
    "200": response12,
    "400": response11,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  cancelMediaProcessing: {
  "operationId": "cancelMediaProcessing",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/cancelMediaProcessing",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "operation",
  "final": true,
  "resource": {
    "schema": "commsOperation",
    "isOperation": true
  },
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "cancelMediaProcessingClientRequestId"
    }
  ],
  "requestBody": {
    "required": false,
    "content": {
      "application/json": {
        "validator": "cancelMediaProcessingRequest"
      }
    }
  },
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      "link": "getCallOperation"
    },
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "endedOperation",
      "examples": {
        "completed": "endedOperation.mediaProcessingCanceled"
      },
      "values": {
        "/clientContext": "$request.body#/clientContext"
      }
    }
  },
  "links": {
    "getCallOperation": {
      "operationId": "getCallOperation",
      "parameters": {
        "callId": "$request.path.callId",
        "operationId": "$response.body#/id"
      }
    }
  }
},
    "400": response11,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  subscribeToTone: {
  "operationId": "subscribeToTone",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/subscribeToTone",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": "operation",
  "final": true,
  "resource": {
    "schema": "commsOperation",
    "isOperation": true
  },
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "subscribeToToneClientRequestId"
    }
  ],
  "requestBody": {
    "required": false,
    "content": {
      "application/json": {
        "validator": "subscribeToToneRequest"
      }
    }
  },
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://graph.microsoft.com/beta/communications/calls/57dab8b1-894c-409a-b240-bd8beae78896/operations/0fe0623f-d628-42ed-b4bd-8ac290072cc5",
      "link": "getCallOperation"
    },
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "endedOperation",
      "examples": {
        "completed": "endedOperation.toneSubscribed"
      },
      "values": {
        "/clientContext": "$request.body#/clientContext"
      }
    }
  },
  "links": {
    "getCallOperation": {
      "operationId": "getCallOperation",
      "parameters": {
        "callId": "$request.path.callId",
        "operationId": "$response.body#/id"
      }
    }
  }
},
    "400": response11,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "415": response10,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  keepCallAlive: {
  "operationId": "keepCallAlive",
  "place": "path",
  "method": "POST",
  "path": "/communications/calls/{callId}/keepAlive",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": null,
  "permissions": [
    "Calls.Initiate.All",
    "Calls.AccessMedia.All"
  ],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "keepCallAliveClientRequestId"
    }
  ],
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {},
  "links": {}
},
    "400": response1,
    "401": response2,
    "403": response8,
    "404": response9,
    "409": response3,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  getCallOperation: {
  "operationId": "getCallOperation",
  "place": "path",
  "method": "GET",
  "path": "/communications/calls/{callId}/operations/{operationId}",
  "servers": [
    "https://graph.microsoft.com/beta",
    "https://graph.microsoft.com/v1.0",
    "https://graph.microsoft.us/v1.0",
    "https://dod-graph.microsoft.us/v1.0"
  ],
  "deprecated": false,
  "security": "graphToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": {
    "schema": "commsOperation",
    "isOperation": true
  },
  "permissions": [],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "callId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "operationId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    },
    {
      "name": "client-request-id",
      "in": "header",
      "required": false,
      "validator": "getCallOperationClientRequestId"
    }
  ],
  "responses": {
    "200": {
  "status": 200,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "callOperation",
      "examples": {
        "running": "recordOperation.running",
        "notStarted": "recordOperation.notStarted",
        "completed": "recordOperation.completed",
        "failed": "recordOperation.failed",
        "promptRunning": "playPromptOperation.running",
        "promptNotStarted": "playPromptOperation.notStarted"
      },
      "values": {
        "/id": "$request.path.operationId"
      }
    }
  },
  "links": {}
},
    "400": response1,
    "401": response2,
    "403": response8,
    "404": {
  "status": 404,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    },
    "client-request-id": {
      "required": false,
      "example": "4f8c1d52-8e0b-4c0e-9a55-3c3a1a7a4e10",
      "value": "$request.header.client-request-id"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "operationNotFound": "odataError.operationNotFound"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
},
    "409": response3,
    "429": response4,
    "500": response5,
    "503": response6,
    "default": response7,
  }
},
  downloadRecording: {
  "operationId": "downloadRecording",
  "place": "path",
  "method": "GET",
  "path": "/recordings/{recordingId}",
  "servers": [
    "https://file.location"
  ],
  "deprecated": false,
  "security": "recordingAccessToken",
  "opaquePath": true,
  "starts": null,
  "final": false,
  "resource": null,
  "permissions": [],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "recordingId",
      "in": "path",
      "required": true,
      "validator": "pathId"
    }
  ],
  "responses": {
    "200": {
  "status": 200,
  "headers": {},
  "content": {
    "application/octet-stream": {
      "validator": "downloadRecording200ApplicationOctetStream",
      "examples": {
        "recording": "recordingFile.reference"
      },
      "values": {}
    }
  },
  "links": {}
},
    "401": {
  "status": 401,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "recordingUnauthorized": "odataError.recordingUnauthorized"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
},
    "403": response8,
    "404": {
  "status": 404,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "recordingNotFound": "odataError.recordingNotFound"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
},
    "410": {
  "status": 410,
  "headers": {
    "request-id": {
      "required": false,
      "example": "7d0a1b3e-51c4-4a6d-9d7c-2f4b1f0f6a01"
    }
  },
  "content": {
    "application/json": {
      "validator": "odataError",
      "examples": {
        "recordingGone": "odataError.recordingGone"
      },
      "values": {
        "/error/innerError/request-id": "$response.header.request-id",
        "/error/innerError/client-request-id": "$request.header.client-request-id"
      }
    }
  },
  "links": {}
},
    "default": response7,
  }
},
  receiveCommsNotifications: {
  "operationId": "receiveCommsNotifications",
  "place": "webhook",
  "method": "POST",
  "path": "commsNotifications",
  "servers": [],
  "deprecated": false,
  "security": "callbackToken",
  "opaquePath": false,
  "starts": null,
  "final": false,
  "resource": null,
  "permissions": [],
  "permissionsChecked": "never",
  "parameters": [
    {
      "name": "X-Microsoft-Skype-Chain-ID",
      "in": "header",
      "required": false,
      "validator": "receiveCommsNotificationsXMicrosoftSkypeChainID"
    },
    {
      "name": "X-Microsoft-Skype-Message-ID",
      "in": "header",
      "required": false,
      "validator": "receiveCommsNotificationsXMicrosoftSkypeMessageID"
    },
    {
      "name": "Scenario-Id",
      "in": "header",
      "required": false,
      "validator": "receiveCommsNotificationsScenarioId"
    },
    {
      "name": "User-Agent",
      "in": "header",
      "required": false,
      "validator": "receiveCommsNotificationsUserAgent"
    }
  ],
  "requestBody": {
    "required": true,
    "content": {
      "application/json": {
        "validator": "commsNotifications"
      }
    }
  },
  "responses": {
    "200": {
  "status": 200,
  "headers": {},
  "content": {},
  "links": {}
},
    "202": {
  "status": 202,
  "headers": {},
  "content": {},
  "links": {}
},
    "204": {
  "status": 204,
  "headers": {},
  "content": {},
  "links": {}
},
    "302": {
  "status": 302,
  "headers": {
    "Location": {
      "required": true,
      "example": "https://bot-eu.contoso.com/api/calls"
    }
  },
  "content": {},
  "links": {}
},
    "400": {
  "status": 400,
  "headers": {},
  "content": {},
  "links": {}
},
    "401": {
  "status": 401,
  "headers": {
    "WWW-Authenticate": {
      "required": false,
      "example": "Bearer realm=\"\""
    }
  },
  "content": {},
  "links": {}
},
    "403": {
  "status": 403,
  "headers": {},
  "content": {},
  "links": {}
},
    "405": {
  "status": 405,
  "headers": {
    "Allow": {
      "required": true,
      "example": "POST"
    }
  },
  "content": {},
  "links": {}
},
    "408": {
  "status": 408,
  "headers": {},
  "content": {},
  "links": {}
},
    "413": {
  "status": 413,
  "headers": {},
  "content": {},
  "links": {}
},
    "415": {
  "status": 415,
  "headers": {},
  "content": {},
  "links": {}
},
    "500": {
  "status": 500,
  "headers": {},
  "content": {},
  "links": {}
},
    "503": {
  "status": 503,
  "headers": {
    "Retry-After": {
      "required": false,
      "example": "2.128"
    }
  },
  "content": {},
  "links": {}
},
  }
},
};
