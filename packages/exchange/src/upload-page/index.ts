export type { UploadOrder, UploadPageInput } from "./page-input.ts";
export { uploadPage } from "./upload-page.ts";
