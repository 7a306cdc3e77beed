/** The package.json of the published package. */
import { LEAST_NODE, RUNTIMES } from "./runtimes.ts";

const PACKED_FILES = ["bin", "lib", "README.md", "LICENSE", "NOTICE", "THIRD-PARTY-LICENSES.txt"];

export function publishedManifest(version: string, dependencies: Readonly<Record<string, string>>): object {
  return {
    name: "deadwax",
    version,
    description: "The system of record for recordings: ISRCs, catalog, tags and deliveries in agreement",
    keywords: ["isrc", "music", "catalog", "metadata", "recordings"],
    license: "Apache-2.0",
    bin: { deadwax: "bin/deadwax.cjs" },
    files: PACKED_FILES,
    // What can start the first file; what the program itself needs stands under `deadwax`, and comes along.
    engines: { node: ">=14" },
    dependencies,
    optionalDependencies: Object.fromEntries(
      Object.values(RUNTIMES).map(({ name, version: exact }) => [name, exact]),
    ),
    deadwax: {
      node: LEAST_NODE,
      runtimes: Object.fromEntries(Object.entries(RUNTIMES).map(([platform, { name }]) => [platform, name])),
    },
  };
}
