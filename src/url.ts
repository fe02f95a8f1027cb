/** The address that a text is; undefined when it is no absolute one. (URL.parse is not in Node 20.) */
export function absoluteUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
