/**
 * The browser's interface as scripts use it: every name that TypeScript traces to its library of the browser. Syntax is eslint's matter.
 */
import { dirname, relative } from "node:path";
import ts from "typescript";
import { ROOT, data } from "./table.mjs";

/** What is used all the same, and why nothing is lost without it. */
export const EXCUSES = {
  "Navigator.share": "looked for before it is offered; copy, save and print lead to the same",
};

/** Return the names of a type and of all that it extends. */
function family(type, found = new Set()) {
  for (const part of type.isUnionOrIntersection() ? type.types : [type]) {
    const name = part.symbol && part.symbol.name;
    if (!name || found.has(name)) continue;
    found.add(name);
    if (part.isClassOrInterface()) (part.getBaseTypes() || []).forEach((base) => family(base, found));
  }
  return found;
}

const ofBrowser = (symbol) => ((symbol && symbol.declarations) || []).some((one) => /lib\.dom(\.iterable)?\.d\.ts$/.test(one.getSourceFile().fileName));

/** Return where MDN's table may have a name of the program, the likeliest first. */
function places(checker, node) {
  const { parent, text } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.name !== node) return [`Window.${text}`, `EventTarget.${text}`, text];
  const owner = checker.getTypeAtLocation(parent.expression);
  const names = [...family(checker.getApparentType(owner))];
  // A static member belongs to the constructor, which is no type of its own there.
  if (ts.isIdentifier(parent.expression)) names.unshift(parent.expression.text);
  return names.flatMap((name) => [`${name}.${text}`, `${name}.${text}_static`]).concat(text);
}

function entry(checker, node) {
  if (!ofBrowser(checker.getSymbolAtLocation(node))) return null;
  for (const name of places(checker, node)) {
    const known = name.split(".").reduce((table, step) => table && table[step], data.api);
    if (known && known.__compat) return { name: name.replace("_static", ""), compat: known.__compat };
  }
  return null;
}

/**
 * Return each use in the scripts of a project.
 *
 * @param {string} project a tsconfig.json
 */
export function uses(project) {
  const { config } = ts.readConfigFile(project, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(project));
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found = [];
  for (const source of program.getSourceFiles().filter(({ fileName }) => fileName.endsWith(".js"))) {
    const visit = (node) => {
      const known = ts.isIdentifier(node) && entry(checker, node);
      if (known) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({ ...known, where: `${relative(ROOT, source.fileName)}:${line + 1}` });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
