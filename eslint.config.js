import jsdoc from "eslint-plugin-jsdoc";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";
import prettier from "eslint-config-prettier";

export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/node_modules/**",
      "coverage/**",
      "eslint.config.js",
      ".dependency-cruiser.mjs",
      "apps/cli/bin/**",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  regexp.configs["flat/recommended"],
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    plugins: { jsdoc },
    rules: {
      // A number in a sentence needs no ceremony.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Ports are asynchronous by contract, also where one implementation has nothing to wait for.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      // Default exports have no name to search for.
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Use a named export: it can be searched for." },
      ],
      // The compiler finds what is unused, and erasableSyntaxOnly leaves no enums to be mixed up.
      "@typescript-eslint/no-unused-vars": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // A class of ours differs from its like by more than a name, or there is no harm in taking one for the other.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      complexity: ["error", 20],
      "max-params": ["error", 4],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // What the outside sees is documented where it is declared.
    files: ["packages/identifiers/src/**/*.ts"],
    ignores: ["**/*.test.ts", "**/*.test-d.ts"],
    rules: { "jsdoc/require-jsdoc": ["error", { publicOnly: true, require: { FunctionDeclaration: true } }] },
  },
  {
    files: ["**/*.test.ts", "**/*.test-d.ts", "test/**/*.ts", "bench/**/*.ts", "fuzz/**/*.ts"],
    rules: {
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  { files: ["*.config.ts"], rules: { "no-restricted-syntax": "off" } },
  prettier,
);
