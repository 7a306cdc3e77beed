/** As much of these libraries as is used here. */
declare module "fontkit" {
  interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}

declare module "linebreak" {
  interface Break {
    /** Index into the text behind which a line may end. */
    readonly position: number;
    /** Whether a line must end there. */
    readonly required: boolean;
  }
  // eslint-disable-next-line no-restricted-syntax -- it is theirs
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}

declare module "subset-font" {
  interface Options {
    readonly targetFormat: "truetype";
    readonly variationAxes: Readonly<Record<string, number>>;
  }
  // eslint-disable-next-line no-restricted-syntax -- it is theirs
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>;
}

/** It has types of its own, which say `default` of a module that Node loads as CommonJS. */
declare module "bidi-js" {
  interface Bidi {
    /** Embedding levels by code unit. */
    getEmbeddingLevels(text: string, base: "ltr" | "rtl" | "auto"): { readonly levels: Uint8Array };
    getMirroredCharacter(letter: string): string | null;
  }
  // eslint-disable-next-line no-restricted-syntax -- it is theirs
  export default function createBidi(): Bidi;
}
