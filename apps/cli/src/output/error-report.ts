/** A refusal as a person reads it and as a program does. */
import type { CatalogError } from "@deadwax/catalog";
import { hanging, page, paragraph, type Block } from "./block.ts";
import { issueLines } from "./issues.ts";
import { problem, strong } from "./text.ts";

/** `error[CODE]: message`, the findings behind it, then `hint: …`. */
export function errorBlock(error: CatalogError): Block {
  const head = paragraph([problem("error"), strong(`[${error.code}]`), `: ${error.message}`]);
  return page(head, issueLines(error.issues), hanging([strong("hint"), ": "], paragraph(error.hint)));
}

/** The same as a document of the schema `deadwax.error/1`. */
export function errorDocument(error: CatalogError): object {
  const { code, kind, message, hint, issues } = error;
  return { schema: "deadwax.error/1", error: { code, kind, message, hint, issues } };
}
