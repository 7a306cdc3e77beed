/** The flags that every command understands, before or after its name. */
import type { FlagTable, FlagValues } from "./flag.ts";

export const GLOBAL_FLAGS = {
  catalog: {
    type: "string",
    placeholder: "PLACE",
    completes: "folder",
    help: "Catalog folder or postgres:// address; else DEADWAX_CATALOG, else the nearest folder upwards that holds one",
  },
  json: { type: "boolean", help: "Print the result as one JSON document" },
  quiet: { type: "boolean", short: "q", help: "Leave out progress and notes" },
  color: {
    type: "boolean",
    negatable: true,
    help: "Use colors, or not; else only on a terminal and without NO_COLOR",
  },
  yes: {
    type: "boolean",
    short: "y",
    help: "Answer yes to confirmations; questions of fact are still asked",
  },
  help: { type: "boolean", short: "h", help: "Explain the command" },
  version: { type: "boolean", short: "V", help: "Print the version" },
} as const satisfies FlagTable;

export const DRY_RUN_FLAG = {
  dryRun: { type: "boolean", help: "Say what would happen and write nothing" },
} as const satisfies FlagTable;

export type GlobalValues = FlagValues<typeof GLOBAL_FLAGS & typeof DRY_RUN_FLAG>;
