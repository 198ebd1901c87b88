// Type-checks snippets as a user's compiler would: against the build, not the sources.

import ts from 'typescript'

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
}

/**
 * Checks all files in one go.
 *
 * @returns file -> what is wrong, with line numbers that count from the fence
 */
export function typeCheck(files: readonly string[], lineOf: (file: string) => number): Map<string, string[]> {
  const program = ts.createProgram(files, options)
  const faults = new Map<string, string[]>()
  for (const path of files) {
    const source = program.getSourceFile(path)
    if (!source) throw new Error(`TypeScript did not load ${path}`)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    const lines = found.map(({ start = 0, messageText }) => {
      const line = lineOf(path) + 1 + source.getLineAndCharacterOfPosition(start).line
      return `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
    faults.set(path, lines)
  }
  return faults
}
