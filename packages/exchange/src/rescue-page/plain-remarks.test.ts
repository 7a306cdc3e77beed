import { describe, expect, it } from "vitest";
import type { MasterReason, Remark } from "@deadwax/catalog";
import { plainPlace, plainReasons, plainRemarks, unheardGroups } from "./plain-remarks.ts";

function aRemark(code: string, text: string, hint = "Copy it again."): Remark {
  return { code, severity: "error", text, hint };
}

describe("findings about files, in plain words", () => {
  it("say once that a file is damaged and breaks off, and keep the figures as small print", () => {
    const exact = ["4,608 samples are damaged.", "STREAMINFO states 6,006,024."];
    const found = plainRemarks([
      aRemark("FLAC_FRAME_DAMAGED", exact[0] ?? ""),
      aRemark("FLAC_LENGTH_DIFFERS", exact[1] ?? ""),
    ]);
    expect(found).toEqual([
      {
        severity: "error",
        text: "Part of this file is damaged, and silent there. It breaks off: its end is missing.",
        hint: "Copy it again.",
        exact,
      },
    ]);
  });

  it.each(["WAV_DATA_CUT", "MPEG_LAST_FRAME_CUT", "MPEG_FRAME_COUNT", "OGG_END_MISSING", "MP4_ATOM_CUT"])(
    "say of %s that the file breaks off",
    (code) => {
      expect(plainRemarks([aRemark(code, "1,311,899 frames")])[0]?.text).toBe(
        "It breaks off: its end is missing.",
      );
    },
  );

  it("leave alone what is plain already, and damaged tags, which nobody hears", () => {
    const texts = ["Name or tags say clean version.", "The tag is damaged."];
    const found = plainRemarks([
      aRemark("VERSION_NOT_HEARD", texts[0] ?? ""),
      aRemark("TAG_DAMAGED", texts[1] ?? ""),
    ]);
    expect(found.map(({ text }) => text)).toEqual(texts);
    expect(found.flatMap(({ exact }) => exact)).toEqual([]);
  });

  it("sort what could not be heard by what to do: no audio is left out, the rest is copied again", () => {
    const unheard = ["AUDIO_NOT_UNDERSTOOD", "AUDIO_NOT_AUDIO", "AUDIO_FILE_EMPTY", "AUDIO_NOT_AUDIO"].map(
      (code, at) => ({ path: `${at}.wav`, code, message: "", hint: "" }),
    );
    const groups = unheardGroups(unheard);
    expect(groups.map(({ files }) => files.length)).toEqual([2, 1, 1]);
    expect(groups[0]?.title).toContain("leave out");
  });

  it("call a place by its file, without the field of the tags", () => {
    expect(plainPlace("old/web (2)/夜.ogg (vorbis/ISRC)")).toBe("tags of 夜.ogg");
    expect(plainPlace("statement.csv, row 8")).toBe("statement.csv, row 8");
    expect(plainPlace("old/web (2)/a.ogg")).toBe("old/web (2)/a.ogg");
  });
});

describe("reasons for a master, in plain words", () => {
  const reason = (kind: MasterReason["kind"], text: string): MasterReason => ({ kind, points: 1, text });

  it("keep what was measured as it is", () => {
    const reasons = [reason("padded", "4.6 s of silence beside the sound"), reason("lossy", "MP3 is lossy")];
    expect(plainReasons({ reasons })).toEqual(["4.6 s of silence beside the sound", "lossy"]);
  });
});
