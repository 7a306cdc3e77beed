/**
 * What each program shows of the nine fields, carrier by carrier: found out by trying on files that hold all of them,
 * with the versions named below. Nothing here is about our own code.
 */
import type { CommonField, ReaderName } from "./reader.ts";
import type { Carrier } from "./tagged-files.ts";

/**
 * How a field is shown: `all` values; only the `first` or the `last` of several; several `joined` by this text; only the
 * `year` of a date; what stands in `INFO` (or bext) instead; `nothing`.
 */
export type Sight = "all" | "first" | "last" | "year" | "INFO" | "nothing" | { readonly joined: string };

export type FieldSights = Readonly<Record<CommonField, Sight>>;

/** Another version may see more or less. */
export const SEEN_WITH: Readonly<Record<ReaderName, string>> = {
  mutagen: "1.46.0",
  exiftool: "12.57",
  ffprobe: "5.1",
  kid3: "3.9.3",
  mediainfo: "23.04",
};

const all = (but: Partial<FieldSights> = {}): FieldSights => ({
  ...{ isrc: "all", title: "all", artists: "all", release: "all", trackNumber: "all", date: "all" },
  ...{ copyright: "all", label: "all", version: "all" },
  ...but,
});

const nothing = (but: Partial<FieldSights> = {}): FieldSights => ({
  ...{ isrc: "nothing", title: "nothing", artists: "nothing", release: "nothing", trackNumber: "nothing" },
  ...{ date: "nothing", copyright: "nothing", label: "nothing", version: "nothing" },
  ...but,
});

const ALL = all();
const NOTHING = nothing();
/** INFO has title, artists and the code, and nobody looks for more there. */
const INFO = nothing({ isrc: "INFO", title: "INFO", artists: "INFO" });
/** ID3v2.3 has no list of values: several artists are one text with a slash, which is what the files hold. */
const ID3_3 = all({ artists: { joined: "/" } });
const FIRST_ARTIST = all({ artists: "first" });

/** It reads the code from MP4 free forms, ID3 chunks and comments alike, with all values. */
const MUTAGEN: Readonly<Record<Carrier, FieldSights>> = {
  "wav id3v2.3": ID3_3,
  "wav id3v2.4": ALL,
  "wav id3v2.3 PRIV": ID3_3,
  "wav id3v2.3 INFO": ID3_3,
  "wav id3v2.4 INFO": ALL,
  // It does not know INFO.
  "wav INFO": NOTHING,
  // It refuses RF64 and BW64: "expected RIFF".
  ...everyRf64(NOTHING, NOTHING, NOTHING, NOTHING),
  ...everyBw64(NOTHING, NOTHING, NOTHING, NOTHING),
  ...everyAiff(ID3_3, ALL),
  ...everyComment(ALL),
  "mp3 id3v2.3": ID3_3,
  "mp3 id3v2.4": ALL,
  ...everyMp4(ALL),
};

/** Of ID3v2.3 it shows day and month apart from the year, as four digits; several values of ID3v2.4 with a slash. */
const EXIFTOOL_3 = all({ artists: { joined: "/" }, date: "year" });
const EXIFTOOL_4 = all({ artists: { joined: "/" } });

const EXIFTOOL: Readonly<Record<Carrier, FieldSights>> = {
  "wav id3v2.3": EXIFTOOL_3,
  "wav id3v2.4": EXIFTOOL_4,
  "wav id3v2.3 PRIV": EXIFTOOL_3,
  "wav id3v2.3 INFO": EXIFTOOL_3,
  "wav id3v2.4 INFO": EXIFTOOL_4,
  // The code as "Source", which is what ISRC officially is in INFO.
  "wav INFO": INFO,
  ...everyRf64(EXIFTOOL_3, EXIFTOOL_4, EXIFTOOL_3, EXIFTOOL_4),
  // It does not know the form BW64.
  ...everyBw64(NOTHING, NOTHING, NOTHING, NOTHING),
  ...everyAiff(EXIFTOOL_3, EXIFTOOL_4),
  ...everyComment(ALL),
  "mp3 id3v2.3": EXIFTOOL_3,
  "mp3 id3v2.4": EXIFTOOL_4,
  // Values of one item of MP4 overwrite each other.
  ...everyMp4(all({ artists: "last" })),
};

/** Where ID3 is discarded, the date is that of a bext chunk. */
const FFPROBE_INFO = nothing({ isrc: "INFO", title: "INFO", artists: "INFO", date: "INFO" });

const FFPROBE: Readonly<Record<Carrier, FieldSights>> = {
  "wav id3v2.3": ID3_3,
  // Of several values of ID3v2.4 it keeps the first.
  "wav id3v2.4": FIRST_ARTIST,
  // A PRIV frame counts as tags of the file itself, and for their sake it discards all of ID3: "more suitable tags were found".
  "wav id3v2.3 PRIV": NOTHING,
  // So does an INFO list, and a bext chunk.
  "wav id3v2.3 INFO": FFPROBE_INFO,
  "wav id3v2.4 INFO": FFPROBE_INFO,
  "wav INFO": FFPROBE_INFO,
  ...everyRf64(ID3_3, FIRST_ARTIST, FFPROBE_INFO, FFPROBE_INFO),
  ...everyBw64(ID3_3, FIRST_ARTIST, FFPROBE_INFO, FFPROBE_INFO),
  ...everyAiff(ID3_3, FIRST_ARTIST),
  ...everyComment(all({ artists: { joined: ";" } })),
  "mp3 id3v2.3": ID3_3,
  "mp3 id3v2.4": FIRST_ARTIST,
  ...everyMp4(FIRST_ARTIST),
};

/** It calls TIT3 "Description". It goes by the ending of the name: the same AIFF-C is read as `.aif`. */
const KID3: Readonly<Record<Carrier, FieldSights>> = {
  "wav id3v2.3": ID3_3,
  "wav id3v2.4": ALL,
  "wav id3v2.3 PRIV": ID3_3,
  "wav id3v2.3 INFO": ID3_3,
  "wav id3v2.4 INFO": ALL,
  "wav INFO": INFO,
  // TagLib of its time knows RIFF alone.
  ...everyRf64(NOTHING, NOTHING, NOTHING, NOTHING),
  ...everyBw64(NOTHING, NOTHING, NOTHING, NOTHING),
  "aiff id3v2.3": ID3_3,
  "aiff id3v2.4": ALL,
  // The ending `.aifc` is none of its own.
  "aifc id3v2.3": NOTHING,
  "aifc id3v2.4": NOTHING,
  ...everyComment(ALL),
  "mp3 id3v2.3": ID3_3,
  "mp3 id3v2.4": ALL,
  ...everyMp4(ALL),
  // Nor is `.mov`.
  mov: NOTHING,
};

const MEDIAINFO: Readonly<Record<Carrier, FieldSights>> = {
  "wav id3v2.3": ID3_3,
  "wav id3v2.4": FIRST_ARTIST,
  "wav id3v2.3 PRIV": ID3_3,
  "wav id3v2.3 INFO": ID3_3,
  "wav id3v2.4 INFO": FIRST_ARTIST,
  // The code as "distributed by", the artist as director.
  "wav INFO": INFO,
  ...everyRf64(ID3_3, FIRST_ARTIST, ID3_3, FIRST_ARTIST),
  // It knows the form BW64 only for its sound.
  ...everyBw64(NOTHING, NOTHING, NOTHING, NOTHING),
  "aiff id3v2.3": ID3_3,
  "aiff id3v2.4": FIRST_ARTIST,
  // It looks for ID3 in AIFF, not in AIFF-C.
  "aifc id3v2.3": NOTHING,
  "aifc id3v2.4": NOTHING,
  ...everyComment(ALL),
  // It reads the headers of FLAC in Ogg, not the comments.
  "ogg flac": NOTHING,
  "mp3 id3v2.3": ID3_3,
  "mp3 id3v2.4": FIRST_ARTIST,
  ...everyMp4(ALL),
};

export const WHAT_EACH_CAN_SEE: Readonly<Record<ReaderName, Readonly<Record<Carrier, FieldSights>>>> = {
  mutagen: MUTAGEN,
  exiftool: EXIFTOOL,
  ffprobe: FFPROBE,
  kid3: KID3,
  mediainfo: MEDIAINFO,
};

type Of<Start extends string> = Readonly<Record<Extract<Carrier, `${Start}${string}`>, FieldSights>>;

function everyRf64(
  version3: FieldSights,
  version4: FieldSights,
  info3: FieldSights,
  info4: FieldSights,
): Of<"rf64"> {
  return {
    ...{ "rf64 id3v2.3": version3, "rf64 id3v2.4": version4 },
    ...{ "rf64 id3v2.3 INFO": info3, "rf64 id3v2.4 INFO": info4 },
  };
}

function everyBw64(
  version3: FieldSights,
  version4: FieldSights,
  info3: FieldSights,
  info4: FieldSights,
): Of<"bw64"> {
  return {
    ...{ "bw64 id3v2.3": version3, "bw64 id3v2.4": version4 },
    ...{ "bw64 id3v2.3 INFO": info3, "bw64 id3v2.4 INFO": info4 },
  };
}

function everyAiff(version3: FieldSights, version4: FieldSights): Of<"aif"> {
  return {
    ...{ "aiff id3v2.3": version3, "aiff id3v2.4": version4 },
    ...{ "aifc id3v2.3": version3, "aifc id3v2.4": version4 },
  };
}

function everyComment(sights: FieldSights): Of<"flac" | "ogg" | "vorbis" | "opus"> {
  return { flac: sights, "ogg flac": sights, vorbis: sights, opus: sights };
}

function everyMp4(sights: FieldSights): Of<"m4a" | "alac" | "mp4" | "mov"> {
  return { m4a: sights, "m4a fragmented": sights, alac: sights, "mp4 video": sights, mov: sights };
}
