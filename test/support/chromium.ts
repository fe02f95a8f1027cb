import { existsSync } from "node:fs";

/** Where Debian has them. The shell has no window, and takes half the time. */
const chromiums = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** The browser that the tests drive, unless the environment names another. */
export const chromiumPath: string = process.env.CHROMIUM_PATH ?? chromiums.find(existsSync) ?? "/usr/bin/chromium";

/** Quiet and offline: it fetches nothing of its own accord. */
export const chromiumArguments: string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
