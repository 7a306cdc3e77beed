/** Sheets as workbooks. */
import * as c from "./columns.ts";
import { dateCell, dateText, hyphened, numberCell, timeCell } from "./forms.ts";
import type { Line } from "./line.ts";
import { shape, type Shape } from "./shape.ts";

const squared = ({ title, version }: Line): string => (version === null ? title : `${title} [${version}]`);

export const XLSX_SHAPES: readonly Shape[] = [
  shape({
    name: "album-extended",
    file: { format: "xlsx", sheetName: "Tracks" },
    isCleanByFlag: true,
    columns: [
      c.position("Track number"),
      c.title("Track title"),
      c.column("Mixtitle / Version", ["version"], ({ version }) =>
        version === "Clean" ? "" : (version ?? ""),
      ),
      c.mains("Main artist on tracks", " & "),
      c.guests("Featuring on tracks", " & "),
      c.medium("CD number"),
      c.release("Release title"),
      c.label("Label"),
      c.pYear("Production year"),
      c.pOwner("(P) line"),
      c.other("Genre", (_, random) => random.pick(["Pop", "Alternative", "Electronic"])),
      c.advisory("Parental advisory", {
        explicit: "Explicit",
        clean: "Clean",
        "not-explicit": "Not explicit",
      }),
      c.other("Territories to deliver", () => "WORLD"),
      c.releaseDate("Digital release date (MM/DD/YYYY)", "m/d/y"),
      c.column("Original release date (MM/DD/YYYY)", ["first_published"], (line) =>
        dateText(line.firstPublished, "m/d/y"),
      ),
      c.isrc("ISRC Code"),
      c.barcode("UPC Code", numberCell),
      c.catalogNumber("Release catalog number"),
    ],
  }),
  shape({
    name: "japanese-workbook",
    file: {
      format: "xlsx",
      sheetName: "楽曲一覧",
      cover: {
        name: "表紙",
        rows: [["納品データ"], ["作成日", "2026-11-02"], ["このシートには曲の情報はありません"]],
      },
    },
    above: [["納品データ一覧"], [], ["商品情報", "", "", "", "", "楽曲情報"]],
    columns: [
      c.catalogNumber("商品番号"),
      c.barcode("JAN/UPC"),
      c.release("アルバム名"),
      c.medium("ディスク"),
      c.position("曲順"),
      c.fullTitle("曲名", squared),
      c.artists("アーティスト名", "feat."),
      c.isrc("ISRCコード", hyphened),
      c.duration("収録時間", timeCell),
      c.column("発売日", ["release_date"], (line) => dateCell(line.releaseDate)),
      c.label("レーベル"),
      c.pLine("原盤権者 (P)", "℗"),
      c.advisory("エクスプリシット", { explicit: "Explicit", clean: "Clean", "not-explicit": "なし" }),
    ],
    below: (rows) => [[], ["合計", `${rows} 曲`]],
  }),
];
