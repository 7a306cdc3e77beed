/** What every format has to show, one property each; a property that does not hold throws. */
import { decode } from "./decode.ts";
import { crashSafe } from "./crash-safe.ts";
import { everythingElseKept } from "./everything-else-kept.ts";
import { hash } from "./hash.ts";
import { oraclesAgree } from "./oracles-agree.ts";
import { probeProperty } from "./probe.ts";
import { read } from "./read.ts";
import type { Property } from "./property.ts";
import { verify } from "./verify.ts";
import { write } from "./write.ts";

export const PROPERTIES: readonly Property[] = [
  probeProperty,
  hash,
  decode,
  read,
  write,
  verify,
  everythingElseKept,
  crashSafe,
  oraclesAgree,
];
