import { describe, expect, it } from "vitest";
import { readCsv } from "../csv/read-csv.ts";
import { sampleRows } from "../table/sample-rows.ts";
import { isHeaderWord, meaningOfHeader } from "./header-words.ts";
import { mappingFrom } from "./mapping-from.ts";
import { suggestMapping } from "./suggest-mapping.ts";

async function suggested(text: string) {
  const { sample, table } = await sampleRows(await readCsv(Buffer.from(text), { isHeaderWord }));
  return suggestMapping(table.header, sample);
}

async function brief(text: string): Promise<string[]> {
  return (await suggested(text)).map(
    (found) => `${found.name}: ${found.status} ${found.target ?? "-"} ${found.because}`,
  );
}

describe("suggestMapping", () => {
  it.each([
    ["en", "ISRC Code,Track Title,Mix Version,Artist Name,Length,UPC,Catalogue number"],
    ["de", "ISRC-Nummer,Songtitel,Titelzusatz,Künstler,Länge,Strichcode,Katalognummer"],
    ["fr", "Code ISRC,Titre du morceau,Sous-titre,Nom de l’artiste,Durée,Code-barres,Numéro de catalogue"],
    [
      "es",
      "Código ISRC,Título de la canción,Versión,Nombre del artista,Duración,Código de barras,Número de catálogo",
    ],
    ["it", "Codice ISRC,Titolo del brano,Versione,Nome artista,Durata,Codice a barre,Numero di catalogo"],
    ["pt", "Código ISRC,Título da faixa,Versão,Nome do artista,Duração,Código de barras,Número de catálogo"],
    ["nl", "ISRC,Tracknaam,Versie,Artiestnaam,Speelduur,Streepjescode,Catalogusnummer"],
    ["sv", "ISRC-kod,Låttitel,Versionstitel,Artistnamn,Speltid,Streckkod,Katalognr"],
    ["ja", "ISRCコード,曲名,バージョン,アーティスト名,再生時間,バーコード,品番"],
  ])("knows the headers of a sheet in %s", async (_, header) => {
    const found = await suggested(`${header}\nAA6Q72600012,Drive,Live,Ana,3:21,0666017082523,FSR-007\n`);
    expect(found.map(({ target, status }) => (status === "matched" ? target : status))).toEqual([
      "isrc",
      "title",
      "version_title",
      "display_artist",
      "duration",
      "barcode",
      "catalog_number",
    ]);
  });

  it("trusts the header of a column whose cells are to be repaired", async () => {
    const rows = "Song,ISRC,deadwax_row,deadwax_problem\nDrive,AA6Q726000,4,short\n";
    expect((await brief(rows)).slice(0, 2)).toEqual([
      "Song: matched title header",
      "ISRC: matched isrc own-header",
    ]);
  });

  it("makes no column of what one row has beyond the header", async () => {
    expect(await brief("Song,Artist\nDrive,Ana\nHarbour,Ana,too,much\n")).toEqual([
      "Song: matched title header",
      "Artist: matched display_artist header",
    ]);
  });

  it("asks when only the content speaks", async () => {
    expect(await brief("Song,Code\nDrive,AA6Q72600012\n")).toEqual([
      "Song: matched title header",
      "Code: uncertain isrc content-only",
    ]);
  });

  it("asks when the content contradicts the header", async () => {
    expect(await brief("Song,ISRC,Catalog number\nDrive,844185059862,AA6Q72600012\n")).toEqual([
      "Song: matched title header",
      "ISRC: uncertain isrc contradiction",
      "Catalog number: uncertain catalog_number contradiction",
    ]);
  });

  it("asks when most cells cannot be read as what the header says", async () => {
    expect((await brief("Title,Track number\nDrive,A side\nHarbour,B side\n"))[1]).toBe(
      "Track number: uncertain track_position unreadable",
    );
  });

  it("asks which of two columns is the one, and prefers the one with content", async () => {
    expect(await brief("Artist,Track artist,UPC,EAN\nAna,Bo,0666017082523,\n")).toEqual([
      "Artist: uncertain display_artist rival",
      "Track artist: uncertain display_artist rival",
      "UPC: matched barcode header-and-content",
      "EAN: uncertain barcode rival",
    ]);
  });

  it("asks whether a release date is the first publication", async () => {
    expect((await brief("Title,Release date\nDrive,2024-05-17\n"))[1]).toBe(
      "Release date: uncertain first_published header-ambiguous",
    );
  });

  it("does not take the artist of the release for the artist of the recording", async () => {
    expect((await brief("Title,Album artist,Genre\nDrive,Various,Pop\n")).slice(1)).toEqual([
      "Album artist: ignored - other-thing",
      "Genre: ignored - other-thing",
    ]);
  });

  it("finds the column of codes in a list without a header, as a question", async () => {
    expect(await brief("AA6Q72600012\nAA6Q72600013\n")).toEqual(["Column A: uncertain isrc content-only"]);
  });

  it("matches every column of the master sheet itself", async () => {
    for (const id of ["deadwax_id", "display_artist", "p_line", "superseded_codes", "revision"]) {
      expect(meaningOfHeader(id)).toEqual({ kind: "own", target: id });
    }
  });

  it("lets a person override it", async () => {
    const found = await suggested("Song name,Code,Artist,Mood\nDrive,AA6Q72600012,Ana,calm\n");
    expect({ ...mappingFrom(found) }).toEqual({
      "Song name": "title",
      Code: "ignore",
      Artist: "display_artist",
      Mood: "ignore",
    });
    expect({ ...mappingFrom(found, { code: "isrc", Mood: "title" }) }).toEqual({
      "Song name": "ignore",
      Code: "isrc",
      Artist: "display_artist",
      Mood: "title",
    });
    expect(() => mappingFrom(found, { Sound: "isrc" })).toThrow(
      expect.objectContaining({ code: "SHEET_MAPPING_HEADER_UNKNOWN" }),
    );
  });
});
