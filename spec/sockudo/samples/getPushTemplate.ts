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

const template = await sockudo.push.templates.get('order-shipped')
console.log(template.locales['en']?.title)

// By path.
const { data, error } = await sockudo.http.GET(
  '/push/templates/{templateId}',
  { params: { path: { templateId: 'order-shipped' } } },
)
console.log(data?.defaultLocale, error)
