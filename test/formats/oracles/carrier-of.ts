import { createHash } from "node:crypto";
import type { Fixture } from "../fixtures/fixture.ts";
import type { Part } from "../inventory/index.ts";
import { CARRIERS, type Carrier } from "./tagged-files.ts";

const VERSION_3 = createHash("sha256").update(Uint8Array.of(3)).digest("hex");

type Kind = Pick<Fixture, "name" | "container" | "codec">;

/** What carries the tags of a file made from a fixture, by its parts as they are now; undefined where nothing does. */
export function carrierOf(fixture: Kind, parts: readonly Part[]): Carrier | undefined {
  const name = nameOf(fixture, parts);
  return CARRIERS.find((carrier) => carrier === name);
}

function nameOf({ name, container, codec }: Kind, parts: readonly Part[]): string {
  const has = (text: string): boolean => parts.some((part) => part.name.includes(text));
  switch (container) {
    case "flac":
    case "mov":
      return container;
    case "ogg":
      return codec === "flac" ? "ogg flac" : codec;
    case "mp4":
      if (codec === "alac") return "alac";
      return has("moof") ? "m4a fragmented" : name.endsWith(".mp4") ? "mp4 video" : "m4a";
    case "wav":
    case "rf64":
    case "bw64":
      return [container, ...id3Version(parts), ...besideId3(has)].join(" ");
    case "aiff":
    case "aifc":
    case "mp3":
      return [container, ...id3Version(parts)].join(" ");
  }
}

function id3Version(parts: readonly Part[]): string[] {
  const version = parts.find(({ name }) => /^id3(?:v2| )\/version$/iu.test(name));
  if (version === undefined) return [];
  return [version.sha256 === VERSION_3 ? "id3v2.3" : "id3v2.4"];
}

/** A bext chunk hides ID3 from others as INFO does. */
function besideId3(has: (text: string) => boolean): string[] {
  if (has("LIST:INFO/") || has("bext")) return ["INFO"];
  return has("/PRIV:") ? ["PRIV"] : [];
}
