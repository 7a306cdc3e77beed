/** The one registry of refusals. Messages, documentation, exit codes and HTTP bodies derive from it. */
import type { Issue } from "@deadwax/identifiers";
import { AUDIO_ERRORS } from "./audio.ts";
import { CATALOG_ERRORS } from "./catalog.ts";
import { COMMAND_ERRORS } from "./command.ts";
import type { ErrorDefinition, ErrorKind } from "./definition.ts";
import { FILE_ERRORS } from "./file.ts";
import { HELD_SHEET_ERRORS } from "./held-sheet.ts";
import { LEDGER_ERRORS } from "./ledger.ts";
import { SHEET_ERRORS } from "./sheet.ts";
import { STORAGE_ERRORS } from "./storage.ts";

export { count, quote, type ErrorKind } from "./definition.ts";

export const ERRORS = {
  ...AUDIO_ERRORS,
  ...CATALOG_ERRORS,
  ...COMMAND_ERRORS,
  ...FILE_ERRORS,
  ...HELD_SHEET_ERRORS,
  ...LEDGER_ERRORS,
  ...SHEET_ERRORS,
  ...STORAGE_ERRORS,
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof ERRORS;

/** What the message of an error needs to know. */
export type ErrorParameters<Code extends ErrorCode> =
  Parameters<(typeof ERRORS)[Code]["message"]> extends [infer Given]
    ? Given
    : Readonly<Record<string, never>>;

interface ErrorOptions {
  readonly cause?: unknown;
  /** The findings behind the refusal, when there are several. */
  readonly issues?: readonly Issue[];
}

/** A request that must be refused, or a world that does not permit it. Carries a code of the registry. */
export class CatalogError<Code extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "CatalogError";
  readonly code: Code;
  readonly parameters: ErrorParameters<Code>;
  readonly kind: ErrorKind;
  readonly hint: string;
  readonly issues: readonly Issue[];

  constructor(code: Code, parameters: ErrorParameters<Code>, options: ErrorOptions = {}) {
    const definition: ErrorDefinition = ERRORS[code];
    super(definition.message(parameters as never), { cause: options.cause });
    this.code = code;
    this.parameters = parameters;
    this.kind = definition.kind;
    this.hint = definition.hint;
    this.issues = options.issues ?? [];
  }
}

/** Whether something thrown is a refusal of ours. */
export function isRefusal(thrown: unknown): thrown is CatalogError {
  return thrown instanceof CatalogError;
}

/** Whether something thrown is the refusal with this code. */
export function isCatalogError<Code extends ErrorCode>(
  thrown: unknown,
  code: Code,
): thrown is CatalogError<Code> {
  return thrown instanceof CatalogError && thrown.code === code;
}
