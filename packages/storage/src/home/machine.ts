/** Which computer this is: the operating system's own id, hashed, so that no file of a catalog gives it away. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { hostname, platform } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

let known: Promise<string> | undefined;

/** The same text every time on one installed system, another on any other. */
export function machineMark(): Promise<string> {
  known ??= readMachineId().then((id) =>
    createHash("sha256").update(`deadwax machine ${id}`).digest("hex").slice(0, 32),
  );
  return known;
}

async function readMachineId(): Promise<string> {
  switch (platform()) {
    case "darwin":
      return (
        (await found("ioreg", ["-rd1", "-c", "IOPlatformExpertDevice"], /"IOPlatformUUID" = "([^"]+)"/u)) ??
        hostname()
      );
    case "win32":
      return (
        (await found(
          "reg",
          ["query", "HKLM\\SOFTWARE\\Microsoft\\Cryptography", "/v", "MachineGuid"],
          /REG_SZ\s+(\S+)/u,
        )) ?? hostname()
      );
    default:
      return (
        (await firstLine("/etc/machine-id")) ?? (await firstLine("/var/lib/dbus/machine-id")) ?? hostname()
      );
  }
}

async function firstLine(path: string): Promise<string | undefined> {
  try {
    const line = (await readFile(path, "utf8")).trim();
    return line === "" ? undefined : line;
  } catch {
    return undefined; // A system without this file has another way, or a host name.
  }
}

async function found(
  command: string,
  parameters: readonly string[],
  pattern: RegExp,
): Promise<string | undefined> {
  try {
    return pattern.exec((await run(command, parameters)).stdout)?.[1];
  } catch {
    return undefined; // A system without this command has a host name.
  }
}
