/** An item of a batch that reports a finished recording. */
export const finishedItem = {
  "@odata.type": "#microsoft.graph.commsNotification",
  changeType: "deleted",
  resourceUrl: "/communications/calls/57DAB8B1894C409AB240BD8BEAE78896/operations/0FE0623FD62842EDB4BD8AC290072CC5",
  resourceData: {
    "@odata.type": "#microsoft.graph.recordOperation",
    clientContext: "greeting-1",
    status: "completed",
    recordingLocation: "https://file.location/1",
    recordingAccessToken: "opens-one-file",
    completionReason: "stopToneDetected",
  },
};

export const recordingToken: string = finishedItem.resourceData.recordingAccessToken;

/** What it is read as, the token aside. */
export const finishedResult = {
  kind: "recordOperation",
  changeType: "deleted",
  callId: "57dab8b1-894c-409a-b240-bd8beae78896",
  operationId: "0fe0623f-d628-42ed-b4bd-8ac290072cc5",
  idsDisagree: false,
  operation: {
    clientContext: "greeting-1",
    status: "completed",
    recordingLocation: "https://file.location/1",
    completionReason: "stopToneDetected",
  },
};
