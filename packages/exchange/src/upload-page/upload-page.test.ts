import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Instant } from "@deadwax/catalog";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { aReleaseCopy, aTrack } from "../release-copy/testing.ts";
import type { UploadPageInput } from "./page-input.ts";
import { SCRIPT } from "./script.ts";
import { uploadPage } from "./upload-page.ts";

const page = (given: Partial<UploadPageInput> = {}): string =>
  uploadPage({
    ...{ copy: aReleaseCopy(), distributor: "Harbor Distribution" },
    ...{ madeAt: "2026-11-23T03:40:00.000Z" as Instant, madeBy: "Deadwax 0.1.0" },
    ...given,
  });

function requireWellFormed(markup: string): void {
  const parser = new SaxesParser({ fragment: true });
  parser.on("error", (error) => {
    throw error;
  });
  const body = markup
    .replace("<!doctype html>", "")
    .replaceAll(/<(meta)([^>/]*(?:\/[^>/]+)*)\/?>/gu, "<$1$2/>")
    .replaceAll(/<(style|script)>.*?<\/\1>/gsu, "")
    .replaceAll(" hidden>", ' hidden="">');
  parser.write(body).close();
}

describe("uploadPage", () => {
  it("has every value in the order of the form, each with a button of its own", async () => {
    const markup = page();
    requireWellFormed(markup);
    await expect(markup).toMatchFileSnapshot(join(import.meta.dirname, "golden", "upload-page.html"));
    const values = markup.match(/class="value"/gu)?.length;
    expect(markup.match(/<button type="button" class="copy"/gu)).toHaveLength(values ?? 0);
  });

  it("follows a distributor's own order and words", () => {
    const order = {
      release: [{ label: "Album name", field: "release_title" as const }],
      track: [{ label: "ISRC (optional)", field: "isrc" as const }],
    };
    const markup = page({ order });
    expect(markup).toContain("<dt>Album name</dt>");
    expect(markup).toContain("<dt>ISRC (optional)</dt>");
    expect(markup).not.toContain("<dt>Composers</dt>");
  });

  it("warns of tracks without a code, because an empty field gets the distributor's", () => {
    expect(page()).toContain("One track has no ISRC yet");
    expect(page({ copy: { ...aReleaseCopy(), tracks: [aTrack()] } })).not.toContain("no ISRC yet");
  });

  it("ends with how to check what arrived", () => {
    expect(page()).toContain("deadwax reconcile fsr-007.txt");
    expect(page()).toContain("paste what Harbor Distribution shows now");
    expect(page({ distributor: null })).toContain("paste what the distributor shows now");
  });

  it("runs its own script and nothing else, and loads nothing", () => {
    const hash = createHash("sha256").update(SCRIPT).digest("base64");
    const markup = page();
    expect(markup).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`);
    expect(markup).not.toMatch(/<link|<img|@import|url\(|\son[a-z]+=|fetch\(|XMLHttp|localStorage/u);
  });

  it("lets no text become markup, in values, labels and attributes", () => {
    const evil = `"><script>alert(1)</script>'&\u202e`;
    const copy = aReleaseCopy({ title: evil, displayArtist: evil, catalogNumber: evil });
    const order = { release: [{ label: evil, field: "release_title" as const }], track: [] };
    const markup = page({
      copy: { ...copy, tracks: [aTrack({}, { title: evil })] },
      order,
      distributor: evil,
    });
    requireWellFormed(markup);
    expect(markup.match(/<script/gu)).toHaveLength(1);
    expect(markup).not.toContain("\u202e");
  });
});
