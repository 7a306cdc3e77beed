/** The layers of the house, as rules that can fail. See ARCHITECTURE.md. */
const adapters = ["audio", "exchange", "storage"];

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one module, or a third one is missing. Types count too.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "identifiers-stand-alone",
      comment: "identifiers runs in a browser and in other people's programs: it imports nothing but itself.",
      severity: "error",
      from: { path: "^packages/identifiers/src", pathNot: "\\.test(-d)?\\.ts$" },
      to: { pathNot: "^packages/identifiers/src" },
    },
    {
      name: "catalog-does-no-io",
      comment: "The domain knows identifiers and itself. Files, clocks and databases arrive as ports.",
      severity: "error",
      from: { path: "^packages/catalog/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/(catalog|identifiers)/" },
    },
    {
      name: "domain-below-services",
      comment: "Types and pure rules do not know the use cases that apply them.",
      severity: "error",
      from: { path: "^packages/catalog/src/domain" },
      to: { path: "^packages/catalog/src/(services|ports)" },
    },
    ...adapters.map((name) => ({
      name: `${name}-knows-no-other-adapter`,
      comment: "Adapters meet in an app, which wires them; between each other they would be one adapter.",
      severity: "error",
      from: { path: `^packages/${name}/src`, pathNot: "\\.test\\.ts$" },
      to: { path: `^packages/(${adapters.filter((other) => other !== name).join("|")}|demo-song)/` },
    })),
    {
      name: "demo-song-stands-alone",
      comment:
        "The synthesiser is arithmetic: the same bytes everywhere, so no file, clock or library may reach it.",
      severity: "error",
      from: { path: "^packages/demo-song/src", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^packages/demo-song/src" },
    },
    {
      name: "packages-do-not-know-apps",
      comment: "Apps wire packages, never the other way round.",
      severity: "error",
      from: { path: "^packages/" },
      to: { path: "^apps/" },
    },
    {
      name: "through-the-front-door",
      comment:
        "Another package is used through its index or a named subpath; its rooms are its own business.",
      severity: "error",
      from: { path: "^(?:packages|apps)/([^/]+)/" },
      to: {
        path: "^packages/([^/]+)/src/",
        pathNot: [
          "^packages/$1/",
          "^packages/[^/]+/src/(index|testing|testing/index)\\.ts$",
          "^packages/identifiers/src/isrc/prefix-table\\.ts$",
        ],
      },
    },
    {
      name: "nothing-depends-on-tests",
      comment: "What a test needs from another test belongs in a testing.ts.",
      severity: "error",
      from: { pathNot: "\\.test(-d)?\\.ts$" },
      to: { path: "\\.test(-d)?\\.ts$" },
    },
    {
      name: "no-forgotten-dependency",
      comment:
        "What is imported is listed in the package that imports it, so that it is there after an install.",
      severity: "error",
      // The first files of the package lie beside the bundle, which is there only when packed.
      from: { path: "^(packages|apps)/", pathNot: "\\.test(-d)?\\.ts$|testing|^apps/cli/bin/" },
      // Packages of this house have no type here ("undetermined"); that they are listed is knip's to see.
      to: {
        dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"],
        pathNot: "^(packages|apps)/",
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
