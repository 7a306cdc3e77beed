import type { ErrorDefinition } from "./definition.ts";

export const SHEET_ERRORS = {} as const satisfies Record<string, ErrorDefinition>;
