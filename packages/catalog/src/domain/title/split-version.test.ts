import { describe, expect, it, test } from "vitest";
import { splitVersion } from "./split-version.ts";
import { isVersionPhrase, versionTypesIn } from "./version-field.ts";

describe("a title and its version title", () => {
  test.each([
    ["Titel (Instrumentalversion)", "Titel", "Instrumentalversion", ["instrumental"]],
    ["Titre (en direct)", "Titre", "en direct", ["live"]],
    ["Título (En Vivo)", "Título", "En Vivo", ["live"]],
    ["Canção - ao vivo em Lisboa", "Canção", "ao vivo em Lisboa", ["live"]],
    ["Tytuł (wersja instrumentalna)", "Tytuł", "wersja instrumentalna", ["instrumental"]],
    ["Песня (концертная версия)", "Песня", "концертная версия", ["live"]],
    ["Şarkı (Akustik Versiyon)", "Şarkı", "Akustik Versiyon", ["acoustic"]],
    ["真夜中（アカペラ）", "真夜中", "アカペラ", ["a-cappella"]],
    ["밤의 항구 (라이브)", "밤의 항구", "라이브", ["live"]],
    ["Song (Piano Remix) [Clean]", "Song", "Piano Remix, Clean", ["clean", "remix"]],
  ])("of %s are read in its language", (text, title, versionTitle, versionTypes) => {
    expect(splitVersion(text)).toMatchObject({ title, versionTitle, versionTypes });
  });

  it("leave out Explicit, which is an advisory, in any language", () => {
    for (const text of ["Song (Explicit)", "Song [Explizit] (unzensiert)", "Song (версия) [без цензуры]"])
      expect(splitVersion(text).advisory).toBe("explicit");
    expect(splitVersion("Song (Explicit) [Live]")).toMatchObject({ title: "Song", versionTitle: "Live" });
    expect(splitVersion("Song (Clean Version)")).toMatchObject({
      advisory: "clean",
      versionTypes: ["clean"],
    });
  });

  it("stay one title where no bracket or dash says otherwise", () => {
    for (const title of ["Live and Let Die", "Clean", "Remix Culture", "Song Radio Edit", "  Long  Live "])
      expect(splitVersion(title)).toMatchObject({ versionTitle: null, versionTypes: [] });
  });

  it("are read phrase by phrase in a field of their own", () => {
    expect(versionTypesIn("Live, Radio Edit")).toEqual(["radio-edit", "live"]);
    expect(versionTypesIn("versión acústica / en vivo")).toEqual(["acoustic", "live"]);
    expect(versionTypesIn("Album Version")).toEqual([]);
    expect(isVersionPhrase("live at the Blue Room")).toBe(true);
    expect(isVersionPhrase("the Blue Room")).toBe(false);
  });
});
