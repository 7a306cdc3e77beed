import type { ErrorDefinition } from "./definition.ts";

export const CATALOG_ERRORS = {} as const satisfies Record<string, ErrorDefinition>;
