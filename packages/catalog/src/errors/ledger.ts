import type { ErrorDefinition } from "./definition.ts";

export const LEDGER_ERRORS = {} as const satisfies Record<string, ErrorDefinition>;
