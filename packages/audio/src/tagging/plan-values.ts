import type { TagField, TagPlan } from "@deadwax/catalog";

/** What a plan says about a field: values before they are joined; null where it leaves the field alone. */
export function planValues(plan: TagPlan, field: TagField): readonly string[] | null {
  switch (field) {
    case "artist":
      return plan.artists ?? null;
    case "isrc":
    case "title":
    case "versionTitle":
    case "release":
    case "trackNumber":
    case "label":
    case "copyright":
    case "phonogramCopyright":
    case "date": {
      const value = plan[field];
      return value === undefined ? null : [value];
    }
    case "barcode":
    case "iswc":
    case "contributor":
      return null;
    default:
      return plan.contributors?.[field] ?? null;
  }
}
