/** What every place for fingerprints has to do, whatever it is made of. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fingerprints } from "@deadwax/catalog";

export interface FingerprintHarness {
  readonly fingerprints: Fingerprints;
  /** The same place, opened by another program. */
  readonly openAgain: () => Promise<Fingerprints>;
  /** The same kind of place for another catalog. */
  readonly openOther: () => Promise<Fingerprints>;
  /** Puts other bytes where this fingerprint is kept. */
  readonly damage: (audioKey: string, change: (bytes: Buffer) => Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const KEY = `dwa1:${"ab".repeat(32)}`;
const OTHER = `sha256:${"00".repeat(32)}`;
export const SHORT = { items: Uint32Array.of(1, 0xff_ff_ff_ff), madeBy: "made" };
const NONE = { items: new Uint32Array(0), madeBy: "made/1 ffmpeg/7.1" };

export function describeFingerprints(name: string, make: () => Promise<FingerprintHarness>): void {
  describe(name, () => {
    let place: FingerprintHarness;
    beforeEach(async () => {
      place = await make();
    });
    afterEach(() => place.close());

    it("are read as they were kept, and listed; the index beside them is not one of them", async () => {
      const { fingerprints } = place;
      expect(await fingerprints.keys()).toEqual([]);
      await fingerprints.keep(KEY, NONE);
      await fingerprints.keep(KEY, SHORT);
      await fingerprints.keep(OTHER, NONE);
      await fingerprints.keepIndex(Uint8Array.of(1, 2, 3));
      for (const one of [fingerprints, await place.openAgain()]) {
        expect(await one.read(KEY)).toEqual(SHORT);
        expect(await one.read(OTHER)).toEqual(NONE);
        expect(await one.keys()).toEqual([KEY, OTHER]);
        expect(await one.readIndex()).toEqual(Buffer.of(1, 2, 3));
      }
    });

    it("are null where there is none, and where one is damaged or cut short", async () => {
      const { fingerprints } = place;
      expect(await fingerprints.read(KEY)).toBeNull();
      expect(await fingerprints.readIndex()).toBeNull();
      await fingerprints.keep(KEY, SHORT);
      await place.damage(KEY, (bytes) => {
        const damaged = Buffer.from(bytes);
        damaged[9] = (damaged[9] ?? 0) ^ 0x10;
        return damaged;
      });
      expect(await fingerprints.read(KEY)).toBeNull();
      await place.damage(KEY, (bytes) => bytes.subarray(0, 15));
      expect(await fingerprints.read(KEY)).toBeNull();
    });

    it("may be kept by several at once, the first time, too", async () => {
      const others = [place.fingerprints, await place.openAgain(), await place.openAgain()];
      await Promise.all(others.flatMap((one) => [one.keep(KEY, SHORT), one.keepIndex(Uint8Array.of(7))]));
      expect(await place.fingerprints.keys()).toEqual([KEY]);
    });

    it("are none of another catalog", async () => {
      await place.fingerprints.keep(KEY, SHORT);
      await place.fingerprints.keepIndex(Uint8Array.of(1));
      const other = await place.openOther();
      expect([await other.read(KEY), await other.keys(), await other.readIndex()]).toEqual([null, [], null]);
    });
  });
}
