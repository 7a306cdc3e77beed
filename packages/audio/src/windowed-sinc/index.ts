export { kaiser, sinc } from "./windowed-sinc.ts";
