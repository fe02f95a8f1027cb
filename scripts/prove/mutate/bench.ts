import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SpecError } from "../../lib/contract.ts";
import type { FileText } from "./mutant.ts";
import { regenerated } from "./regenerate.ts";

/** A copy of the project in which files are changed and put back. */
export class Bench {
  readonly #root: string;
  readonly #forget: (paths: readonly string[]) => void;
  readonly #originals = new Map<string, string>();
  readonly #order: readonly string[];

  /** `forget` is told of every file whose text is no longer what it was. */
  constructor(root: string, forget: (paths: readonly string[]) => void) {
    this.#root = root;
    this.#forget = forget;
    this.#order = Object.keys(JSON.parse(this.#original("generated/openapi.json")) as object);
  }

  /** Throws unless generated/ is what the unchanged spec makes: every difference must come from the mutant alone. */
  async check(): Promise<void> {
    const stale = this.#changedBy(await regenerated(this.#root, this.#order));
    if (stale.length > 0)
      throw new SpecError(
        `${stale.map(({ path }) => path).join(", ")} is not what openapi/ makes; run npm run generate first.`,
      );
  }

  /** A mutant's files and what the generator makes of them; throws what the generator throws. The folder is as before. */
  async consequences(texts: readonly FileText[]): Promise<FileText[]> {
    if (!texts.some(({ path }) => path.startsWith("openapi/"))) return [...texts];
    this.put(texts);
    try {
      return [...texts, ...this.#changedBy(await regenerated(this.#root, this.#order))];
    } finally {
      this.restore(texts);
    }
  }

  put(texts: readonly FileText[]): void {
    for (const { path, text } of texts) {
      this.#original(path);
      writeFileSync(join(this.#root, path), text);
    }
    this.#forget(texts.map(({ path }) => path));
  }

  restore(texts: readonly FileText[]): void {
    this.put(texts.map(({ path }) => ({ path, text: this.#original(path) })));
  }

  #changedBy(texts: readonly FileText[]): FileText[] {
    return texts.filter(({ path, text }) => text !== this.#original(path));
  }

  #original(path: string): string {
    const text = this.#originals.get(path) ?? readFileSync(join(this.#root, path), "utf8");
    this.#originals.set(path, text);
    return text;
  }
}
