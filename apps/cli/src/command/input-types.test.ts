/** What the types of a command's input are; the compiler checks the claims. */
import { expectTypeOf, it } from "vitest";
import { defineCommand, outcome } from "./command.ts";
import { nothing } from "../output/block.ts";

it("infers the type of every kind of flag and argument", () => {
  defineCommand({
    examples: [],
    positionals: [
      { name: "known", help: "" },
      { name: "shell", help: "", choices: ["bash", "zsh"], optional: true },
      { name: "files", help: "", repeated: true },
    ],
    flags: {
      plain: { type: "string", placeholder: "A", help: "" },
      filled: { type: "string", placeholder: "A", help: "", default: "x" },
      needed: { type: "string", placeholder: "A", help: "", required: true },
      chosen: { type: "string", placeholder: "A", help: "", choices: ["one", "two"] },
      many: { type: "number", placeholder: "N", help: "", repeated: true },
      amount: { type: "number", placeholder: "N", help: "" },
      day: { type: "date", placeholder: "DATE", help: "" },
      on: { type: "boolean", help: "" },
      three: { type: "boolean", negatable: true, help: "" },
    },
    async run(_context, { positionals, flags }) {
      expectTypeOf(positionals.known).toEqualTypeOf<string>();
      expectTypeOf(positionals.shell).toEqualTypeOf<"bash" | "zsh" | undefined>();
      expectTypeOf(positionals.files).toEqualTypeOf<readonly string[]>();
      expectTypeOf(flags.plain).toEqualTypeOf<string | undefined>();
      expectTypeOf(flags.filled).toEqualTypeOf<string>();
      expectTypeOf(flags.needed).toEqualTypeOf<string>();
      expectTypeOf(flags.chosen).toEqualTypeOf<"one" | "two" | undefined>();
      expectTypeOf(flags.many).toEqualTypeOf<readonly number[]>();
      expectTypeOf(flags.amount).toEqualTypeOf<number | undefined>();
      expectTypeOf(flags.day).toEqualTypeOf<string | undefined>();
      expectTypeOf(flags.on).toEqualTypeOf<boolean>();
      expectTypeOf(flags.three).toEqualTypeOf<boolean | undefined>();
      return outcome({ schema: "deadwax.types/1" }, () => nothing);
    },
  });
});
