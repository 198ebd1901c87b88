// Prevents a reader from having to search: the file of a path is named after it, with "_" for "/" and without the
// "/apps/{appId}" in front, so that the list of files is the list of paths. The file of a webhook has its name.
const fileOfPath = (path) => `paths/${path.replace(/^\/apps\/\{appId\}/, '').slice(1).replaceAll('/', '_')}.yaml`
const fileOfWebhook = (name) => `webhooks/${name}.yaml`

const check = (expected) => (items, ctx) => {
  for (const [name, item] of Object.entries(items)) {
    // In a bundle the path items are in place.
    if (!item.$ref || item.$ref === expected(name)) continue
    const location = ctx.location.child([name])
    ctx.report({ message: `The file of ${name} should be ${expected(name)}.`, location })
  }
}

export default function pathFileNames() {
  return { Paths: check(fileOfPath), WebhooksMap: check(fileOfWebhook) }
}
