/** Syntax and built-in objects newer than the floor of browsers knows. What is missing from the browser's own interface is check.mjs's matter. */
import esx from "eslint-plugin-es-x";

export default [
  {
    ...esx.configs["flat/restrict-to-es2020"],
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: "latest", sourceType: "script" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
];
