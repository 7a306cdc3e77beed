import { BELIEVE_ALBUM_EXTENDED } from "./believe-album-extended.ts";
import type { Form } from "./form.ts";
import { IFPI_REFERENCE } from "./ifpi-reference.ts";
import { MLC_BULK_MATCH } from "./mlc-bulk-match.ts";
import { PPL_REGISTRATION } from "./ppl-registration.ts";

export type { Form, FormRequest, LineUp, Missing } from "./form.ts";
export { missingInForm } from "./fill-form.ts";
export { writeForm } from "./write-form.ts";

/** Every form whose columns are published. */
export const FORMS: readonly Form[] = [
  IFPI_REFERENCE,
  PPL_REGISTRATION,
  MLC_BULK_MATCH,
  BELIEVE_ALBUM_EXTENDED,
];
