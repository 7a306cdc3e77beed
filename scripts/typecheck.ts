/** Type-checks every layer with just the globals it may know, then everything together with Node's. */
import { run } from "./run.ts";

for (const project of ["packages/identifiers", "packages/catalog", "packages/demo-song", "."]) {
  run("tsc", ["-p", project]);
}
