/** The artists of the label: names, what their titles are made of, what they release. */

export interface Artist {
  readonly name: string;
  readonly tongue: Tongue;
  /** The imprint; the P line's owner unless the artist licenses. */
  readonly label: string;
  readonly isExplicit?: true;
  /** Owns the recordings; the label has a license. */
  readonly isLicensing?: true;
  /** What else they have beside an album, singles and an EP. */
  readonly also?: readonly ("live" | "remaster" | "clean" | "cover")[];
  /** An album of six, two singles, no EP. */
  readonly isSmall?: true;
  /** The codes of the EP came from a distributor, and are right. */
  readonly hasDistributorCodes?: true;
}

export type Tongue =
  | "english"
  | "german"
  | "french"
  | "spanish"
  | "portuguese"
  | "nordic"
  | "polish"
  | "russian"
  | "greek"
  | "japanese"
  | "arabic";

const [KELPWOOD, NORD, LANTERN] = ["Kelpwood Records", "Kelpwood Nord", "Lantern Tapes"] as const;
export const LABELS = [KELPWOOD, NORD, LANTERN] as const;

export const ARTISTS: readonly Artist[] = [
  { name: "Ada Marrow", tongue: "english", label: KELPWOOD, also: ["live", "remaster"] },
  { name: "Salt & Rope", tongue: "english", label: KELPWOOD, also: ["cover"] },
  { name: "Kid Tarmac", tongue: "english", label: LANTERN, isExplicit: true, also: ["clean"] },
  { name: "Mx. Verdigris", tongue: "english", label: LANTERN, isExplicit: true, also: ["clean"] },
  { name: "The Pale Quarter", tongue: "english", label: KELPWOOD, also: ["live", "remaster"] },
  { name: "Jörn Söderfeldt", tongue: "nordic", label: NORD, isLicensing: true },
  { name: "Frída Álfsdóttir", tongue: "nordic", label: NORD, also: ["live"] },
  { name: "Große Freude", tongue: "german", label: NORD, also: ["cover"] },
  { name: "Käthe Brömmel", tongue: "german", label: NORD, hasDistributorCodes: true },
  { name: "Les Années Grises", tongue: "french", label: KELPWOOD, also: ["remaster"] },
  { name: "Zoé d'Aubigné", tongue: "french", label: LANTERN },
  { name: "Inés Cañadas", tongue: "spanish", label: KELPWOOD, also: ["live"] },
  { name: "Niño Eléctrico", tongue: "spanish", label: LANTERN, isExplicit: true, also: ["clean"] },
  { name: "João Vilar", tongue: "portuguese", label: KELPWOOD, isLicensing: true },
  { name: "Marés", tongue: "portuguese", label: KELPWOOD, also: ["cover"] },
  { name: "Oktavia 9", tongue: "english", label: LANTERN, hasDistributorCodes: true },
  { name: "Łukasz Żółć", tongue: "polish", label: NORD, isSmall: true },
  { name: "Вера Лунина", tongue: "russian", label: NORD, isSmall: true },
  { name: "Δάφνη Καρρά", tongue: "greek", label: KELPWOOD, isSmall: true },
  { name: "月野サラ", tongue: "japanese", label: LANTERN, isSmall: true },
  { name: "نور القمر", tongue: "arabic", label: KELPWOOD, isSmall: true },
];

/** Who is never a main artist. */
export const GUESTS = ["Tilda Okoro", "DJ Märzen", "Brass & Bone", "Nuno Seixas", "Lia Moreau"] as const;
export const REMIXERS = ["Halvard", "Nine Pins", "Círculo"] as const;
/** Names that have nothing to do with the label. */
export const STRANGERS = [
  { artist: "Brandon Vexley", label: "Vexley Media", title: "Gym Motivation Vol. 4" },
  { artist: "Rain Sounds Daily", label: "SleepTone", title: "Gentle Rain Loop" },
  { artist: "Carla Montero", label: "Discos Umbral", title: "Ojos Ajenos" },
  { artist: "Pixel Nursery", label: "Tiny Ears", title: "Five Little Robots" },
] as const;
