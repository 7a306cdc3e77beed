import { isCatalogError } from "@deadwax/catalog";

/** What a refusal says about the content of a file, as the second half of a sentence; anything else is thrown on. */
export function problemOf(thrown: unknown): string {
  if (isCatalogError(thrown, "AUDIO_NOT_UNDERSTOOD")) return thrown.parameters.problem;
  if (isCatalogError(thrown, "AUDIO_CODING_UNSUPPORTED")) return `${thrown.parameters.coding} is not read`;
  if (isCatalogError(thrown, "AUDIO_PACKET_DAMAGED")) {
    const { packet, problem } = thrown.parameters;
    return `packet ${packet.toLocaleString("en-US")} is damaged: ${problem}`;
  }
  throw thrown;
}
