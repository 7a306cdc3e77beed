/** Which catalog a command works on: `--catalog`, else DEADWAX_CATALOG, else the nearest one upwards, else here. */
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

export type CatalogAddress =
  | { readonly kind: "folder"; readonly path: string; readonly label: string }
  | { readonly kind: "postgres"; readonly url: string; readonly label: string };

interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The address to use. `label` is fit to be shown: a password in a URL is left out of it. */
export function findCatalogAddress(given: string | undefined, { cwd, env }: Surroundings): CatalogAddress {
  const named = given ?? env["DEADWAX_CATALOG"];
  if (named === undefined || named === "") return folder(nearestCatalog(cwd) ?? cwd);
  return /^postgres(?:ql)?:\/\//u.test(named)
    ? { kind: "postgres", url: named, label: withoutPassword(named) }
    : folder(resolve(cwd, named));
}

function folder(path: string): CatalogAddress {
  return { kind: "folder", path, label: path };
}

function nearestCatalog(start: string): string | undefined {
  let at = resolve(start);
  while (!existsSync(join(at, "catalog.sqlite"))) {
    const above = dirname(at);
    if (above === at) return undefined;
    at = above;
  }
  return at;
}

/** A database URL as it may be shown or kept in a report. */
export function withoutPassword(text: string): string {
  return text.replace(/(?<scheme>\bpostgres(?:ql)?:\/\/[^\s/:@]*):[^\s@]*@/gu, "$<scheme>:…@");
}
