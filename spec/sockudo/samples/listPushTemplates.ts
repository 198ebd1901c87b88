import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

await sockudo.push.templates.save({
  templateId: 'order-shipped',
  defaultLocale: 'en',
  locales: {
    en: {
      title: 'Order {{data.order}}',
      body: 'It is on its way.',
    },
  },
})

// Page by page, as far as you read.
for await (const { templateId, locales } of sockudo.push.templates.list()) {
  console.log(templateId, locales)
}

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/templates',
  { params: { query: { limit: 50 } } },
)
console.log(data?.next_cursor, error)
