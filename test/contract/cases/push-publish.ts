// POST /apps/{appId}/push/publish. Nobody is subscribed to the channels of these rows, so that nothing is delivered: a
// delivery that fails would keep the real server from taking any further publish.

import type { ContractCase, Own } from '../case.ts'

export function pushPublishCases(own: Own): ContractCase[] {
  const operation = 'publishPush'
  const recipients = [{ type: 'channel', channel: own('silent') }]
  const publish = { recipients, payload: { title: 'T', body: 'B', collapseKey: 'k' } }
  const rendered = {
    apns: {
      headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-collapse-id': 'k' },
      aps: { alert: { title: 'T', body: 'B' }, sound: null },
      data: null,
    },
    wns: {
      type: 'toast',
      toast: {
        visual: { binding: { template: 'ToastGeneric', text: ['T', 'B'], image: null } },
        audio: { src: null },
      },
      data: null,
    },
  }
  return [
    {
      name: 'accepts a notification and shows it for each provider',
      operation,
      body: { ...publish, publishId: own('publish') },
      expect: {
        status: 202,
        body: {
          publishId: own('publish'),
          status: 'accepted',
          expectedRecipients: 0,
          fanoutRegime: 'fastPath',
          renderedPayloads: [
            { provider: 'fcm', usedOverride: false },
            { provider: 'apns', payload: rendered.apns },
            { provider: 'webPush', payload: { headers: { ttl: 2419200, urgency: 'normal', topic: 'k' } } },
            { provider: 'hms' },
            { provider: 'wns', payload: rendered.wns },
            {
              provider: 'realtime',
              payload: { notification: { title: 'T', body: 'B', image: null }, data: null },
            },
          ],
        },
      },
      prism: 'accepts',
    },
    {
      name: 'answers a known id with the state of the first publish',
      operation,
      before: [
        { operation, body: { ...publish, publishId: own('again') } },
        { operation: 'getPushStatus', path: { publishId: own('again') } },
      ],
      body: { recipients: [{ type: 'client', client_id: 'c' }], payload: {}, publishId: own('again') },
      expect: { status: 202, body: { publishId: own('again'), expectedRecipients: 0 } },
      prism: 'accepts',
    },
    {
      name: 'says that it is not synchronous',
      operation,
      query: { mode: 'sync' },
      body: publish,
      expect: { status: 202, headers: { 'x-sockudo-forced-async': 'publish-api-is-async' } },
      prism: 'accepts',
    },
    {
      name: 'fills in placeholders',
      operation,
      body: {
        recipients,
        payload: {
          title: '{{data.a.b}} {{ data.n }}{{data.z}}',
          templateData: { a: { b: 'A' }, n: 1.5, z: null },
        },
      },
      expect: {
        status: 202,
        body: { renderedPayloads: [{}, { payload: { aps: { alert: { title: 'A 1.5' } } } }, {}, {}, {}, {}] },
      },
      prism: 'accepts',
    },
    {
      name: 'takes the language of a template that comes closest',
      operation,
      before: [
        {
          operation: 'savePushTemplate',
          body: {
            appId: 'app-id',
            templateId: own('template'),
            defaultLocale: 'en',
            locales: { en: { title: 'T', body: 'E' }, de: { title: 'T', body: 'D' } },
          },
        },
      ],
      body: {
        recipients,
        payload: { templateId: own('template'), title: 'own', templateData: { locale: 'de_AT' } },
      },
      expect: {
        status: 202,
        body: {
          renderedPayloads: [
            {},
            { payload: { aps: { alert: { title: 'own', body: 'D' } } } },
            {},
            {},
            {},
            {},
          ],
        },
      },
      prism: 'accepts',
    },
    {
      name: 'sends a provider the first of its overrides',
      operation,
      body: {
        ...publish,
        providerOverrides: [
          { provider: 'fcm', payload: { n: 1 } },
          { provider: 'fcm', payload: { n: 2 } },
        ],
      },
      expect: {
        status: 202,
        body: { renderedPayloads: [{ payload: { n: 1 }, usedOverride: true }, {}, {}, {}, {}, {}] },
      },
      prism: 'accepts',
    },
    {
      name: 'turns a live activity into an override for APNs',
      operation,
      body: {
        ...publish,
        liveActivity: { event: 'update', timestamp: 1, contentState: { home: 1 }, staleDate: 2 },
      },
      expect: {
        status: 202,
        body: {
          renderedPayloads: [
            {},
            {
              payload: {
                headers: { 'apns-push-type': 'liveactivity', 'apns-priority': '5' },
                aps: { event: 'update', timestamp: 1, 'content-state': { home: 1 }, 'stale-date': 2 },
              },
              usedOverride: true,
            },
            {},
            {},
            {},
            {},
          ],
        },
      },
      prism: 'accepts',
    },
  ]
}
