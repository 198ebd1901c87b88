// Notifications that are stored in several languages, for publishes to name.

import { call, perform } from '../../../channels/call.ts'
import type { Context } from '../../../channels/context.ts'
import { runCall } from '../../../core/http.ts'
import type { Schemas } from '../contract.ts'
import { adminAccess, type PushCallOptions } from './access.ts'
import { plainList, type PushList, type PushListOptions } from './lists.ts'
import { type PushTemplate, templateBody } from './template-body.ts'
import { checkId } from './values.ts'

export interface PushTemplates {
  /**
   * Stores a template, and replaces one with the same id.
   *
   * @param template - `locales` holds `title` and `body` by language, `defaultLocale` is one of them; texts may hold
   * placeholders like `{{data.order}}`
   * @throws ArgumentError, also for placeholders with which every publish would be refused
   */
  save(template: PushTemplate, options?: PushCallOptions): Promise<Schemas['StoredPushTemplate']>

  /** One template. ApiError `not_found` where there is none. */
  get(templateId: string, options?: PushCallOptions): Promise<Schemas['StoredPushTemplate']>

  /** All templates, by id. */
  list(options?: PushListOptions): PushList<Schemas['PushTemplatePage']>

  /** Removes a template. Removing one that is not there is no error. */
  delete(templateId: string, options?: PushCallOptions): Promise<void>
}

export function createTemplates(context: Context): PushTemplates {
  return {
    save: (template, options = {}) =>
      runCall(context.server, 'savePushTemplate', async () => {
        const parts = { body: templateBody(context, template), ...adminAccess(options) }
        return call(context, 'savePushTemplate', parts, options)
      }),
    get: (templateId, options = {}) =>
      runCall(context.server, 'getPushTemplate', async () => {
        const path = { templateId: checkId(templateId, 'templateId') }
        return call(context, 'getPushTemplate', { path, ...adminAccess(options) }, options)
      }),
    list: (options) => plainList(context, 'listPushTemplates', options),
    delete: (templateId, options = {}) =>
      runCall(context.server, 'deletePushTemplate', async () => {
        const path = { templateId: checkId(templateId, 'templateId') }
        return perform(context, 'deletePushTemplate', { path, ...adminAccess(options) }, options)
      }),
  }
}
