import { spawn } from "node:child_process";

/** Opens an address in the user's browser; where there is none, nothing happens. */
export function openPage(address: string): void {
  const opener = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  spawn(opener, [address], { stdio: "ignore", detached: true }).on("error", () => undefined);
}
