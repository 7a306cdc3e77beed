import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Instant, ReleaseCopy } from "@deadwax/catalog";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { aCredit, aReleaseCopy, aTrack, aWideReleaseCopy } from "../release-copy/testing.ts";
import { labelCopyModel } from "./label-copy-model.ts";
import { labelCopyPage } from "./label-copy-page.ts";
import { labelCopyPdf } from "./label-copy-pdf.ts";

const golden = (name: string): string => join(import.meta.dirname, "golden", name);
const made = { madeAt: "2026-11-23T03:40:00.000Z" as Instant, madeBy: "Deadwax 0.1.0" };
const lines = (copy: ReleaseCopy): string[] =>
  labelCopyModel(copy).media[0]!.tracks[0]!.lines.map(
    ({ label, values }) => `${label}: ${values.join(", ")}`,
  );

describe("labelCopyModel", () => {
  it("says of a track only what differs from the release", () => {
    const copy = aReleaseCopy();
    expect(lines(copy).some((line) => line.startsWith("℗"))).toBe(false);
    const other = { ...copy, tracks: [aTrack({}, { pLine: "℗ 2025 Harbor Light", label: "Harbor Light" })] };
    expect(lines(other)).toContain("℗: 2025 Harbor Light");
    expect(lines(other)).toContain("Label: Harbor Light");
  });

  it("takes the sign from a P line that has one, in any form", () => {
    const pLine = "(P) 2026 Ferry Street Records";
    expect(labelCopyModel(aReleaseCopy({ pLine })).facts).toContainEqual({
      label: "℗",
      values: ["2026 Ferry Street Records"],
    });
  });

  it("adds up the durations, and says when one is not known", () => {
    const tracks = (copy: ReleaseCopy) => labelCopyModel(copy).facts.find(({ label }) => label === "Tracks");
    expect(tracks(aReleaseCopy())?.values).toEqual(["4 on 2 media, 7:30 without those of unknown duration"]);
    const long = { ...aReleaseCopy(), tracks: [aTrack({}, { durationMs: 3_725_400 })] };
    expect(tracks(long)?.values).toEqual(["1, 1:02:05"]);
  });
});

function requireWellFormed(page: string): void {
  const parser = new SaxesParser({ fragment: true });
  parser.on("error", (error) => {
    throw error;
  });
  const body = page
    .replace("<!doctype html>", "")
    .replaceAll(/<(meta)([^>/]*(?:\/[^>/]+)*)\/?>/gu, "<$1$2/>")
    .replace(/<style>.*<\/style>/su, "");
  parser.write(body).close();
}

describe("labelCopyPage", () => {
  it("shows the release and its tracks", async () => {
    const page = labelCopyPage({ copy: aReleaseCopy(), ...made });
    requireWellFormed(page);
    await expect(page).toMatchFileSnapshot(golden("label-copy.html"));
  });

  it("needs nothing from outside, and lets no text become markup", () => {
    const evil = `<script>alert("1")</script>'&\u202e`;
    const copy = aReleaseCopy({ title: evil, label: evil, versionTitle: evil, displayArtist: evil });
    const recording = { title: evil, versionTitle: evil, displayArtist: evil, language: `"${evil}` };
    const page = labelCopyPage({
      copy: { ...copy, tracks: [aTrack({}, { ...recording, credits: [aCredit(evil, evil)] })] },
      ...made,
    });
    requireWellFormed(page);
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son[a-z]+=|\u202e/u);
  });
});

const isThere = (name: string): boolean => spawnSync(name, ["-v"]).error === undefined;
const textOf = (pdf: Uint8Array): string =>
  execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });

describe("labelCopyPdf", () => {
  it("makes the same bytes of the same release, and a PDF with its fonts inside", async () => {
    const one = await labelCopyPdf({ copy: aReleaseCopy(), ...made });
    const other = await labelCopyPdf({ copy: aReleaseCopy(), ...made });
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
    expect(Buffer.from(one.bytes.subarray(0, 8)).toString()).toBe("%PDF-1.7");
    expect(one.issues).toEqual([]);
    expect(one.bytes.length).toBeLessThan(40_000);
  });

  it("says which letters no font has, once for each text, and prints every other script", async () => {
    const { issues } = await labelCopyPdf({ copy: aWideReleaseCopy(), ...made });
    expect(issues.map(({ code, received }) => [code, received])).toEqual([
      ["LABEL_COPY_LETTERS", "ขับรถเที่ยงคืน"],
      ["LABEL_COPY_LETTERS", "Midnight ✈ 🎧 Club"],
      ["LABEL_COPY_LETTERS", "Midnight ✈ 🎧 Club"],
    ]);
    expect(issues[0]?.message).toContain("U+0E02");
  });

  it.skipIf(!isThere("pdftotext"))("prints what the page shows", async () => {
    const { bytes } = await labelCopyPdf({ copy: aReleaseCopy(), ...made });
    // How wide a gap is told, and where a line is left empty, is the reader's taste.
    const lines = textOf(bytes)
      .split("\n")
      .map((line) => line.replaceAll(/\s+/gu, " ").trim());
    const text = lines.filter((line) => line !== "").join("\n");
    await expect(text).toMatchFileSnapshot(golden("label-copy.txt"));
  });

  it.skipIf(!isThere("pdftotext"))("holds the text of every script, to be searched and copied", async () => {
    const { bytes } = await labelCopyPdf({ copy: aWideReleaseCopy(), ...made });
    const text = textOf(bytes)
      .normalize("NFKC")
      .replaceAll(/[\s\u202a-\u202e]+/gu, "");
    for (const word of ["Žluťoučký", "διαδρομή", "Щербакова", "đườngcũ", "真夜中のドライブ", "午夜驾驶"])
      expect(text).toContain(word);
    for (const word of ["한밤의", "فيروزالحلو", "חצות", "TwoUmbrellas", "gesellschaftskapelle"])
      expect(text).toContain(word);
  });

  it.skipIf(!isThere("pdftotext"))("numbers the pages and repeats the head on each", async () => {
    const copy = aReleaseCopy();
    const tracks = Array.from({ length: 40 }, (_, index) => aTrack({ position: index + 1 }));
    const pages = textOf((await labelCopyPdf({ copy: { ...copy, tracks }, ...made })).bytes).split("\f");
    const count = pages.length - 1;
    expect(count).toBeGreaterThan(4);
    for (const [index, page] of pages.slice(0, count).entries()) {
      expect(page).toContain(`Page ${index + 1} of ${count}`);
      expect(page).toMatch(/No\.\s+Title, artist, credits\s+Duration\s+ISRC/u);
      if (index > 0) expect(page).toMatch(/Ferry Street Nights · Ana Lima · FSR-007\s+Label copy/u);
    }
    expect(pages.join("").match(/AA-6Q7-26-00012/gu)).toHaveLength(40);
  });

  it.skipIf(!isThere("pdftotext"))("cuts nothing off a text that is longer than a page", async () => {
    const names = Array.from({ length: 900 }, (_, index) => aCredit(`Choir member ${index + 1}`, "vocals"));
    const copy = { ...aReleaseCopy(), tracks: [aTrack({}, { credits: names })] };
    const text = textOf((await labelCopyPdf({ copy, ...made })).bytes);
    for (const word of [/Choir/gu, /\(vocals\)/gu]) expect(text.match(word)).toHaveLength(900);
  });
});
