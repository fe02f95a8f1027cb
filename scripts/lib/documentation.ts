import type { PlacedOperation } from "./contract.ts";

/** The doc comment of an operation's function: summary, description and address, and what replaces a deprecated one. */
export function documentation({ method, path, operation }: PlacedOperation): string {
  const description = operation.description?.trim().split("\n") ?? [];
  const address = ["", `\`${method.toUpperCase()} ${path}\``];
  const lines = [
    ...(operation.summary ? [`${operation.summary}.`] : []),
    ...(operation.deprecated
      ? [...address, "", `@deprecated ${description.join(" ")}`.trim()]
      : ["", ...description, ...address]),
  ];
  return ["  /**", ...lines.map((line) => `   * ${line.replaceAll("*/", "*\\/")}`.trimEnd()), "   */", ""].join("\n");
}
