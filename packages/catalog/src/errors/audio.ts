import type { ErrorDefinition } from "./definition.ts";

export const AUDIO_ERRORS = {} as const satisfies Record<string, ErrorDefinition>;
