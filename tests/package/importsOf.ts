import ts from 'typescript'

/**
 * What a built module imports, statically and by `import()`, as it names it. It is parsed: TypeScript's faster scan for imports
 * takes a regular expression for a division, and loses what follows where one has a quote in it.
 */
export function importsOf(code: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined
    if (named && ts.isStringLiteralLike(named)) names.push(named.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('built.js', code, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS))
  return names
}
