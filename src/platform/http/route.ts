import { type OperationEntry, operations } from "../../../generated/operations.ts";
import { graphVersions } from "../../../generated/vocabulary.ts";
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

/** Origins of Graph, in every cloud that the contract names. */
export const graphOrigins: ReadonlySet<string> = new Set(
  callable.filter(({ opaquePath }) => !opaquePath).flatMap(({ servers }) => servers.map(originOf)),
);

/** Every operation on a host: on one of the contract's own what it has there, on another all, as a mock can stand anywhere. */
function placesOn(origin: string): readonly Place[] {
  const isKnown = callable.some(({ servers }) => servers.some((server) => originOf(server) === origin));
  return callable.flatMap((operation) =>
    operation.servers
      .filter((server) => !isKnown || originOf(server) === origin)
      .map((server) => ({ operation, base: rooted(origin, new URL(server).pathname) })),
  );
}

function originOf(address: string): string {
  return new URL(address).origin;
}

const rooted = (origin: string, pathname: string): string => `${origin}${pathname}`.replace(/\/$/, "");

/** Finds the operation by the path of an address. [RR-26, PL-11] */
export function findRoute(method: string, url: string, places: readonly Place[] = placesOn(originOf(url))): Routing {
  const matches = places.flatMap((place) => matchAt(place, url) ?? []);
  const spelled = matches.filter(({ spelling }) => spelling === undefined);
  const ofMethod = ({ operation }: Match): boolean => operation.method === method.toUpperCase();
  const route = spelled.find(ofMethod);
  if (route) return { route };
  if (spelled.some(({ operation }) => isAction(operation)))
    return { allowed: [...new Set(spelled.map(({ operation }) => operation.method))] };
  return isOfGraph(url, places)
    ? { outside: "contract", spelling: matches.find(ofMethod)?.spelling }
    : { outside: "graph" };
}

/** An action takes one method alone; of a resource the contract has some of Graph's. */
function isAction({ path, opaquePath }: OperationEntry): boolean {
  return opaquePath || /\}\/[^/{]+$/.test(path);
}

/** On a host of Graph every address is, on another what lies below a version. */
function isOfGraph(url: string, places: readonly Place[]): boolean {
  if (graphOrigins.has(originOf(url))) return true;
  const path = `${collapsed(new URL(url).pathname)}/`.toLowerCase();
  const roots = places.filter(({ operation }) => !operation.opaquePath).map(({ base }) => new URL(base).pathname);
  return roots.some((root) =>
    graphVersions.some((version) =>
      path.startsWith(`${root.slice(0, root.lastIndexOf("/"))}/${version}/`.toLowerCase()),
    ),
  );
}

const collapsed = (pathname: string): string => pathname.replace(/\/{2,}/g, "/");

interface Match extends Route {
  /** The path as it should be spelled; undefined when it is. */
  readonly spelling: string | undefined;
}

/** Where a path is illustrative, any path of its own server is meant, and the last part stands for the parameter. */
function matchAt({ operation, base }: Place, url: string): Match | undefined {
  const { pathname, origin } = new URL(url);
  if (originOf(base) !== origin) return undefined;
  const template = rooted("", new URL(base).pathname) + operation.path;
  const found = matchPath(template, pathname) ?? matchPath(template, collapsed(pathname));
  if (found) {
    const { path, spelling } = found;
    return { operation, base, path, spelling: isSamePath(spelling, pathname) ? undefined : spelling };
  }
  if (!operation.opaquePath || !operation.servers.some((server) => originOf(server) === origin)) return undefined;
  const name = operation.parameters.find((parameter) => parameter.in === "path")?.name ?? "";
  const path = { [name]: decodedSegment(pathname.slice(pathname.lastIndexOf("/") + 1)) };
  return { operation, base, path, spelling: undefined };
}

/** A trailing slash makes no difference. */
function isSamePath(spelling: string, pathname: string): boolean {
  return pathname === spelling || pathname === `${spelling}/`;
}

/** The values in a path, and how it is spelled; undefined when it is another. Actions may have their namespace. */
function matchPath(template: string, pathname: string): { path: Record<string, string>; spelling: string } | undefined {
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
  return { path, spelling };
}

/** Graph takes an action with its namespace too: `/microsoft.graph.answer`. [RR-26] */
export const actionNamespace = "microsoft.graph.";

const parameterIn = (segment: string | undefined): string | undefined => /^\{(.+)\}$/.exec(segment ?? "")?.[1];
