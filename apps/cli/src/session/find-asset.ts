import {
  CatalogError,
  findNamed,
  isId,
  type Asset,
  type CatalogContext,
  type Id,
  type StoreReader,
} from "@deadwax/catalog";

/** The file of a recording that a person means: by its name there, or the end of its id. */
export async function findAssetOf(catalog: CatalogContext, text: string, recordingId: Id): Promise<Id> {
  return catalog.store.read(async (reader) => {
    const own = await reader.find("asset", { recordingId });
    const named = own.filter((asset) => asset.name === text.normalize("NFC"));
    const [only, another] = await stillSomewhere(reader, named);
    if (only !== undefined && another === undefined) return only.id;
    const byId = own.find((asset) =>
      isId(text) ? asset.id === text : text.length >= 6 && asset.id.endsWith(text.toLowerCase()),
    );
    if (byId !== undefined) return byId.id;
    if (only === undefined) return (await findNamed(reader, "asset", text)).id;
    throw new CatalogError("THING_AMBIGUOUS", {
      kind: "file",
      text,
      matches: named.map((asset) => asset.id.slice(-8)).join(", "),
    });
  });
}

/** Where a file was replaced, what was there before keeps its name and is at no place: it is meant by its id only. */
async function stillSomewhere(reader: StoreReader, named: readonly Asset[]): Promise<readonly Asset[]> {
  if (named.length < 2) return named;
  const places = await reader.find("location", { assetId: named.map(({ id }) => id) });
  const here = named.filter(({ id }) => places.some((place) => place.assetId === id));
  return here.length === 0 ? named : here;
}
