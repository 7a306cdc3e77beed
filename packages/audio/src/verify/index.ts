export { verifyTags, type Verification } from "./verify-tags.ts";
