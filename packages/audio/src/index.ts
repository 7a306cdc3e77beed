export * from "./riff/index.ts";
