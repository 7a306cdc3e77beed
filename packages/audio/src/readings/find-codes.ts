import { codesInText, type TagReading } from "@deadwax/catalog";
import { parseIsrcList } from "@deadwax/identifiers";

/** The codes that a field for codes holds, compact. Text that is no code is passed over. */
export function codesIn(value: string): readonly string[] {
  return parseIsrcList(value).isrcs;
}

/** The codes in a free text, each as it stands there. */
export function hints(carrier: string, text: string): TagReading[] {
  return codesInText(text).map(({ written }) => ({ field: "isrc", value: written, carrier, trust: "hint" }));
}
