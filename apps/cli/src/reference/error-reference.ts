/** `docs/reference/errors.md`, made from the one registry of refusals. */
import { ERRORS, type ErrorKind } from "@deadwax/catalog";
import { EXIT_OF_KIND } from "../exit-code.ts";
import { asMarkdown, markdownTable } from "./markdown.ts";
import { placeholders } from "./placeholder.ts";

const KINDS: Readonly<Record<ErrorKind, string>> = {
  invalid_input: "What was asked cannot be read or makes no sense.",
  not_found: "What was named is not there.",
  conflict: "It contradicts what the catalog or the disk already holds.",
  forbidden: "A rule, a mandate or a right forbids it.",
  unavailable: "Something that is needed cannot be used now.",
  internal: "A mistake in Deadwax.",
};

interface Definition {
  readonly kind: ErrorKind;
  readonly message: (parameters: never) => string;
  readonly hint: string;
}

/** The whole page. Values that a message fills in stand in angle quotes: ‹path›. */
export function errorReference(): string {
  const kinds = Object.entries(KINDS).map(([kind, says]) => {
    // The keys of the table above are the kinds.
    return [`\`${kind}\``, says, String(EXIT_OF_KIND[kind as ErrorKind])];
  });
  const registry: Readonly<Record<string, Definition>> = ERRORS;
  const codes = Object.entries(registry).sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    "# Errors",
    "Every refusal of Deadwax has a code that does not change. The command prints `error[CODE]: message` and `hint: …`; " +
      "with `--json` it prints the same as [an object](json.md). Generated from the registry in `packages/catalog/src/errors`.",
    markdownTable(["kind", "means", "exit code"], kinds),
    ...codes.map(([code, definition]) => entry(code, definition)),
    "",
  ].join("\n\n");
}

function entry(code: string, { kind, message, hint }: Definition): string {
  // A message only reads its parameters, and the stand-ins answer whatever it reads.
  const sentence = message(placeholders() as never);
  return `## ${code}\n\n\`${kind}\` · ${asMarkdown(sentence)}\n\n${asMarkdown(hint)}`;
}
