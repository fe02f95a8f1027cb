import { type OperationEntry, operations } from "../../../generated/operations.ts";
import { decodedSegment } from "../../lib/url.ts";

/** An operation of the contract that an address means, and the values in its path, decoded. */
export interface Route {
  readonly operation: OperationEntry;
  readonly path: Readonly<Record<string, string>>;
  /** What stands before the operation's path: `https://graph.microsoft.com/beta`. */
  readonly base: string;
}

/** An operation, and what stands before its path. */
export interface Place {
  readonly operation: OperationEntry;
  readonly base: string;
}

/** What an address and a method mean. */
export type Routing =
  | { readonly route: Route }
  /** A path of the contract that takes other methods. */
  | { readonly allowed: readonly string[] }
  /** An address of Graph outside the contract; with the right spelling where only letter case differs. */
  | { readonly outside: "contract"; readonly spelling: string | undefined }
  /** No address of Graph. */
  | { readonly outside: "graph" };

/** The operations that the package calls. */
export const callable: readonly OperationEntry[] = Object.values(operations).filter(({ place }) => place === "path");

/** Every operation on a host: the host does not matter, so that a mock can stand anywhere. */
function placesOn(origin: string): readonly Place[] {
  return callable.flatMap((operation) =>
    operation.servers.map((server) => ({ operation, base: rooted(origin, new URL(server).pathname) })),
  );
}

const rooted = (origin: string, pathname: string): string => `${origin}${pathname}`.replace(/\/$/, "");

/** Finds the operation by the path of an address. [RR-26, PL-11] */
export function findRoute(
  method: string,
  url: string,
  places: readonly Place[] = placesOn(new URL(url).origin),
): Routing {
  const matches = places.flatMap((place) => matchAt(place, url) ?? []);
  const spelled = matches.filter(({ spelling }) => spelling === undefined);
  const route = spelled.find(({ operation }) => operation.method === method.toUpperCase());
  if (route) return { route };
  if (spelled.length > 0) return { allowed: [...new Set(spelled.map(({ operation }) => operation.method))] };
  const isOfGraph = places.some(({ operation, base }) => !operation.opaquePath && isBelow(base, url));
  return isOfGraph ? { outside: "contract", spelling: matches[0]?.spelling } : { outside: "graph" };
}

function isBelow(base: string, url: string): boolean {
  return `${new URL(url).pathname}/`.toLowerCase().startsWith(`${new URL(base).pathname}/`.toLowerCase());
}

interface Match extends Route {
  /** The path as it should be spelled; undefined when it is. */
  readonly spelling: string | undefined;
}

/** Where a path is illustrative, any path of its own server is meant, and the last part stands for the parameter. */
function matchAt({ operation, base }: Place, url: string): Match | undefined {
  const { pathname, origin } = new URL(url);
  if (new URL(base).origin !== origin) return undefined;
  const found = matchPath(rooted("", new URL(base).pathname) + operation.path, pathname);
  if (found) return { operation, base, ...found };
  if (!operation.opaquePath || !operation.servers.some((server) => new URL(server).origin === origin)) return undefined;
  const name = operation.parameters.find((parameter) => parameter.in === "path")?.name ?? "";
  const path = { [name]: decodedSegment(pathname.slice(pathname.lastIndexOf("/") + 1)) };
  return { operation, base, path, spelling: undefined };
}

/** Undefined when the path is another. A trailing slash makes no difference, nor does the namespace before an action. */
function matchPath(template: string, pathname: string): Pick<Match, "path" | "spelling"> | undefined {
  const wanted = template.split("/");
  const segments = pathname.split("/");
  const given = segments.length > wanted.length && segments.at(-1) === "" ? segments.slice(0, -1) : segments;
  if (wanted.length !== given.length) return undefined;
  const path: Record<string, string> = {};
  let spelling = "";
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    const name = parameterIn(part);
    const isAction = index === wanted.length - 1 && parameterIn(wanted[index - 1]) !== undefined;
    const isQualified = isAction && text.toLowerCase().startsWith(actionNamespace);
    const literal = isQualified ? actionNamespace + part : part;
    if (name !== undefined) path[name] = decodedSegment(text);
    else if (literal.toLowerCase() !== text.toLowerCase()) return undefined;
    spelling += `${index > 0 ? "/" : ""}${name === undefined ? literal : text}`;
  }
  return { path, spelling: spelling === given.join("/") ? undefined : spelling };
}

/** Graph takes an action with its namespace too: `/microsoft.graph.answer`. [RR-26] */
export const actionNamespace = "microsoft.graph.";

const parameterIn = (segment: string | undefined): string | undefined => /^\{(.+)\}$/.exec(segment ?? "")?.[1];
