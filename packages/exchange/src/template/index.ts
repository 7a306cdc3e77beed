export { fillTemplate, type FilledTemplate } from "./fill-template.ts";
export { inspectTemplate, type TemplateInspection } from "./inspect-template.ts";
export { readTemplateMapping, type TemplateMapping } from "./template-mapping.ts";
