import type { EntityKind } from "../../domain/entity.ts";
import type { Id } from "../../domain/values/id.ts";
import { CatalogError } from "../../errors/index.ts";

/** Something later that an undo would lose. */
export interface LaterEdit {
  readonly kind: EntityKind;
  readonly entityId: Id;
  /** The field that differs now, or what leans on the entity. */
  readonly what: string;
}

/** An undo that stopped because of what came after it: nothing was changed. */
export class LaterEditsError extends CatalogError<"UNDO_LATER_EDITS"> {
  readonly edits: readonly LaterEdit[];

  constructor(sentence: string, edits: readonly LaterEdit[]) {
    const issues = edits.map(({ kind, entityId, what }) => ({
      code: "UNDO_LATER_EDIT",
      severity: "error" as const,
      path: [kind, entityId],
      message: `${kind} ${entityId.slice(-8)}: ${what}`,
    }));
    super("UNDO_LATER_EDITS", { sentence, edits: edits.length }, { issues });
    this.edits = edits;
  }
}
