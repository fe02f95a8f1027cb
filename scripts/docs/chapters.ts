import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { SpecError } from "../lib/contract.ts";
import { projectFile, projectRoot } from "../lib/project.ts";
import { drawing } from "./drawing.ts";
import type { Facts } from "./facts.ts";
import { clauseLink } from "./markdown.ts";
import { tables } from "./tables.ts";

/** The chapters of openapi/docs/, in the page's order: those that lead to the operations, and those that follow them. */
export const order = {
  before: ["quick-start", "life-of-a-call"],
  after: [
    "quirks",
    "several-instances",
    "security",
    "permissions",
    "headers",
    "errors",
    "legal",
    "versions",
    "extensions",
    "clauses",
  ],
} as const;

/** What is added to the text of the tag with this name. */
export const ofTag: Readonly<Record<string, string>> = { Notifications: "notifications" };

const folder = "openapi/docs";

/** @throws SpecError when a file of openapi/docs/ is not a chapter */
export function checkChapters(): void {
  const known = [...order.before, ...order.after, ...Object.values(ofTag)].map((name) => `${name}.md`);
  const foreign = readdirSync(join(projectRoot, folder)).filter((name) => !known.includes(name));
  if (foreign.length > 0) {
    throw new SpecError(`${folder}/${foreign[0]} is not a chapter. Name it in scripts/docs/chapters.ts, or remove it.`);
  }
}

/** A chapter's Markdown, with its tables, files, links and the drawing in place of their names in braces. */
export function chapter(name: string, facts: Facts): string {
  const file = `${folder}/${name}.md`;
  return projectFile(file).replace(/\{\{(\w+)(?: ([^}]+))?\}\}/g, (whole, what: string, of = "") => {
    if (what === "clause" && of in facts.clauses) return clauseLink(of);
    if (what === "file") return fenced(extname(of).slice(1), projectFile(of));
    if (what === "sample") return sample(facts, of);
    if (what === "drawing") return drawing();
    const made = tables[what]?.(facts);
    if (made === undefined) throw new SpecError(`${file} names ${whole}, which is not a table, a file or a clause.`);
    return made;
  });
}

/** The sample of an operation in a language: `receiveCommsNotifications in HTTP`. */
function sample({ samples }: Facts, name: string): string {
  const [operationId = "", label] = name.split(" in ");
  const found = samples[operationId]?.find((each) => each.label === label);
  if (!found) throw new SpecError(`There is no sample ${name}; a chapter of ${folder}/ names it.`);
  return fenced(found.lang.toLowerCase(), found.source);
}

const fenced = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;
