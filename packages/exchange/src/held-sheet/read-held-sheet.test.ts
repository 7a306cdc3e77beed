import { describe, expect, it } from "vitest";
import { codesOf, columnsOf, readAll, valuesOf } from "./testing.ts";

const ONE = { medium: 1, position: 1 };

describe("a held sheet", () => {
  it("of a German label is read below its title lines, without explanations, repeated headers, totals and notes", async () => {
    const read = await readAll(
      [
        "Ferry Street Records – Katalogexport;;;;;;;;;",
        "Stand: 17.05.2026;;;;;;;;;",
        ";;;;;;;;;",
        "Titel-Nr;Titel;Version;Hauptkünstler;Gastkünstler;ISRC-Code;Spieldauer;VÖ-Datum;℗-Zeile;EAN",
        ";Pflichtfeld;optional;Pflichtfeld;optional;12 Zeichen;mm:ss;TT.MM.JJJJ;;13 Stellen",
        "1-1;Midnight Drive;Radio Edit;Ana Lima;;AA-6Q7-26-00012;3:05;17.05.2026;℗ 2026 Ferry Street Records;0666017082523",
        "1-2;Harbour;;Ana Lima;Jo Berg;AA6Q72600013;4:12;03.04.2026;2026 Ferry Street Records;666017082523",
        "Titel-Nr;Titel;Version;Hauptkünstler;Gastkünstler;ISRC-Code;Spieldauer;VÖ-Datum;℗-Zeile;EAN",
        "1-3;Third;;Ana Lima;;folgt;2:59;;;6,66E+11",
        "Summe;3 Titel;;;;;10:16;;;",
        "* vorläufig;;;;;;;;;",
      ].join("\n"),
    );
    expect(valuesOf(read)).toEqual([
      {
        isrc: "AA6Q72600012",
        title: "Midnight Drive",
        version: "Radio Edit",
        mainArtists: ["Ana Lima"],
        featuredArtists: null,
        duration: { ms: 185_000, precisionMs: 1000 },
        releaseDate: { date: "2026-05-17", orElse: null },
        pLine: { year: 2026, owner: "Ferry Street Records" },
        barcode: { gtin: "0666017082523", digits: "0666017082523", isRounded: false },
        trackPosition: ONE,
      },
      expect.objectContaining({
        featuredArtists: ["Jo Berg"],
        releaseDate: { date: "2026-04-03", orElse: null },
        barcode: { gtin: "666017082523", digits: "666017082523", isRounded: false },
      }),
      expect.objectContaining({ isrc: null, barcode: { gtin: null, digits: "666", isRounded: true } }),
    ]);
    expect(read.rows[2]?.values.isrc).toEqual({ text: "folgt", column: "ISRC-Code", value: null });
    expect(read.issues.filter(({ code }) => code === "HELD_ROW_LEFT_OUT").map(({ path }) => path[1])).toEqual(
      [5, 8, 10, 11],
    );
  });

  it("of a distributor joins year and owner, and knows the release from its recordings", async () => {
    const read = await readAll(
      `Release Title,Release Artist,UPC,Disc Number,Track Number,Track Title,Main Artist(s),Featured Artist,Remixer(s),ISRC,Duration (s),Explicit (Y/N),(P) Year,(P) Owner,(C) Line,Original Release Date,Release Date,Lyrics Language
Nights,Ana Lima,="0666017082523",2,1,Midnight Drive,Ana Lima;Jo Berg,,DJ X,isrc qz-abc-26-00001,185,N,2026,Ferry Street,(C) 2026 Ferry Street,03/04/2026,05/17/2026,English
Nights,Ana Lima,="0666017082523",2,2,Harbour,Ana Lima,Al,,auto,185.2,Y,2026,Ferry Street,,05/06/2026,05/17/2026,zxx
`,
    );
    expect(valuesOf(read)[0]).toEqual({
      releaseTitle: "Nights",
      releaseArtist: "Ana Lima",
      barcode: { gtin: "0666017082523", digits: "0666017082523", isRounded: false },
      trackPosition: { medium: 2, position: 1 },
      title: "Midnight Drive",
      mainArtists: ["Ana Lima", "Jo Berg"],
      featuredArtists: null,
      remixers: ["DJ X"],
      isrc: "QZABC2600001",
      duration: { ms: 185_000, precisionMs: 1000 },
      advisory: "not-explicit",
      pLine: { year: 2026, owner: "Ferry Street" },
      cLine: { year: 2026, owner: "Ferry Street" },
      firstPublished: { date: "2026-03-04", orElse: null },
      releaseDate: { date: "2026-05-17", orElse: null },
      language: "en",
    });
    expect(valuesOf(read)[1]).toMatchObject({
      isrc: null,
      advisory: "explicit",
      duration: { ms: 185_200, precisionMs: 100 },
      cLine: null,
    });
    expect(read.rows[0]?.values.pLine).toMatchObject({
      text: "2026 · Ferry Street",
      column: "(P) Year + (P) Owner",
    });
    expect(read.rows[0]?.values.barcode?.text).toBe('="0666017082523"');
    expect(read.rows[1]?.raw["ISRC"]).toBe("auto");
  });

  it.each([
    ["en", "Track Title,Primary Artist,ISRC Code,Length,Label Name"],
    ["de", "Songtitel,Hauptinterpret,ISRC-Nummer,Laufzeit,Plattenfirma"],
    ["fr", "Titre du morceau,Artiste principal,Code ISRC,Durée,Maison de disques"],
    ["es", "Título de la canción,Artista principal,Código ISRC,Duración,Sello discográfico"],
    ["pt", "Título da faixa,Artistas principais,Código ISRC,Duração,Gravadora"],
    ["it", "Titolo del brano,Artista principale,Codice ISRC,Durata,Etichetta"],
    ["nl", "Titel van het nummer,Hoofdartiest,ISRC-code,Speelduur,Platenlabel"],
    ["sv", "Låttitel,Huvudartist,ISRC-kod,Speltid,Skivbolag"],
    ["pl", "Tytuł utworu,Główny wykonawca,Kod ISRC,Czas trwania,Wytwórnia"],
    ["ru", "Название трека,Основной исполнитель,Код ISRC,Длительность,Лейбл"],
    ["tr", "Şarkı adı,Ana sanatçı,ISRC kodu,Süre,Plak şirketi"],
    ["ja", "曲名,メインアーティスト,ISRCコード,再生時間,レーベル"],
    ["zh", "歌曲名称,主要艺人,ISRC编码,时长,唱片公司"],
    ["ko", "곡명,메인 아티스트,ISRC 코드,재생시간,레이블"],
  ])("is read with the headers of %s", async (_, header) => {
    const read = await readAll(`${header}\nDrive,Ana Lima,AA6Q72600012,3:05,Ferry Street\n`);
    expect(valuesOf(read)).toEqual([
      {
        title: "Drive",
        mainArtists: ["Ana Lima"],
        isrc: "AA6Q72600012",
        duration: { ms: 185_000, precisionMs: 1000 },
        label: "Ferry Street",
      },
    ]);
  });

  it("takes a bare title for that of the release where another column says track", async () => {
    const read = await readAll(
      "Title,Artist,Track Title,Track Artist,ISRC\nNights,Various,Drive,Ana,AA6Q72600012\n",
    );
    expect(columnsOf(read)).toEqual([
      "Title=releaseTitle",
      "Artist=releaseArtist",
      "Track Title=title",
      "Track Artist=artist",
      "ISRC=isrc",
    ]);
  });

  it("takes the groups above its header into account", async () => {
    const read = await readAll(
      "Release,,,Track,,\nTitle,Artist,UPC,Title,Artist,ISRC\nNights,VA,0666017082523,Drive,Ana,AA6Q72600012\n",
    );
    expect(valuesOf(read)).toMatchObject([
      { releaseTitle: "Nights", releaseArtist: "VA", title: "Drive", artist: "Ana" },
    ]);
  });

  it("lets the cells say whether a track is a number or a title", async () => {
    expect(columnsOf(await readAll("Track,Artist,ISRC\nDrive,Ana,AA6Q72600012\n"))[0]).toBe("Track=title");
    expect(columnsOf(await readAll("Track,Title,ISRC\n1,Drive,AA6Q72600012\n"))[0]).toBe(
      "Track=trackPosition",
    );
  });

  it("reads names with roles, and artists in numbered columns", async () => {
    const roles = await readAll(
      "title,artists,isrc\nDrive,MainArtist:Ana Lima;FeaturedArtist:Jo Berg;Composer:Al,AA6Q72600012\nHarbour,Ana Lima (Main Artist); Al (Remixer),AA6Q72600013\n",
    );
    expect(valuesOf(roles)).toMatchObject([
      { mainArtists: ["Ana Lima"], featuredArtists: ["Jo Berg"] },
      { mainArtists: ["Ana Lima"], remixers: ["Al"] },
    ]);
    const numbered = await readAll("Title,Artist 1,Artist 2,ISRC\nDrive,Ana,Bo,AA6Q72600012\n");
    expect(numbered.rows[0]?.values.mainArtists).toEqual({
      text: "Ana · Bo",
      column: "Artist 1 + Artist 2",
      value: ["Ana", "Bo"],
    });
  });

  it("asks where content contradicts the header, and does not read the column", async () => {
    const read = await readAll(
      "Title,ISRC,Code\nDrive,0666017082523,AA6Q72600012\nHarbour,4050538793819,AA6Q72600013\n",
    );
    expect(columnsOf(read)).toEqual(["Title=title", "ISRC:uncertain isrc", "Code:assumed isrc"]);
    expect(codesOf(read.issues)).toEqual(["HELD_COLUMN_UNCERTAIN", "HELD_COLUMN_ASSUMED"]);
  });

  it("asks which of two columns that differ is the one, and takes two that never do as one", async () => {
    const two = await readAll("Title,ISRC,ISRC code\nDrive,AA6Q72600012,AA6Q72600099\n");
    expect(columnsOf(two).slice(1)).toEqual(["ISRC:uncertain isrc", "ISRC code:uncertain isrc"]);
    const one = await readAll(
      "Title,ISRC,UPC Code,EAN Code\nA,AA6Q72600012,666017082523,0666017082523\nB,AA6Q72600013,,4050538793819\n",
    );
    expect(valuesOf(one)[1]).toMatchObject({ barcode: { gtin: "4050538793819" } });
  });

  it("reads a second table below the first by its own header", async () => {
    const read = await readAll(
      "Title,Artist,ISRC,Duration\nDrive,Ana,AA6Q72600012,3:05\n,,,\nISRC,Title,Artist,Duration\nAA6Q72600013,Harbour,Ana,4:05\n",
    );
    expect(valuesOf(read)).toMatchObject([
      { isrc: "AA6Q72600012" },
      { isrc: "AA6Q72600013", title: "Harbour" },
    ]);
    expect(codesOf(read.issues)).toEqual(["HELD_HEADER_CHANGED"]);
  });

  it("gives the rows below a disc heading its number", async () => {
    const read = await readAll(
      "No,Title,Artist,ISRC\nCD 1,,,\n1,Drive,Ana,AA6Q72600012\nCD 2,,,\n1,Harbour,Ana,AA6Q72600013\n",
    );
    expect(valuesOf(read).map(({ trackPosition }) => trackPosition)).toEqual([
      ONE,
      { medium: 2, position: 1 },
    ]);
  });

  it("leaves out the headings of short groups, and knows a remix from its remixer", async () => {
    const read = await readAll(
      "Title,Remix,Remixer,ISRC,Explicit\nFerry Street Nights,,,,\nDrive,Dub,DJ X,AA6Q72600012,x\nHarbour,,,AA6Q72600013,\nSubtotal,,,2,\nOther album,,,,\nThird,,,AA6Q72600014,no\n",
    );
    expect(
      valuesOf(read).map(({ title, version, remixers, advisory }) => [title, version, remixers, advisory]),
    ).toEqual([
      ["Drive", "Dub", ["DJ X"], "explicit"],
      ["Harbour", null, null, null],
      ["Third", null, null, "not-explicit"],
    ]);
  });

  it("keeps a recording that is called Total or None", async () => {
    const read = await readAll(
      "Title,Artist,ISRC,Duration\nTotal,Ana,,3:05\nNone,Ana,AA6Q72600012,3:05\nDrive,Ana,AA6Q72600013,3:06\n",
    );
    expect(valuesOf(read).map(({ title }) => title)).toEqual(["Total", "None", "Drive"]);
  });

  it.each([
    ["13/04/2026|03/04/2026", ["2026-04-13", "2026-04-03"], [null, null], []],
    ["04/13/2026|03/04/2026", ["2026-04-13", "2026-03-04"], [null, null], []],
    [
      "05/06/2026|03/04/2026",
      ["2026-06-05", "2026-04-03"],
      ["2026-05-06", "2026-03-04"],
      ["HELD_DATES_OPEN"],
    ],
    [
      "13/04/2026|04/13/2026|05/06/2026",
      ["2026-04-13", "2026-04-13", "2026-06-05"],
      [null, null, "2026-05-06"],
      ["HELD_DATES_CONTRADICT"],
    ],
    ["17-May-26|2026", ["2026-05-17", "2026"], [null, null], []],
    ["Sun, 17 May 2026 10:00|17 мая 2026 г.", ["2026-05-17", "2026-05-17"], [null, null], []],
    ["17/05/26|18/05/26|03/04/26", ["2026-05-17", "2026-05-18", "2026-04-03"], [null, null, null], []],
  ])("settles the month of %s by the whole column", async (dates, expected, others, issues) => {
    const rows = dates.split("|").map((date, at) => `Drive,AA6Q7260001${at},"${date}"`);
    const read = await readAll(`Title,ISRC,Release date\n${rows.join("\n")}\n`);
    const days = read.rows.map(({ values }) => values.releaseDate?.value);
    expect(days.map((day) => day?.date)).toEqual(expected);
    expect(days.map((day) => day?.orElse)).toEqual(others);
    expect(codesOf(read.issues)).toEqual(issues);
  });

  it("settles the month by a row far below the first ones, and says so where it comes too late in a stream", async () => {
    const rows = Array.from(
      { length: 400 },
      (_, at) => `Drive,AA6Q726${String(at).padStart(5, "0")},${at === 399 ? "13" : "03"}/04/2026`,
    );
    const text = `Title,ISRC,Release date\n${rows.join("\n")}\n`;
    const whole = await readAll(text);
    expect(whole.rows[0]?.values.releaseDate?.value).toEqual({ date: "2026-04-03", orElse: null });
    expect(whole.tables[0]?.columns[2]?.dateOrder).toBe("day-first");
  });

  it("proposes the day of a date that became a number, and does not take it", async () => {
    const read = await readAll(
      "Title,ISRC,Release date\nDrive,AA6Q72600012,46159\nHarbour,AA6Q72600013,2026-05-18\n",
    );
    expect(read.rows[0]?.values.releaseDate?.value).toBeNull();
    expect(read.rows[0]?.issues.find(({ code }) => code === "DATE_NUMBER")?.expected).toBe("2026-05-17");
  });

  it("says that clean may mean not explicit, where no cell says that otherwise", async () => {
    const read = await readAll("Title,ISRC,Explicit\nA,AA6Q72600012,Clean\nB,AA6Q72600013,Explicit\n");
    expect(codesOf(read.issues)).toEqual(["HELD_CLEAN_DOUBTFUL"]);
    expect(
      codesOf((await readAll("Title,ISRC,Explicit\nA,AA6Q72600012,Clean\nB,AA6Q72600013,No\n")).issues),
    ).toEqual([]);
  });

  it("obeys the person who says that days come first", async () => {
    const read = await readAll("Title,ISRC,Release date\nDrive,AA6Q72600012,03/04/2026\n", {
      dayFirst: true,
    });
    expect(read.rows[0]?.values.releaseDate?.value).toEqual({ date: "2026-04-03", orElse: null });
  });

  it.each([
    ["185000|201345", [185_000, 201_345], 1],
    ["3:05:00|4:15:00", [185_000, 255_000], 1000],
    ["PT3M5S|00:03:05", [185_000, 185_000], 1000],
    ["3min05s|3'05\"", [185_000, 185_000], 1000],
    ["185|201", [185_000, 201_000], 1000],
    ["185.2|201.4", [185_200, 201_400], 100],
    ["00:03:05:12|00:04:05:00", [185_000, 245_000], 1000],
  ])("reads the durations %s by their column", async (durations, expected, precision) => {
    const rows = durations
      .split("|")
      .map((text, at) => `Drive,AA6Q7260001${at},"${text.replaceAll('"', '""')}"`);
    const read = await readAll(`Title,ISRC,Duration\n${rows.join("\n")}\n`);
    expect(read.rows.map(({ values }) => values.duration?.value)).toEqual(
      expected.map((ms) => ({ ms, precisionMs: precision })),
    );
  });

  it("does not guess minutes and seconds from a few numbers, and knows them from many", async () => {
    const few = await readAll("Title,ISRC,Duration\nDrive,AA6Q72600012,3.05\n");
    expect(few.rows[0]?.values.duration?.value).toBeNull();
    const rows = Array.from(
      { length: 12 },
      (_, at) => `Drive,AA6Q726000${String(at).padStart(2, "0")},3.${at < 10 ? "0" : ""}${at}`,
    );
    const many = await readAll(`Title,ISRC,Duration\n${rows.join("\n")}\n`);
    expect(many.rows[5]?.values.duration?.value).toEqual({ ms: 185_000, precisionMs: 1000 });
    expect(many.tables[0]?.columns[2]?.durationUnit).toBe("m.ss");
  });

  it("says what is wrong with a code, a bar code and damaged text, and repairs nothing", async () => {
    const read = await readAll(
      "Title,Artist,ISRC,UPC\nCafÃ© Noir,Beyonc\uFFFD,AA-6Q7-26-00O12,66601708252O\nM?nchen,Bj√∂rk,AA6Q7260001,17082523\nRock &amp; Roll,Ana,AA6Q72600013,0666017082524\n",
    );
    expect(valuesOf(read)).toMatchObject([
      { title: "CafÃ© Noir", artist: null, isrc: null, barcode: null },
      { title: "M?nchen", artist: "Bj√∂rk", isrc: null },
      { title: "Rock &amp; Roll", barcode: { gtin: null, digits: "0666017082524" } },
    ]);
    const damage = read.rows.flatMap(({ issues }) =>
      issues.filter(({ code }) => code === "HELD_TEXT_DAMAGED"),
    );
    expect(damage.map(({ expected }) => expected)).toEqual(["Café Noir", undefined, "Björk", "Rock & Roll"]);
    expect(read.rows[0]?.issues.find(({ code }) => code.startsWith("ISRC_DES"))).toMatchObject({
      path: ["rows", 2, "ISRC"],
      expected: "AA-6Q7-26-00012",
    });
    expect(codesOf(read.rows[0]?.issues ?? [])).toContain("HELD_BARCODE_LETTERS");
  });

  it("says that a bar code lost its leading zeros, and keeps its digits", async () => {
    const read = await readAll("Title,ISRC,UPC\nDrive,AA6Q72600012,36000291452\n");
    expect(read.rows[0]?.values.barcode?.value).toEqual({
      gtin: null,
      digits: "36000291452",
      isRounded: false,
    });
    expect(read.rows[0]?.issues.find(({ code }) => code === "HELD_BARCODE_ZEROS_LOST")?.expected).toContain(
      "36000",
    );
  });

  it.each([
    ["3/12|4/12", [3, 4], 1],
    ["1/3|1/4", [3, 4], 1],
    ["3|04", [3, 4], 1],
    ["2.3|2.4", [3, 4], 2],
    ["Disc 2 Track 3|CD 2 - 4", [3, 4], 2],
  ])("reads the positions %s", async (texts, positions, medium) => {
    const rows = texts.split("|").map((text, at) => `Drive,AA6Q7260001${at},${text}`);
    const read = await readAll(`Title,ISRC,Track number\n${rows.join("\n")}\n`);
    expect(read.rows.map(({ values }) => values.trackPosition?.value)).toEqual(
      positions.map((position) => ({ medium, position })),
    );
  });

  it("does not guess whether 1/1 is a disc or a total", async () => {
    const read = await readAll("Title,ISRC,Track number\nDrive,AA6Q72600012,1/1\n");
    expect(codesOf(read.rows[0]?.issues ?? [])).toEqual(["HELD_POSITION_AMBIGUOUS"]);
  });
});
