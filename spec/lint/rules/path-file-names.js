// Prevents a reader from having to search: the file of a path is named after it, with "_" for "/" and without the
// "/apps/{appId}" in front, so that the list of files is the list of paths.
const expected = (path) => `paths/${path.replace(/^\/apps\/\{appId\}/, '').slice(1).replaceAll('/', '_')}.yaml`

export default function pathFileNames() {
  return {
    Paths(paths, ctx) {
      for (const [path, item] of Object.entries(paths)) {
        // In a bundle the path items are in place.
        if (!item.$ref || item.$ref === expected(path)) continue
        const location = ctx.location.child([path])
        ctx.report({ message: `The file of ${path} should be ${expected(path)}.`, location })
      }
    },
  }
}
