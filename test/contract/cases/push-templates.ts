// /apps/{appId}/push/templates and below

import type { Before, ContractCase, Own } from '../case.ts'

export function pushTemplateCases(own: Own): ContractCase[] {
  const templateId = own('template')
  const template = {
    appId: 'app-id',
    templateId,
    defaultLocale: 'en',
    locales: {
      en: { title: 'Order {{data.order}}', body: 'On its way' },
      de: { title: 'B', body: 'U', icon: 'x' },
    },
  }
  const saved: Before = { operation: 'savePushTemplate', body: template }
  return [
    {
      name: 'stores a template for the app of the path',
      operation: 'savePushTemplate',
      body: { ...template, appId: 'another' },
      expect: { status: 201, exactly: { ...template, providerOverrides: {} } },
      prism: 'accepts',
    },
    {
      name: 'keeps the payload for one provider',
      operation: 'savePushTemplate',
      body: {
        ...template,
        providerOverrides: { apns: { provider: 'apns', payload: { aps: { badge: 1 } } } },
      },
      expect: {
        status: 201,
        body: { providerOverrides: { apns: { provider: 'apns', payload: { aps: { badge: 1 } } } } },
      },
      prism: 'accepts',
    },
    {
      name: 'refuses a template without an app, although it takes that of the path',
      operation: 'savePushTemplate',
      body: { ...template, appId: undefined },
      expect: { status: 400, code: 'invalid_input', message: 'invalid JSON body: missing field `appId`' },
      prism: 'refuses',
    },
    {
      name: 'does not say that the default language has no texts',
      operation: 'savePushTemplate',
      body: { ...template, defaultLocale: 'fr' },
      expect: { status: 500, code: 'internal_error' },
      prism: { prompted: 'internalError' },
    },
    {
      name: 'does not say that a title is blank',
      operation: 'savePushTemplate',
      body: { ...template, locales: { en: { title: '', body: 'x' } } },
      expect: { status: 500, code: 'internal_error' },
      prism: 'refuses',
    },
    {
      name: 'reads a template whose id has a slash',
      operation: 'getPushTemplate',
      before: [{ operation: 'savePushTemplate', body: { ...template, templateId: `${templateId}/1` } }],
      path: { templateId: `${templateId}/1` },
      expect: { status: 200, body: { templateId: `${templateId}/1` } },
      prism: 'accepts',
    },
    {
      name: 'does not find a template',
      operation: 'getPushTemplate',
      path: { templateId: own('nothing') },
      expect: { status: 404, code: 'not_found', message: 'template not found' },
      prism: { prompted: 'pushTemplateNotFound' },
    },
    {
      name: 'refuses an id that is not UTF-8',
      operation: 'getPushTemplate',
      encodedPath: { templateId: '%ff' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `id`' },
      prism: { prompted: 'pushIdNotUtf8' },
    },
    {
      name: 'lists templates',
      operation: 'listPushTemplates',
      before: [saved],
      query: { limit: '1000' },
      expect: { status: 200, body: { has_more: false, next_cursor: null } },
      prism: 'accepts',
    },
    {
      name: 'removes a template',
      operation: 'deletePushTemplate',
      before: [saved],
      path: { templateId },
      expect: { status: 204, exactly: '' },
      prism: 'accepts',
    },
    {
      name: 'does not mind that there is no such template',
      operation: 'deletePushTemplate',
      path: { templateId: own('nothing') },
      expect: { status: 204, exactly: '' },
      prism: 'accepts',
    },
    {
      name: 'refuses a digest of a body on DELETE',
      operation: 'deletePushTemplate',
      path: { templateId },
      query: { body_md5: 'd41d8cd98f00b204e9800998ecf8427e' },
      expect: {
        status: 401,
        code: 'auth_failed',
        message: 'body_md5 must not be present in query parameters for DELETE',
      },
      prism: { prompted: 'bodyMd5OnDelete' },
    },
  ]
}
