import { RefusedHostError } from "../../../errors.ts";
import { hostName, insecureHostsCheck, type PlainHttpRules, plainHttpCheck } from "../../../lib/hosts.ts";
import { type Checks, flag, list, rule } from "../../../lib/options.ts";
import { redactText } from "../../../lib/redact.ts";
import { isLoopbackLiteral } from "../../../lib/url.ts";

/** Which hosts the token of a recording may be sent to. */
export interface HostRules extends PlainHttpRules {
  /**
   * The only hosts to download from, whatever their port: names, also those of a network of one's own, and `*.example.com`
   * for every host below one. Default: any public host name, and what the two other rules name.
   */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** Reads a location, relative to `base` when it is a redirect's; throws `RefusedHostError` unless the token may go there. */
export type LocationCheck = (location: string, base?: URL) => URL;

/** Labels of letters, digits, hyphens and underscores, at least two, the last one no number: no IP literal, no trailing dot. */
const dottedName = /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * Last labels that no public name has: reserved (RFC 6761, 6762 with its appendix G, 7686, 8375, 9476, ICANN's internal), or
 * in use inside networks and clusters.
 */
const privateSuffix =
  /\.(?:alt|consul|corp|example|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|localhost|mail|onion|private|svc|test)$/;

/** Labels as above, one at least, whatever the last one is: `graph-mock`. */
const anyName = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** What URL parsers do not agree on: one may drop it, another may read a backslash as a slash. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const ambiguous = /[\u0000-\u0020\u007f\\]/;

export const hostChecks: Checks<HostRules> = {
  allowedHosts: list(
    rule((entry) => typeof entry === "string" && hostPattern(entry) !== undefined, "a host name, or *.example.com"),
    "host names",
  ),
  allowInsecureLoopback: flag(),
  insecureHosts: insecureHostsCheck(),
};

/**
 * The rules for a recording's host. A public host name has at least two labels and is neither an IP literal (in any
 * spelling that a URL parser takes for one) nor a name for use inside a network, unless one of the rules names it.
 * `allowedHosts` narrows all that, loopback literals included. Names are not resolved: a public name that leads to a
 * private address is stopped by its certificate, not here. [RF-03]
 *
 * @param token masked in what is thrown
 */
export function createLocationCheck(rules: HostRules, token: string): LocationCheck {
  const allowed = rules.allowedHosts?.map(hostPattern);
  const isPlainHttp = plainHttpCheck(rules);

  return (location, base) => {
    if (ambiguous.test(location))
      throw new RefusedHostError("The recording's location holds spaces, control characters or backslashes", undefined);
    const url = parsed(location, base);
    const host = url.hostname;
    const refuse = (why: string): never => {
      const shown = redactText(host, [token]);
      throw new RefusedHostError(
        redactText(`No token is sent to ${shown || "the recording's location"}: ${why}`, [token]),
        shown || undefined,
      );
    };

    if (url.username || url.password) refuse("its address carries a user name or a password");
    const plainHttp = isPlainHttp(host);
    if (url.protocol !== "https:" && !(plainHttp && url.protocol === "http:")) {
      refuse(
        `${url.protocol.slice(0, -1)} is not https; plain http is for loopback literals (127.0.0.1, [::1]) with allowInsecureLoopback, and for insecureHosts`,
      );
    }
    const named = allowed?.some((matches) => matches?.(host)) ?? false;
    if (!plainHttp && !isPublicName(host) && !(named && isName(host))) refuse("it is not a public host name");
    if (allowed && !named) refuse("it is not in allowedHosts");
    return url;
  };
}

function isPublicName(host: string): boolean {
  return dottedName.test(host) && !privateSuffix.test(host);
}

function parsed(location: string, base: URL | undefined): URL {
  if (!URL.canParse(location, base))
    throw new RefusedHostError("The recording's location is not an absolute URL", undefined);
  return new URL(location, base);
}

/** Which hosts an entry of `allowedHosts` names; undefined when it can name none. */
function hostPattern(entry: string): ((host: string) => boolean) | undefined {
  const below = entry.startsWith("*.");
  const name = hostName(below ? entry.slice(2) : entry);
  if (name === undefined) return undefined;
  if (below) return dottedName.test(name) ? (host) => host.endsWith(`.${name}`) : undefined;
  return isName(name) || isLoopbackLiteral(name) ? (host) => host === name : undefined;
}

/** No IP literal: URL spells those of version 4 as four numbers. */
function isName(host: string): boolean {
  return anyName.test(host) && !/^[\d.]+$/.test(host);
}
