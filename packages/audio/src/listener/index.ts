export { createListener, type Heard } from "./listener.ts";
