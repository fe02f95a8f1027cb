import {
  type Contract,
  type Example,
  type Header,
  type JsonSchema,
  type Operation,
  ownProperties,
  type Parameter,
  type PlacedOperation,
  parameters,
  placedOperations,
  type Response,
  resolve,
} from "../lib/contract.ts";
import type { Described, Facts } from "./facts.ts";
import { clauseLinks, code, grouped, plain, table } from "./markdown.ts";

export function permissions({ contract }: Facts): string {
  const rows = placedOperations(contract).flatMap(({ operation }) => {
    const { "x-permissions": wanted, "x-clause": clause }: Operation & Described = operation;
    if (!wanted) return [];
    const when = wanted.checked === "groupCall" ? " (for a group call; none for any other)" : "";
    return [
      [
        operationLink(operation),
        wanted.application.map(code).join(", ") + when,
        wanted.delegated.map(code).join(", ") || "not supported",
        wanted.checked ? "yes" : "no",
        clauseLinks(clause),
      ],
    ];
  });
  return table(["Operation", "Application", "Delegated", "The mock checks it", "Clause"], rows);
}

export function requestHeaders({ contract }: Facts): string {
  const found = placedOperations(contract).flatMap((placed) =>
    parameters(contract, placed)
      .filter(({ in: place }) => place === "header")
      .map((header) => ({ name: header.name, header: header as Parameter & Described, operation: placed.operation })),
  );
  return table(
    ["Header", "Of", "What it is", "Clause"],
    [
      [
        "`Authorization`",
        "all",
        "`Bearer`, and the token of the operation's security scheme; required.",
        clauseLinks(["RR-03", "RF-01", "AU-01"]),
      ],
      ["`Content-Type`", "all with a body", "`application/json`; required.", clauseLinks(["RR-04", "NT-01"])],
      ...byHeader(contract, found),
    ],
  );
}

export function responseHeaders({ contract }: Facts): string {
  const found = placedOperations(contract).flatMap(({ operation }) =>
    Object.values(operation.responses).flatMap((response) =>
      Object.entries(resolve<Response>(contract, response).headers ?? {}).map(([name, header]) => ({
        name,
        header: resolve<Header>(contract, header) as Header & Described,
        operation,
      })),
    ),
  );
  return table(["Header", "Of", "What it is", "Clause"], byHeader(contract, found));
}

type OfOperation<T> = { name: string; header: T & Described; operation: Operation };

/** One row for each header and description, with the operations that have it. */
function byHeader<T>(contract: Contract, found: readonly OfOperation<T>[]): string[][] {
  return grouped(found, ({ name, header }) => `${name}\n${header.description}`).map((group) => {
    const [{ name, header }] = group;
    return [code(name), operationsOf(contract, group), header.description ?? "", clauseLinks(header["x-clause"])];
  });
}

export function errors({ contract }: Facts): string {
  const found = placedOperations(contract).flatMap((placed) => refusals(contract, placed));
  const rows = grouped(found, ({ status, error }) => `${status} ${error.code}`).map((group) => {
    const [{ status, error, clause }] = group;
    return [
      `${status} (${code(error.code)})`,
      plain(error.message),
      operationsOf(contract, group),
      clauseLinks(clause),
    ];
  });
  const byStatus = [...rows, ...refusedLengths(contract)].sort(([a = ""], [b = ""]) => a.localeCompare(b));
  return table(["Status (`error.code`)", "`error.message`", "Of", "Clause"], byStatus);
}

type Refusal = {
  status: string;
  error: { code: string; message: string };
  clause: Described["x-clause"];
  operation: Operation;
};

/** The errors among the examples of an operation's responses. */
function refusals(contract: Contract, { operation }: PlacedOperation): Refusal[] {
  return Object.entries(operation.responses).flatMap(([status, response]) => {
    const { content = {}, "x-clause": clause }: Response & Described = resolve<Response>(contract, response);
    const examples = Object.values(content).flatMap((media) => Object.values(media.examples ?? {}));
    return examples.flatMap((example) => {
      const { error } = (resolve<Example>(contract, example).value ?? {}) as Partial<Refusal>;
      return error ? [{ status, error, clause, operation }] : [];
    });
  });
}

/** The codes of lists with too few or too many items. */
function refusedLengths(contract: Contract): string[][] {
  return membersWith(contract, "x-error-code").map(({ of, name, schema }) => [
    `400 (${code(String(schema["x-error-code"]))})`,
    `${code(name)} of ${of} has too few or too many items`,
    "",
    clauseLinks((schema as Described)["x-clause"]),
  ]);
}

/** The members that Graph's v1.0 leaves out. */
export function betaMembers({ contract }: Facts): string {
  const rows = membersWith(contract, "x-versions").map(({ of, name, schema }) => [
    code(name),
    of,
    (schema as Described).description ?? "",
  ]);
  return table(["Member", "Of", "What it is"], rows);
}

function membersWith(contract: Contract, keyword: string): { of: string; name: string; schema: JsonSchema }[] {
  return Object.entries(contract.components.schemas).flatMap(([of, component]) =>
    Object.entries(ownProperties(component))
      .filter(([, schema]) => schema[keyword] !== undefined)
      .map(([name, schema]) => ({ of, name, schema })),
  );
}

/** Links to operations; those that are left out, where these are fewer. */
function operationsOf(contract: Contract, group: readonly { operation: Operation }[]): string {
  const named = new Set(group.map(({ operation }) => operation));
  const all = placedOperations(contract).flatMap(({ place, operation }) => (place === "path" ? [operation] : []));
  const others = all.filter((operation) => !named.has(operation));
  if (others.length === 0) return "all";
  if (others.length < named.size) return `all but ${others.map(operationLink).join(", ")}`;
  return [...named].map(operationLink).join(", ");
}

export function servers({ contract }: Facts): string {
  const rows = contract.servers.map(({ url, description = "" }) => [
    code(url),
    description,
    code(`${new URL(url).origin}/.default`),
  ]);
  return table(["Address", "Cloud and version", "Scope of the token"], rows);
}

function operationLink({ operationId, tags = [] }: Operation): string {
  return `[${operationId}](#/${tags[0]?.toLowerCase()}/${operationId.toLowerCase()})`;
}
