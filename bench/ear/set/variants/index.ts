import { isStereo, type Piece } from "../piece.ts";
import { channelRecipes } from "./channels.ts";
import { cleaningRecipes } from "./cleaning.ts";
import { combinedRecipes } from "./combined.ts";
import { editingRecipes } from "./editing.ts";
import { formatRecipes } from "./format.ts";
import { masteringRecipes } from "./mastering.ts";
import { overdubRecipes } from "./overdubs.ts";
import { paceRecipes } from "./pace.ts";
import { randomFor, type Recipe } from "./recipe.ts";
import { stemRecipes } from "./stems.ts";

/** Everything that can be made of a piece, or, for a light one, a third of it. */
export function recipesFor(piece: Piece, isLight: boolean): readonly Recipe[] {
  const all = [
    formatRecipes,
    masteringRecipes,
    editingRecipes,
    cleaningRecipes,
    stemRecipes,
    paceRecipes,
    channelRecipes,
    overdubRecipes,
    combinedRecipes,
  ].flatMap((recipes) => recipes(piece));
  const sounding = isStereo(piece) ? all : all.filter(({ variant }) => !variant.startsWith("remaster-mono"));
  if (!isLight) return sounding;
  return sounding.filter(
    ({ variant, against }) => against === undefined && randomFor(piece, `light ${variant}`).next() < 0.35,
  );
}

export type { Recipe } from "./recipe.ts";
