import { expect, it } from "vitest";
import { applyAxmlPlan, createAxml, readAxmlCodes } from "./index.ts";

const CODE = "AA6Q72600001";
const OTHER = "AA6Q72600002";

function merge(text: string, encoding: BufferEncoding = "utf8", mark: readonly number[] = []): string {
  const bytes = Buffer.concat([Uint8Array.from(mark), Buffer.from(text, encoding)]);
  const result = applyAxmlPlan(bytes, CODE);
  if (!result.ok) return result.refusal;
  expect(readAxmlCodes(result.bytes)).toEqual([CODE]);
  expect(applyAxmlPlan(result.bytes, CODE)).toMatchObject({ isChanged: false });
  return Buffer.from(result.bytes).subarray(mark.length).toString(encoding);
}

it("writes a document of its own in the form broadcasters agreed on, and reads it", () => {
  const text = Buffer.from(createAxml(CODE)).toString();
  expect(text).toContain(`<dc:identifier>ISRC:${CODE}</dc:identifier>`);
  expect(text).toContain('formatLabel="ISRC"');
  expect(readAxmlCodes(createAxml(CODE))).toEqual([CODE]);
});

it("puts the identifier where the schema wants it: behind format and other identifiers, before everything else", () => {
  const text =
    "<ebuCoreMain><coreMetadata><title/><format/><identifier/><version/></coreMetadata></ebuCoreMain>";
  const merged = merge(text);
  expect(merged).toMatch(/<identifier\/><identifier [^>]*formatLabel="ISRC"/);
  expect(
    merged.replace(
      /<identifier [^>]*>.*?<\/identifier><\/identifier>|<identifier [^>]*>.*<\/identifier>/,
      "",
    ),
  ).toBe(text);
});

it("uses the prefixes of the document, and declares Dublin Core where nobody has", () => {
  const text = '<e:ebuCoreMain xmlns:e="urn:x"><e:coreMetadata><e:title/></e:coreMetadata></e:ebuCoreMain>';
  expect(merge(text)).toContain('<e:identifier typeLabel="GUID"');
  expect(merge(text)).toContain('<dc:identifier xmlns:dc="http://purl.org/dc/elements/1.1/">');
  const declared = '<ebuCoreMain xmlns:d="http://purl.org/dc/elements/1.1/"><coreMetadata/></ebuCoreMain>';
  expect(merge(declared)).toContain(`<d:identifier>ISRC:${CODE}</d:identifier>`);
});

it("keeps every other byte in UTF-8, UTF-16 and Latin-1, line ends and white space included", () => {
  const text =
    '<ebuCoreMain a="ü">\r\n\t<coreMetadata>\r\n\t\t<title>夜 🎵</title>\r\n\t</coreMetadata>\r\n</ebuCoreMain>\n\0\0';
  for (const [encoding, mark] of [
    ["utf8", []],
    ["utf8", [0xef, 0xbb, 0xbf]],
    ["utf16le", [0xff, 0xfe]],
  ] as const) {
    const merged = merge(text, encoding, mark);
    const start = merged.indexOf("\r\n\t\t<identifier");
    const end = merged.indexOf("</identifier>") + "</identifier>".length;
    expect(merged.slice(0, start) + merged.slice(end)).toBe(text);
  }
  const latin1 =
    '<?xml version="1.0" encoding="ISO-8859-1"?><ebuCoreMain><coreMetadata><title>\xe9</title></coreMetadata></ebuCoreMain>';
  expect(merge(latin1, "latin1")).toContain("<title>\xe9</title><identifier");
});

it("replaces the text of an ISRC identifier and nothing around it", () => {
  const text = `<ebuCoreMain><coreMetadata><identifier formatLabel="ISRC" note="x"><i:identifier xmlns:i="u"> ISRC:${OTHER} </i:identifier></identifier></coreMetadata></ebuCoreMain>`;
  expect(merge(text)).toBe(text.replace(` ISRC:${OTHER} `, `ISRC:${CODE}`));
});

it("leaves a code that is there already in another spelling", () => {
  const text = `<ebuCoreMain><coreMetadata><identifier formatLabel="ISRC"><identifier>AA-6Q7-26-00001</identifier></identifier></coreMetadata></ebuCoreMain>`;
  expect(applyAxmlPlan(Buffer.from(text), CODE)).toMatchObject({ ok: true, isChanged: false });
});

it("does not take the identifier of a part for that of the whole", () => {
  const part = `<part><identifier formatLabel="ISRC"><identifier>ISRC:${OTHER}</identifier></identifier></part>`;
  const text = `<ebuCoreMain><coreMetadata>${part}</coreMetadata></ebuCoreMain>`;
  expect(readAxmlCodes(Buffer.from(text))).toEqual([]);
  expect(merge(text)).toContain(part);
});

it("opens elements that were empty", () => {
  expect(merge("<ebuCoreMain />")).toMatch(
    /^<ebuCoreMain ><coreMetadata><identifier .*<\/coreMetadata><\/ebuCoreMain>$/,
  );
});

const REFUSED: readonly (readonly [string, string, string])[] = [
  ["that is not well-formed", "<ebuCoreMain><coreMetadata></ebuCoreMain>", "not-well-formed"],
  ["with an entity nobody has defined", "<ebuCoreMain>&lol;</ebuCoreMain>", "not-well-formed"],
  ["of another kind", '<audioFormatExtended version="2"/>', "not-ebu-core"],
  [
    "in an encoding that is not known",
    '<?xml version="1.0" encoding="EBCDIC"?><ebuCoreMain/>',
    "encoding-unknown",
  ],
  [
    "whose identifier holds more than text",
    '<ebuCoreMain><coreMetadata><identifier formatLabel="ISRC"><identifier><![CDATA[x]]></identifier></identifier></coreMetadata></ebuCoreMain>',
    "identifier-not-plain",
  ],
];

for (const [what, text, refusal] of REFUSED) {
  it(`does not touch XML ${what}`, () => {
    expect(applyAxmlPlan(Buffer.from(text), CODE)).toMatchObject({ ok: false, refusal });
  });
}

it("does not touch bytes that are not the UTF-8 they say they are", () => {
  const bytes = Buffer.from("<ebuCoreMain a='\xe9'/>", "latin1");
  expect(applyAxmlPlan(bytes, CODE)).toMatchObject({ refusal: "encoding-unknown" });
});

it("gives up on elements that stand absurdly deep, at once", () => {
  const before = performance.now();
  expect(readAxmlCodes(Buffer.from("<a>".repeat(300_000)))).toBe("not-well-formed");
  const deep = `${"<a>".repeat(251)}${"</a>".repeat(251)}`;
  expect(applyAxmlPlan(Buffer.from(deep), CODE)).toMatchObject({ refusal: "not-well-formed" });
  expect(performance.now() - before).toBeLessThan(2000);
});
