import { type Check, list, rule } from "./options.ts";
import { isLoopbackLiteral } from "./url.ts";

/** Which hosts may be reached over plain http. */
export interface PlainHttpRules {
  /** Takes plain http to the loopback literals 127.0.0.0/8 and [::1]. Default: false. */
  readonly allowInsecureLoopback?: boolean | undefined;
  /** Takes plain http to these hosts too, whatever their port: containers of one network, such as `graph-mock`. Default: none. */
  readonly insecureHosts?: readonly string[] | undefined;
}

export function insecureHostsCheck(): Check {
  const isHost = (entry: unknown): boolean => typeof entry === "string" && hostName(entry) !== undefined;
  return list(rule(isHost, "a host name alone, without scheme, port and path"), "host names");
}

/** Whether plain http to a host, as URL spells it, is allowed. */
export function plainHttpCheck(rules: PlainHttpRules): (hostname: string) => boolean {
  const { allowInsecureLoopback = false, insecureHosts = [] } = rules;
  const named = new Set(insecureHosts.map(hostName));
  return (hostname) => named.has(hostname) || (allowInsecureLoopback && isLoopbackLiteral(hostname));
}

/** A host as URL spells it, small letters and punycode; undefined when the text is more than a host, or a pattern. */
export function hostName(text: string): string | undefined {
  const isAlone = /^(?:\[[\da-f:.]+\]|[^\s/?#\\@:[\]*]+)$/i.test(text) && URL.canParse(`https://${text}`);
  return isAlone ? new URL(`https://${text}`).hostname : undefined;
}
