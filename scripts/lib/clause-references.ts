const one = String.raw`[A-Z]{2}-\d{2}(?:\.\.[A-Z]{2}-\d{2})?`;
const ids = new RegExp(String.raw`\b${one}\b`, "g");
const bracketed = new RegExp(String.raw` ?\[${one}(?:, ${one})*\]`, "g");

/**
 * Declarations as they are published: the clauses that a doc comment quotes, `[AU-09]` in the source, stand in a line at
 * its end that names the file with their sentences.
 */
export function withClauseReferences(declarations: string): string {
  return declarations.replace(/^( *)\/\*\*([\s\S]*?)\*\//gm, (comment, indent: string, text: string) => {
    const quoted = [...new Set(text.match(ids))];
    if (quoted.length === 0) return comment;
    const lines = text.replace(bracketed, "").trim().split("\n");
    const first = text.startsWith("\n") ? [] : [` * ${lines.shift()}`];
    const reference = ` * @see [${quoted.join(", ")}] in graph-record-response/clauses.json`;
    return ["/**", ...first, ...lines.map((line) => ` ${line.trim()}`), reference, " */"]
      .map((line) => indent + line)
      .join("\n");
  });
}
