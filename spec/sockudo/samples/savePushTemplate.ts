import { createSockudo } from 'channelkit/sockudo'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const sockudo = createSockudo(url)

// A publish may name it, and fills in its placeholders.
const template = await sockudo.push.templates.save({
  templateId: 'order-shipped',
  defaultLocale: 'en',
  locales: {
    en: {
      title: 'Order {{data.order}}',
      body: 'It is on its way.',
    },
    de: {
      title: 'Bestellung {{data.order}}',
      body: 'Sie ist unterwegs.',
    },
  },
})
console.log(template.templateId)

// By path; the body names the app.
const { data, error } = await sockudo.http.POST(
  '/push/templates',
  {
    body: {
      appId: 'app-id',
      templateId: 'welcome',
      defaultLocale: 'en',
      locales: { en: { title: 'Hello', body: 'Good to see you.' } },
    },
  },
)
console.log(data?.templateId, error)
