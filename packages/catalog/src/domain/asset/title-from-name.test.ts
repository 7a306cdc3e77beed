import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { titleFromName } from "./title-from-name.ts";

function read(name: string): readonly [string, string | null, readonly string[]] {
  const { title, versionTitle, versionTypes } = titleFromName(name);
  return [title, versionTitle, versionTypes];
}

describe("a file name", () => {
  test.each([
    ["Midnight Drive.wav", "Midnight Drive"],
    ["Midnight Drive final2 USE THIS.wav", "Midnight Drive"],
    ["midnight_drive_final.wav", "midnight drive"],
    ["midnight-drive-master-v3.wav", "midnight drive"],
    ["Midnight Drive MASTER.wav", "Midnight Drive"],
    ["Midnight Drive (final).wav", "Midnight Drive"],
    ["Midnight Drive_24-96.wav", "Midnight Drive"],
    ["Midnight Drive_16-44.1.wav", "Midnight Drive"],
    ["Midnight Drive 2496 master.wav", "Midnight Drive"],
    ["Midnight Drive 2024-05-17.wav", "Midnight Drive"],
    ["Midnight Drive (1).wav", "Midnight Drive"],
    ["01 Midnight Drive.flac", "Midnight Drive"],
    ["12 - Midnight Drive.mp3", "Midnight Drive"],
    ["1-03 Midnight Drive.wav", "Midnight Drive"],
    ["03. Midnight Drive.wav", "Midnight Drive"],
    ["AA6Q72500001 Midnight Drive.wav", "Midnight Drive"],
    ["Midnight Drive [AA-6Q7-25-00001].wav", "Midnight Drive"],
  ])("loses its notes: %s", (name, title) => {
    expect(read(name)).toEqual([title, null, []]);
  });

  test.each([
    ["Puppet Master.wav", "Puppet Master"],
    ["The Final Countdown.wav", "The Final Countdown"],
    ["99 Problems.wav", "99 Problems"],
    ["7 Rings.wav", "7 Rings"],
    ["1999.wav", "1999"],
    ["Something New.wav", "Something New"],
    ["Lo-fi Dreams.wav", "Lo-fi Dreams"],
    ["Mr. Brightside.wav", "Mr. Brightside"],
    ["Song 2.wav", "Song 2"],
    ["Long Live.wav", "Long Live"],
    ["Hearts (Pt. 2).wav", "Hearts (Pt. 2)"],
    ["Home (Take Me There).wav", "Home (Take Me There)"],
    ["Mara Lind - Midnight Drive.wav", "Mara Lind - Midnight Drive"],
    ["final2 USE THIS.wav", "final2 USE THIS"],
    ["Track 01.wav", "Track 01"],
  ])("keeps what may be a title: %s", (name, title) => {
    expect(read(name)[0]).toBe(title);
    expect(read(name)[1]).toBeNull();
  });

  test.each([
    ["Midnight Drive (Radio Edit).wav", "Midnight Drive", "Radio Edit", ["radio-edit"]],
    ["Midnight Drive - Instrumental.wav", "Midnight Drive", "Instrumental", ["instrumental"]],
    ["Midnight Drive (Live at Roskilde 2019).wav", "Midnight Drive", "Live at Roskilde 2019", ["live"]],
    [
      "Midnight Drive (Extended Mix) [Clean].wav",
      "Midnight Drive",
      "Extended Mix, Clean",
      ["extended", "clean"],
    ],
    ["Midnight Drive (2011 Remaster).wav", "Midnight Drive", "2011 Remaster", ["remaster"]],
    ["Midnight Drive (Foo Remix)_master.wav", "Midnight Drive", "Foo Remix", ["remix"]],
    ["Midnight Drive (Dub Mix).wav", "Midnight Drive", "Dub Mix", []],
    ["Midnight Drive (Acapella).wav", "Midnight Drive", "Acapella", ["a-cappella"]],
  ])("gives its version title a field of its own: %s", (name, title, versionTitle, versionTypes) => {
    expect(read(name)).toEqual([title, versionTitle, versionTypes]);
  });

  test("says explicit as an advisory, not as a version", () => {
    expect(titleFromName("Midnight Drive (Explicit).wav")).toMatchObject({
      title: "Midnight Drive",
      versionTitle: null,
      advisory: "explicit",
    });
  });

  test.each([
    "Track 01.wav",
    "final2 USE THIS.wav",
    "Bounce.wav",
    "audio 3.aif",
    "AA6Q72500001.wav",
    "03.wav",
    "A1.wav",
  ])("that tells nothing says so: %s", (name) => {
    expect(titleFromName(name).isTelling).toBe(false);
  });

  test("always gives a title, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "binary" }), (name) => {
        expect(titleFromName(name).title).not.toBe("");
      }),
    );
  });
});
