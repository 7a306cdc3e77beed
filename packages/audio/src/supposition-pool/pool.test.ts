import { afterAll, describe, expect, it } from "vitest";
import { supposeSound } from "../known-sounds/index.ts";
import { buildWav, createTestFolder } from "../testing.ts";
import { createSuppositionPool } from "./pool.ts";

const folder = createTestFolder();
afterAll(() => {
  folder.remove();
});

/** Five seconds of a tone that goes up. */
function rising(): Uint8Array {
  const data = Buffer.alloc(5 * 11_025 * 4);
  for (let frame = 0; frame < 5 * 11_025; frame++) {
    const value = Math.round(12_000 * Math.sin(frame * (0.05 + frame / 2_000_000)));
    data.writeInt16LE(value, 4 * frame);
    data.writeInt16LE(value, 4 * frame + 2);
  }
  return buildWav({ sampleRate: 11_025, data });
}

describe("a pool of suppositions", () => {
  it("supposes in other threads what is supposed in this one", async () => {
    const path = folder.write("rising.wav", rising());
    const pool = createSuppositionPool({ threads: 1 });
    const supposed = await pool.suppose(path, 5);
    await pool.close();
    expect(supposed.length).toBeGreaterThan(30);
    expect(supposed).toEqual(await supposeSound(path, 5));
  });

  it("refuses with the words of a single one", async () => {
    const path = folder.write("text.wav", "notes");
    const pool = createSuppositionPool({ threads: 1 });
    await expect(pool.suppose(path, null)).rejects.toMatchObject({
      code: "AUDIO_NOT_AUDIO",
      parameters: { path },
    });
    await pool.close();
  });
});
