import { spawn } from "node:child_process";

/** The command that opens an address in the user's browser. */
export function openCommand(address: string, platform: NodeJS.Platform): readonly [command: string, address: string] {
  if (platform === "darwin") return ["open", address];
  return [platform === "win32" ? "explorer" : "xdg-open", address];
}

/** Opens an address in the user's browser; where there is none, nothing happens. */
export function openPage(address: string): void {
  const [command, ...args] = openCommand(address, process.platform);
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
}
