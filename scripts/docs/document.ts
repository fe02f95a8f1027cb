import { type Contract, type Operation, placedOperations } from "../lib/contract.ts";
import { chapter, checkChapters, ofTag, order } from "./chapters.ts";
import type { Facts } from "./facts.ts";
import { clauseLinks } from "./markdown.ts";

/**
 * The contract as the page shows it: with the chapters in their order, samples at the operations, and what `x-clause`,
 * `x-source` and `x-permissions` say at the end of the description beside which they stand.
 */
export function documentOfPage(facts: Facts): Contract {
  checkChapters();
  const shown = withExtensions(facts.contract) as Contract;
  for (const { operation } of placedOperations(shown)) {
    Object.assign(operation, { "x-codeSamples": facts.samples[operation.operationId] });
  }
  const { description = "" } = shown.info;
  const introduction = [description, ...order.before.map((name) => chapter(name, facts))].join("\n\n");
  return {
    ...shown,
    info: { ...shown.info, description: introduction },
    tags: [
      ...shown.tags.map(({ name, description: text = "" }) => {
        const more = ofTag[name];
        return { name, description: more ? `${text}\n\n${chapter(more, facts)}` : text };
      }),
      ...order.after.map((name) => asTag(chapter(name, facts))),
    ],
  };
}

/** A chapter as a tag that has no operation: Redoc gives it a place in the menu by the name of the tag. */
function asTag(text: string): { name: string; description: string } {
  const [title = "", ...rest] = text.split("\n");
  return { name: title.replace(/^# /, ""), description: rest.join("\n").trim() };
}

type Extended = {
  description?: string;
  "x-clause"?: string | string[];
  "x-source"?: string;
  "x-permissions"?: Operation["x-permissions"];
};

/** A copy in which the description of each part ends in what its extensions say. */
function withExtensions(node: unknown, key = ""): unknown {
  if (typeof node !== "object" || node === null || key === "examples") return node;
  if (Array.isArray(node)) return node.map((each) => withExtensions(each));
  const entries = Object.entries(node).map(([name, value]) => [name, withExtensions(value, name)]);
  const {
    "x-clause": clause,
    "x-source": source,
    "x-permissions": permissions,
    ...rest
  } = Object.fromEntries(entries) as Extended;
  if (clause === undefined) return { ...rest };
  const said = [clauseLinks(clause), source && `Source: ${source}`, permissions && saidOf(permissions)].filter(Boolean);
  return { ...rest, description: `${(rest.description ?? "").trim()}\n\n${said.join(" · ")}` };
}

/** The permissions of an operation, of which one is enough. */
function saidOf({ application, checked }: NonNullable<Extended["x-permissions"]>): string {
  const one = application.length > 1 ? "one of " : "";
  return `Permission: ${one}${application.join(", ")} (application)${checked === "groupCall" ? ", for a group call" : ""}`;
}
