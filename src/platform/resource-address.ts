/** The address of a call as Graph writes it in notifications. */
export const callAddress = (callId: string): string => `/communications/calls/${pathSpelling(callId)}`;

/** The address of an operation, likewise. */
export const operationAddress = (callId: string, operationId: string): string =>
  `${callAddress(callId)}/operations/${pathSpelling(operationId)}`;

/** An id as Graph spells it in the addresses of notifications. */
const pathSpelling = (id: string): string => id.replaceAll("-", "").toUpperCase();
