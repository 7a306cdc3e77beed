import fc from "fast-check";
import { expect, it } from "vitest";
import { openTestStore } from "@deadwax/storage/testing";
import { audioKey } from "../../domain/asset/audio-key.ts";
import { createFakeDisk, factsOf, type FakeAudio } from "../../testing.ts";
import { addFiles } from "./add-files.ts";
import { approve } from "./approve.ts";

const PATHS = ["/m/a.wav", "/m/b.wav", "/m/c.wav", "/m/sub/a.wav"] as const;
const path = fc.constantFrom(...PATHS);
const content = fc.record({
  audio: fc.constantFrom("one", "two", "three"),
  tags: fc.record({ title: fc.constantFrom("Ember", "Glass") }),
});
const step = fc.oneof(
  fc.record({ do: fc.constant("put" as const), path, content }),
  fc.record({ do: fc.constant("move" as const), path, to: path }),
  fc.record({ do: fc.constant("remove" as const), path }),
  fc.record({ do: fc.constant("add" as const) }),
  fc.record({ do: fc.constant("approve" as const) }),
);

it("whatever happens to files, each is in the catalog at its place with its bytes, and approvals rest on audio that is there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const place = await openTestStore();
      const disk = createFakeDisk(place.digest);
      const context = { ...place, actor: "Ada", files: disk.files, probe: disk.probe };
      const there = new Map<string, FakeAudio>();
      const add = () => addFiles(context, { paths: ["/m"] });
      try {
        for (const one of steps) {
          if (one.do === "put") {
            disk.put(one.path, one.content);
            there.set(one.path, one.content);
          } else if (one.do === "move" && there.has(one.path) && one.path !== one.to) {
            disk.move(one.path, one.to);
            there.set(one.to, there.get(one.path)!);
            there.delete(one.path);
          } else if (one.do === "remove") {
            disk.remove(one.path);
            there.delete(one.path);
          } else if (one.do === "add") await add();
          else if (one.do === "approve") {
            const [recording] = await place.store.read((reader) => reader.find("recording"));
            // A refusal is an answer, too: other audio wants a decision.
            if (recording !== undefined)
              await approve(context, { recordingId: recording.id }).catch(() => undefined);
          }
        }
        await add();
        const again = await add();
        expect(again.files.every(({ outcome }) => outcome === "known")).toBe(true);
        await place.store.read(async (reader) => {
          const assets = new Map((await reader.find("asset")).map((asset) => [asset.id, asset]));
          const locations = await reader.find("location");
          expect(new Set(locations.map((location) => location.path)).size).toBe(locations.length);
          for (const [at, audio] of there) {
            const location = locations.find((one) => one.path === at);
            expect(assets.get(location!.assetId)?.sha256).toBe(factsOf(place.digest, audio).sha256);
          }
          const hashes = [...assets.values()].map(({ sha256 }) => sha256);
          expect(new Set(hashes).size).toBe(hashes.length);
          for (const approval of await reader.find("approval", { endedAt: null })) {
            const resting = [...assets.values()].filter((asset) => audioKey(asset) === approval.audioHash);
            expect(resting.length).toBeGreaterThan(0);
          }
        });
      } finally {
        await place.close();
      }
    }),
    { numRuns: 40 },
  );
});
