/** The folder of a demo: where its things lie, and whether one may be made there. */
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CatalogError } from "@deadwax/catalog";
import { makeFolder } from "@deadwax/storage";
import { translateFileProblem } from "../../session/file-problem.ts";

export interface DemoPlaces {
  readonly folder: string;
  /** The artist's untidy folder. Deadwax reads it and writes nothing into it. */
  readonly artist: string;
  readonly catalog: string;
  /** The tagged copies. */
  readonly deliver: string;
  readonly xlsx: string;
  readonly csv: string;
  readonly readme: string;
}

export function demoPlaces(folder: string): DemoPlaces {
  return {
    folder,
    artist: join(folder, "artist"),
    catalog: join(folder, "catalog"),
    deliver: join(folder, "deliver"),
    xlsx: join(folder, "master-sheet.xlsx"),
    csv: join(folder, "master-sheet.csv"),
    readme: join(folder, "README.txt"),
  };
}

/** The first line of the README, by which an earlier demo is known. */
const MARK = "This folder was made by `deadwax demo`.";

const README = `${MARK}

artist/            an artist's untidy folder, rendered by a synthesiser; "Midnight Drive" and its band are invented
catalog/           the catalog that Deadwax made of it; codes.log lists every code it gave
deliver/           tagged copies of the masters
master-sheet.*     the catalog as a table

The codes are examples (AA-6Q7 and US-S1Z are kept for documentation) and must not be used for recordings.
Everything here can be deleted. \`deadwax demo --force\` makes it anew.
`;

/** What file managers leave in folders of their own accord. */
const LITTER: readonly string[] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/**
 * Looks whether a demo can be made in the folder. Throws DEMO_FOLDER_TAKEN when other things are in it, DEMO_EXISTS when
 * an earlier demo is and `mayReplace` is false.
 */
export async function checkFolder(folder: string, mayReplace: boolean): Promise<"free" | "earlier-demo"> {
  try {
    const found = await stat(folder).catch(() => undefined);
    if (found === undefined) return "free";
    if (!found.isDirectory()) throw new CatalogError("FILE_EXISTS", { path: folder });
    const names = (await readdir(folder)).filter((name) => !LITTER.includes(name));
    if (names.length === 0) return "free";
  } catch (thrown) {
    throw translateFileProblem(thrown, folder);
  }
  const readme = await readFile(demoPlaces(folder).readme, "utf8").catch(() => "");
  if (!readme.startsWith(MARK)) throw new CatalogError("DEMO_FOLDER_TAKEN", { folder });
  if (!mayReplace) throw new CatalogError("DEMO_EXISTS", { folder });
  return "earlier-demo";
}

/** Makes the folder ready: an earlier demo goes, what else lies beside it stays. The mark is written first. */
export async function prepareFolder({ folder, ...places }: DemoPlaces): Promise<void> {
  try {
    await makeFolder(folder);
    await writeFile(places.readme, README);
    const { artist, catalog, deliver, xlsx, csv } = places;
    for (const path of [artist, catalog, deliver, xlsx, csv])
      await rm(path, { recursive: true, force: true });
  } catch (thrown) {
    throw translateFileProblem(thrown, folder);
  }
}
