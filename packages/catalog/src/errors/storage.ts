import type { ErrorDefinition } from "./definition.ts";

export const STORAGE_ERRORS = {} as const satisfies Record<string, ErrorDefinition>;
