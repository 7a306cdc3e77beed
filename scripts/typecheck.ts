/** Type-checks the layers that may know no globals but the language's, then everything together with Node's. */
import { run } from "./run.ts";

for (const project of ["tsconfig.neutral.json", "."]) {
  run("tsc", ["-p", project]);
}
