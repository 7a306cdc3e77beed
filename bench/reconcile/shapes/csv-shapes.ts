/** Sheets as text files. */
import { isWindows1252 } from "../files/csv.ts";
import * as c from "./columns.ts";
import {
  exponent,
  hyphened,
  isoDuration,
  longClock,
  shortExponent,
  spokenDuration,
  wholeSeconds,
} from "./forms.ts";
import type { Line } from "./line.ts";
import { shape, type Shape } from "./shape.ts";

const bracketed = ({ title, version }: Line): string => (version === null ? title : `${title} (${version})`);

function withGuests({ title, version, featured }: Line): string {
  const guests = featured.length === 0 ? "" : ` (feat. ${featured.join(" & ")})`;
  return title + guests + (version === null ? "" : ` - ${version}`);
}

function participants({ mains, featured }: Line): string {
  return [
    ...mains.map((name) => `MainArtist:${name}`),
    ...featured.map((name) => `FeaturedArtist:${name}`),
  ].join(";");
}

const released = (line: Line, at: number): string => `${line.barcode}_${String(at).padStart(3, "0")}.wav`;

export const CSV_SHAPES: readonly Shape[] = [
  shape({
    name: "release-manager",
    file: { format: "csv", extension: "csv", delimiter: ",", encoding: "utf-8", newline: "\n" },
    above: [
      ["Bulk release template", "v3.2"],
      ["Do not delete or move columns."],
      ["Participants: Role:Name;Role:Name"],
      ["ISRC: your code, or auto to get one"],
      ["Dates: YYYY-MM-DD"],
      [],
    ],
    columns: [
      c.barcode("UPC"),
      c.catalogNumber("Catalog Number"),
      c.release("Release Title"),
      c.releaseDate("Release Date", "iso"),
      c.label("Label"),
      c.medium("Disc"),
      c.position("Track"),
      c.title("Track Title"),
      c.version("Version"),
      c.column("Participants", ["main_artist", "featured_artist"], participants),
      c.column("ISRC", ["isrc"], ({ isrc }) => (isrc === "" ? "auto" : isrc)),
      c.duration("Duration", isoDuration),
      c.advisory("Parental Advisory", {
        explicit: "Explicit",
        clean: "ExplicitContentEdited",
        "not-explicit": "NotExplicit",
      }),
      c.pYear("P Year"),
      c.pOwner("P Owner"),
      c.other("Audio File", (line) => released(line, line.position)),
    ],
  }),
  shape({
    name: "german-list",
    file: { format: "csv", extension: "csv", delimiter: ";", encoding: "windows-1252", newline: "\r\n" },
    above: [["Titelliste", "", "Stand: 02.11.2026"], []],
    canHold: isWindows1252,
    columns: [
      c.barcode("EAN", (digits) => digits.padStart(13, "0")),
      c.release("Albumtitel"),
      c.catalogNumber("Kat.-Nr."),
      c.medium("Tonträger"),
      c.position("Nr."),
      c.artists("Interpret", "feat."),
      c.fullTitle("Titel", bracketed),
      c.duration("Länge"),
      c.isrc("ISRC", hyphened),
      c.releaseDate("VÖ-Datum", "d.m.y"),
      c.pLine("(P)-Vermerk", "(P) "),
      c.label("Label"),
      c.advisory("Explizit", { explicit: "ja", clean: "bereinigt", "not-explicit": "nein" }),
    ],
    below: (rows) => [[], ["Summe", `${rows} Titel`], ["Alle Angaben ohne Gewähr"]],
  }),
  shape({
    name: "french-delivery",
    file: { format: "csv", extension: "txt", delimiter: "\t", encoding: "utf-16le-bom", newline: "\r\n" },
    order: "title",
    isDecomposed: true,
    columns: [
      c.mains("Artiste principal", " / "),
      c.guests("Artistes invités", ", "),
      c.title("Titre"),
      c.version("Version"),
      c.release("Titre de l'album"),
      c.position("N° de piste", (line) => `${line.medium}-${line.position}`),
      c.isrc("Code ISRC", (code) => code.toLowerCase()),
      c.duration("Durée (s)", wholeSeconds),
      c.releaseDate("Date de sortie", "d/m/y"),
      c.barcode("Code-barres", (digits) => digits.replace(/^0+/u, "")),
      c.label("Label"),
      c.pLine("Mention (P)", ""),
      c.advisory("Contenu explicite", { explicit: "Oui", clean: "Version censurée", "not-explicit": "Non" }),
    ],
  }),
  shape({
    name: "store-statement",
    file: { format: "csv", extension: "tsv", delimiter: "\t", encoding: "utf-8", newline: "\n" },
    order: "isrc",
    columns: [
      c.barcode("PRODUCT_UPC", exponent),
      c.catalogNumber("PRODUCT_CATALOGUE_NUMBER"),
      c.label("LABEL"),
      c.release("RELEASE"),
      c.position("TRACK_NO", ({ medium, position }) => `${medium}.${position}`),
      c.title("TRACK_TITLE"),
      c.version("REMIX"),
      c.artists("TRACK_ARTIST", "ft."),
      c.isrc("TRACK_ISRC_CODE"),
      c.duration("LENGTH"),
      c.releaseDate("RELEASE_DATE", "compact"),
      c.advisory("EXPLICIT", { explicit: "Y", clean: "N", "not-explicit": "N" }),
      c.other("UNITS", (_, random) => String(random.whole(1, 9000))),
      c.other("REVENUE_EUR", (_, random) => (random.whole(1, 90_000) / 100).toFixed(2)),
    ],
    below: (rows) => [["TOTAL", "", "", "", "", `${rows} TRACKS`]],
  }),
  shape({
    name: "spanish-resaved",
    file: { format: "csv", extension: "csv", delimiter: ",", encoding: "utf-8-bom", newline: "\r\n" },
    above: [["Catálogo digital, informe de entregas"], ["Generado el 02/11/2026"], []],
    lossy: ["barcode"],
    columns: [
      c.other("#", (_, random) => String(random.whole(100_000, 999_999))),
      c.mains("Intérprete", ", "),
      c.fullTitle("Título", withGuests, true),
      c.release("Álbum"),
      c.medium("Disco"),
      c.position("N.º de pista"),
      c.isrc("Código ISRC", hyphened),
      c.duration("Duración", longClock),
      c.releaseDate("Fecha de lanzamiento", "d month y"),
      c.barcode("UPC/EAN", shortExponent),
      c.catalogNumber("N.º de catálogo"),
      c.label("Sello"),
      c.pLine("Línea (P)", "℗ "),
      c.advisory("Explícito", { explicit: "Sí", clean: "Editado", "not-explicit": "No" }),
    ],
    below: (rows) => [["", "", `Total de pistas: ${rows}`]],
  }),
  shape({
    name: "portuguese-export",
    file: { format: "csv", extension: "csv", delimiter: ";", encoding: "utf-8-bom", newline: "\n" },
    order: "title",
    columns: [
      c.isrc("ISRC", (code) => `ISRC ${hyphened(code)}`),
      c.title("Título"),
      c.version("Versão"),
      c.artists("Artista", "part."),
      c.duration("Duração", spokenDuration),
      c.release("Lançamento"),
      c.barcode("Código de barras", (digits) => digits.replace(/^(\d+)(\d{6})(\d{6})$/u, "$1 $2 $3")),
      c.medium("Disco"),
      c.position("Faixa"),
      c.releaseDate("Data de lançamento", "iso-time"),
      c.label("Gravadora"),
      c.pYear("Ano (P)"),
      c.pOwner("Titular (P)"),
      c.advisory("Conteúdo explícito", { explicit: "Sim", clean: "Versão limpa", "not-explicit": "Não" }),
    ],
  }),
];
