import type { Ear } from "../../ports/ear.ts";
import type { FileTree } from "../../ports/files.ts";
import type { Fingerprints, KnownSounds } from "../../ports/fingerprints.ts";
import type { Vault } from "../../ports/vault.ts";
import type { CatalogStore } from "../../ports/store.ts";

/** What it takes to find out by ear which recordings of a catalog a sound may be. */
export interface HearingContext {
  readonly store: CatalogStore;
  readonly files: Pick<FileTree, "stat" | "split">;
  readonly ear: Ear;
  /** Left out where a catalog keeps no fingerprints: nothing is found by ear there. */
  readonly sounds?: KnownSounds;
  readonly vault?: Pick<Vault, "has" | "pathOf">;
}

/** The same for services that do without: they ask the ear where there is one. */
export type WithHearing = Partial<Omit<HearingContext, "store">> & {
  readonly fingerprints?: Pick<Fingerprints, "read">;
};

/** Null where nobody can listen: nothing is compared by ear there. */
export function hearingIn(context: WithHearing & { readonly store: CatalogStore }): HearingContext | null {
  const { store, files, ear, sounds, vault } = context;
  if (files === undefined || ear === undefined) return null;
  const found = sounds === undefined ? {} : { sounds };
  return { store, files, ear, ...found, ...(vault === undefined ? {} : { vault }) };
}
