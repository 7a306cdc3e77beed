export { createListener, type Heard, type Listener } from "./listener.ts";
