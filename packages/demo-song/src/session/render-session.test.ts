import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { demoSession, renderSession } from "../index.ts";

const files = new Map(Array.from(renderSession({ seconds: 4 }), ({ path, bytes }) => [path, bytes]));

/** The bytes of the data chunk. */
function samplesOf(path: string): Uint8Array {
  const bytes = files.get(path)!;
  const view = new DataView(bytes.buffer);
  let at = 12;
  while (new TextDecoder().decode(bytes.subarray(at, at + 4)) !== "data") {
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return bytes.subarray(at + 8, at + 8 + view.getUint32(at + 4, true));
}

describe("the session", () => {
  it("renders every file of its description, in order", () => {
    expect([...files.keys()]).toEqual(demoSession().map(({ path }) => path));
  });

  it("has the same samples in final2 and in USE THIS, in different files", () => {
    const [plain, tagged] = ["Midnight Drive final2.wav", "Midnight Drive final USE THIS.wav"] as const;
    expect(Buffer.from(samplesOf(tagged)).equals(samplesOf(plain))).toBe(true);
    expect(files.get(tagged)!.length).toBeGreaterThan(files.get(plain)!.length);
  });

  it("has other samples in every other file of sound", () => {
    const sounds = demoSession().filter(({ kind }) => kind !== "text");
    const hashes = sounds.map(({ path }) => createHash("sha256").update(samplesOf(path)).digest("hex"));
    expect(new Set(hashes).size).toBe(sounds.length - 1);
  });

  it("has an empty file, and a text that is called a sound", () => {
    expect(files.get("bounces/untitled.wav")).toHaveLength(0);
    expect(new TextDecoder().decode(files.get("lyrics.wav")!.subarray(0, 4))).toBe("MIDN");
  });

  it("renders a file only when it is asked for", () => {
    const first = renderSession({ seconds: 4 }).next();
    expect(first.done).toBe(false);
    expect(first.value).toMatchObject({ path: demoSession()[0]?.path });
  });
});
