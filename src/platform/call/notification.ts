import { examples } from "../../../generated/examples.ts";
import type { CommsNotifications } from "../../contract/types.ts";
import { callAddress } from "../resource-address.ts";

/** The call is up, or over. */
export function callNotification(callId: string, state: "established" | "terminated"): CommsNotifications {
  const { value, ...envelope } =
    examples[state === "established" ? "commsNotifications.callEstablished" : "commsNotifications.callTerminated"];
  const resourceUrl = callAddress(callId);
  const items = value.map((item) => ({
    ...item,
    resourceUrl,
    resourceData: { ...item.resourceData, "@odata.id": resourceUrl },
  }));
  return { ...envelope, value: items } as CommsNotifications;
}
