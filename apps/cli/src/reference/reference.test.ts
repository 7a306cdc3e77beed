import { CatalogError, ERRORS } from "@deadwax/catalog";
import { describe, expect, it } from "vitest";
import { EXAMPLE_SECTIONS } from "../testing/example-command.ts";
import { cliReference } from "./cli-reference.ts";
import { errorReference } from "./error-reference.ts";
import { placeholders } from "./placeholder.ts";

describe("the reference of the command line", () => {
  it("names every command, argument, flag and example", async () => {
    const text = await cliReference(EXAMPLE_SECTIONS);
    for (const words of [
      "### deadwax press",
      "Also called: `stamp`.",
      "deadwax press TITLE [SIDE-FILE...] [FLAG...]",
      "| `SIDE-FILE` | The audio of its sides |",
      "| `-s`, `--speed RPM` | How fast it turns (a whole number from 16 to 78) |",
      "| `--[no-]explicit` | Whether it carries the sticker |",
      "| `--dry-run` |",
      'deadwax press "Night Bus" --speed 33 --color',
      "### deadwax plant ship",
      "deadwax plant ship --to PLACE [FLAG...]",
      "| `-q`, `--quiet` |",
    ]) {
      expect(text).toContain(words);
    }
  });
});

describe("the reference of errors", () => {
  it("has every code of the registry once, with the sentence users see", () => {
    const headings = [...errorReference().matchAll(/^## (\S+)$/gmu)].map(([, code]) => code);
    expect(headings).toEqual(Object.keys(ERRORS).sort());
    expect(errorReference()).toContain("`not_found` · There is no file or folder at “‹path›”.");
  });

  it("shows no parameter as undefined or as an object", () => {
    expect(errorReference()).not.toMatch(/undefined|\[object|NaN/u);
  });

  it("has sentences that end, without blame, please or shouting, and hints that say something", () => {
    const registry: Readonly<Record<string, { message: (p: never) => string; hint: string }>> = ERRORS;
    const bad = Object.entries(registry).filter(([, { message, hint }]) => {
      const text = `${message(placeholders() as never)} ${hint}`;
      return (
        /\bplease\b|\byou (?:entered|did|have not)\b|!(?:\s|$)/iu.test(text) ||
        !/\.$|^deadwax /u.test(hint) ||
        hint.length < 10
      );
    });
    expect(bad.map(([code]) => code)).toEqual([]);
  });

  it("stands in for values that a message cuts, joins, counts or looks into", () => {
    const p = placeholders() as {
      list: string[];
      text: string;
      amount: number;
      range: { from: string };
    };
    expect(
      p.list
        .slice(0, 3)
        .map((word) => `“${word}”`)
        .join(", "),
    ).toBe("“‹list›”");
    expect([...p.list].join()).toBe("‹list›");
    expect(p.text.replace("a", "b").slice(0, 80)).toBe("‹text›");
    expect(`${p.text} ${p.range.from}`).toBe("‹text› ‹from›");
    expect(p.amount.toLocaleString("en-US") + p.amount.toFixed(2)).toBe("‹amount›‹amount›");
  });

  it("throws errors whose message is the documented sentence with the values in it", () => {
    expect(new CatalogError("FILE_NOT_FOUND", { path: "a.wav" }).message).toBe(
      "There is no file or folder at “a.wav”.",
    );
  });
});
