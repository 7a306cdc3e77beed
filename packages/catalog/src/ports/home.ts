/** Where a catalog lives, so that a copy of it can be told from the catalog itself (DESIGN 4, rule 2). */
export interface HomeMark {
  readonly machine: string;
  readonly place: string;
  /** What a copy does not share with its original: device, inode and birth of the file; the id of the database. */
  readonly identity: string;
}

export interface Home {
  mark(): Promise<HomeMark>;
  /** Whether a catalog with that mark is still there, as far as can be seen from here; never true of this one. */
  stands(mark: HomeMark): Promise<boolean>;
}

/** Why a catalog may not issue codes until a person says what happened to it. */
export interface Fence {
  readonly since: string;
  readonly reason: "other-place" | "restored" | "older-than-log" | "log-lost";
  readonly was: HomeMark | null;
  readonly is: HomeMark;
}

/** This copy of the catalog among all copies there may be. */
export interface Instance {
  readonly instanceId: string;
  readonly home: HomeMark;
  readonly fence: Fence | null;
  /** Blocks this copy may issue from, when it is not the only one; null for everything. */
  readonly onlyBlocks: readonly string[] | null;
  /** How much of which codes.log is in the ledger. */
  readonly seenLog: { readonly logId: string; readonly size: number } | null;
}
