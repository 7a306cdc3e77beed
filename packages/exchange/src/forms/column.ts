import type { ReleaseFieldId } from "../release-fields/index.ts";
import type { DerivedValue, FormColumn } from "./form.ts";

/** Columns of a form, in a line each. */
export const needs = (header: string, field: ReleaseFieldId, orElse?: ReleaseFieldId): FormColumn => ({
  header,
  isRequired: true,
  value: { kind: "field", field, ...(orElse !== undefined && { orElse }) },
});

export const may = (header: string, field: ReleaseFieldId, orElse?: ReleaseFieldId): FormColumn => ({
  ...needs(header, field, orElse),
  isRequired: false,
});

export const needsSetting = (header: string, setting: string): FormColumn => ({
  ...{ header, isRequired: true },
  value: { kind: "setting", setting },
});

export const maySet = (header: string, setting: string): FormColumn => ({
  ...needsSetting(header, setting),
  isRequired: false,
});

export const derived = (header: string, value: DerivedValue): FormColumn => ({
  ...{ header, isRequired: true },
  value: { kind: "derived", ...value },
});

export const blank = (header: string): FormColumn => ({
  ...{ header, isRequired: false },
  value: { kind: "blank" },
});
