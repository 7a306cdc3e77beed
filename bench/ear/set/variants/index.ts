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

/** Shares of the variants that a piece gets; over all pieces every variant comes often enough. Few pieces have stems: those get all of theirs. */
const FULL = 0.8;
const LIGHT = 0.3;

/** Most of what can be made of a piece, or, for a light one, some of it. */
export function recipesFor(piece: Piece, isLight: boolean): readonly Recipe[] {
  const all = [
    formatRecipes,
    masteringRecipes,
    editingRecipes,
    cleaningRecipes,
    ...(piece.stems === undefined ? [stemRecipes] : []),
    paceRecipes,
    channelRecipes,
    overdubRecipes,
    combinedRecipes,
  ].flatMap((recipes) => recipes(piece));
  const sounding = isStereo(piece) ? all : all.filter(({ variant }) => !variant.startsWith("remaster-mono"));
  const chosen = sounding.filter(({ variant, needs = variant }) => {
    return randomFor(piece, `has ${needs}`).next() < (isLight ? LIGHT : FULL);
  });
  return piece.stems === undefined ? chosen : [...chosen, ...stemRecipes(piece)];
}

export type { Recipe } from "./recipe.ts";
