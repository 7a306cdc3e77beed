import type { CreditCopy, Id, RecordingCopy, ReleaseCopy, TrackCopy, WorkCopy } from "@deadwax/catalog";
import { aDate, aGtin, anIsrc, anIswc } from "../master-sheet/testing.ts";

export function anId(end: number): Id {
  return `0198f2c4-6a10-7c3e-9d55-${String(end).padStart(12, "0")}` as Id;
}

export function aCredit(name: string, role: string, ipi: string | null = null): CreditCopy {
  return { name, role, isni: null, ipi };
}

export function aWork(changes: Partial<WorkCopy> = {}): WorkCopy {
  return {
    ...{ id: anId(500), title: "Midnight Drive", iswc: anIswc(), language: "en" },
    credits: [
      aCredit("Ana Lima", "composer", "00052210040"),
      aCredit("Jo Berg", "lyricist"),
      aCredit("Ferry Street Music", "publisher"),
    ],
    ...changes,
  };
}

/** A recording with everything filled in. */
export function aRecording(changes: Partial<RecordingCopy> = {}): RecordingCopy {
  return {
    id: anId(1),
    revision: 1,
    title: "Midnight Drive",
    versionTitle: "Radio Edit",
    versionTypes: ["radio-edit"],
    localTitles: [],
    displayArtist: "Ana Lima feat. The Ferrymen",
    contentType: "sound",
    recordingMode: "stereo",
    advisory: "not-explicit",
    language: "en",
    recordedOn: aDate("2026-02"),
    firstPublishedOn: aDate("2026-05-17"),
    pLine: "2026 Ferry Street Records",
    cLine: "2026 Ferry Street Records",
    label: "Ferry Street Records",
    durationMs: 201_345,
    ownerPartyId: null,
    codeRoute: null,
    responsible: "Jo Berg",
    notes: null,
    mergedIntoId: null,
    isrc: anIsrc(12),
    file: "01 midnight-drive_radio-edit.wav",
    owner: "Ferry Street Records",
    credits: [
      aCredit("Ana Lima", "vocals"),
      aCredit("The Ferrymen", "guitars"),
      aCredit("Jo Berg", "producer"),
      aCredit("Mia Holm", "mastering engineer"),
    ],
    works: [aWork()],
    ...changes,
  };
}

export function aTrack(changes: Partial<TrackCopy> = {}, recording: Partial<RecordingCopy> = {}): TrackCopy {
  return {
    ...{ medium: 1, position: 1, printedTitle: null, spanStartMs: null, spanEndMs: null },
    recording: aRecording(recording),
    ...changes,
  };
}

const EMBER: Partial<RecordingCopy> = {
  ...{ id: anId(2), title: "Ember", versionTitle: null, versionTypes: [], displayArtist: "Ana Lima" },
  ...{ durationMs: 187_020, isrc: anIsrc(13), file: "02 ember.wav", advisory: "explicit" },
  ...{ pLine: "2025 Harbor Light", owner: "Harbor Light", credits: [aCredit("Ana Lima", "vocals")] },
  works: [aWork({ id: anId(501), title: "Ember", iswc: null, credits: [aCredit("Ana Lima", "composer")] })],
};

const UNCODED: Partial<RecordingCopy> = {
  ...{ id: anId(3), title: "Harbor Bell", versionTitle: "Live at Roskilde", versionTypes: ["live"] },
  ...{ displayArtist: "Ana Lima", durationMs: null, isrc: null, file: "03 harbor-bell.wav" },
  ...{ language: null, credits: [], works: [] },
};

/** Three recordings on two discs, with what a label copy can hold and with what may be missing. */
export function aReleaseCopy(changes: Partial<ReleaseCopy["release"]> = {}): ReleaseCopy {
  return {
    release: {
      ...{ id: anId(900), revision: 1, title: "Ferry Street Nights", versionTitle: "Deluxe Edition" },
      ...{ displayArtist: "Ana Lima", gtin: aGtin(), grid: null, catalogNumber: "FSR-007" },
      ...{ releasedOn: aDate("2026-11-27"), label: "Ferry Street Records", notes: null },
      ...{ pLine: "2026 Ferry Street Records", cLine: "2026 Ferry Street Records" },
      ...changes,
    },
    credits: [aCredit("Sam Roth", "cover design")],
    tracks: [
      aTrack(),
      aTrack({ position: 2 }, EMBER),
      aTrack({ position: 3 }, UNCODED),
      aTrack({ medium: 2, printedTitle: "Midnight Drive, Reprise", spanStartMs: 0, spanEndMs: 62_000 }),
    ],
  };
}

/** Titles in every writing that papers are printed in, long ones among them, and one that no font of ours has. */
export function aWideReleaseCopy(): ReleaseCopy {
  const titles: readonly (readonly [string, string, string | null])[] = [
    ["Žluťoučký kůň – Ångström, Þór, Ẹ̀kọ́, M̧ajeļ", "Ŝiro & the Ørsteds", "cs"],
    ["Νυχτερινή διαδρομή", "Ελένη Παπαδοπούλου", "el"],
    ["Полночная поездка (Съёмка)", "Алёна Щербакова", "ru"],
    ["Chuyến xe nửa đêm, những con đường cũ", "Nguyễn Thị Ánh Tuyết", "vi"],
    ["真夜中のドライブ「骨と直線」", "山田 花子 feat. 東京事変", "ja"],
    ["午夜驾驶：门与骨", "李小龙", "zh-Hans"],
    ["午夜駕駛：門與骨", "陳奕迅", "zh-Hant"],
    ["한밤의 드라이브 (깊은 밤)", "김민지", "ko"],
    ["قيادة منتصف الليل (نسخة 2026)", "فيروز الحلو", "ar"],
    ["נסיעת חצות (גרסה 12) – עם שָׁלוֹם", "עידן רייכל feat. Ana Lima", "he"],
    ["ขับรถเที่ยงคืน", "Midnight ✈ 🎧 Club", "th"],
    [
      "The Long and Winding Inventory of Everything That Was Left on the Back Seat of the Last Night Bus to Ferry Street, Including Two Umbrellas",
      "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftskapelle aus Wien",
      "en",
    ],
  ];
  const copy = aReleaseCopy({ versionTitle: null, title: "Night Drives of the World" });
  return {
    ...copy,
    tracks: titles.map(([title, displayArtist, language], index) =>
      aTrack(
        { position: index + 1 },
        { title, displayArtist, language, versionTitle: null, isrc: anIsrc(100 + index), works: [] },
      ),
    ),
  };
}
