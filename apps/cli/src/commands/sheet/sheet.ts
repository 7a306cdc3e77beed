import type { CommandGroup } from "../../command/command.ts";

export const sheetCommands: CommandGroup = {
  description:
    "The master sheet is the catalog as a table: for people, for programs, and to edit and read back.",
  subcommands: [
    {
      name: "export",
      summary: "Write the master sheet",
      load: async () => (await import("./sheet-export.ts")).sheetExport,
    },
    {
      name: "import",
      summary: "Read a sheet into the catalog",
      load: async () => (await import("./sheet-import.ts")).sheetImport,
    },
    {
      name: "codes",
      summary: "Match a pasted list of codes with recordings",
      load: async () => (await import("./sheet-codes.ts")).sheetCodes,
    },
  ],
};
