import { type OperationEntry, operations } from "../../../generated/operations.ts";
import { decodedSegment } from "../../lib/url.ts";

/** An operation of the contract that an address means, and the values in its path, decoded. */
export interface Route {
  readonly operation: OperationEntry;
  readonly path: Readonly<Record<string, string>>;
  /** What stands before the operation's path: `https://graph.microsoft.com/beta`. */
  readonly base: string;
}

/** What an address and a method mean: an operation, a path with other methods, or nothing that the contract has. */
export type Routing = { readonly route: Route } | { readonly allowed: readonly string[] };

/** The operations that the package calls. */
export const callable: readonly OperationEntry[] = Object.values(operations).filter(({ place }) => place === "path");

/** Finds the operation by the path of an address; the host does not matter, so that a mock can stand anywhere. */
export function findRoute(method: string, url: string): Routing {
  const { origin } = new URL(url);
  const candidates = callable.flatMap((operation) =>
    operation.servers.flatMap((server) => {
      const base = `${origin}${new URL(server).pathname}`.replace(/\/$/, "");
      return routeAt(operation, base, url, origin === new URL(server).origin) ?? [];
    }),
  );
  const route = candidates.find(({ operation }) => operation.method === method.toUpperCase());
  return route ? { route } : { allowed: [...new Set(candidates.map(({ operation }) => operation.method))] };
}

/**
 * The route to an operation that stands at `base`; undefined when the address is another. Where its path is illustrative,
 * any path of its own server is meant, and the last part stands for the parameter.
 */
export function routeAt(
  operation: OperationEntry,
  base: string,
  url: string,
  ownServer: boolean = true,
): Route | undefined {
  const { pathname } = new URL(url);
  const path = matchPath(`${new URL(base).pathname.replace(/\/$/, "")}${operation.path}`, pathname);
  if (path) return { operation, path, base };
  if (!operation.opaquePath || !ownServer) return undefined;
  const name = operation.parameters.find((parameter) => parameter.in === "path")?.name ?? "";
  return { operation, path: { [name]: decodedSegment(pathname.slice(pathname.lastIndexOf("/") + 1)) }, base };
}

/** Values of a path's parameters; undefined when the path is another. */
function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = pathname.split("/");
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== text) return undefined;
    } else {
      values[name] = decodedSegment(text);
    }
  }
  return values;
}
