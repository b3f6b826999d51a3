// The page's scripts are joined to one that runs in strict mode: D3 comes first, and core.js declares mm.
import js from "@eslint/js";

const given = ["IntersectionObserver", "URLSearchParams", "addEventListener", "cancelAnimationFrame", "devicePixelRatio",
  "document", "getComputedStyle", "history", "location", "matchMedia", "requestAnimationFrame", "scrollTo", "d3", "mm"];
const asText = "what is shown goes in as text, never as markup";

export default [
  js.configs.recommended,
  {
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: Object.fromEntries(given.map(name => [name, "readonly"])),
    },
    linterOptions: {reportUnusedDisableDirectives: "error"},
    rules: {
      "curly": ["error", "multi-line"],
      "eqeqeq": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-self-compare": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": ["error", ...["html", "innerHTML", "outerHTML", "insertAdjacentHTML"]
        .map(property => ({property, message: asText}))],
    },
  },
  {
    files: ["**/core.js"],
    languageOptions: {globals: {mm: "off"}},
    rules: {"no-unused-vars": ["error", {varsIgnorePattern: "^mm$"}]},
  },
];
