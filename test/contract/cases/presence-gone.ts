// Records of presence that are gone: of somebody who came before them, only what came after is known.

import type { Before, ContractCase, Own } from '../case.ts'
import { anyCursor, encoded } from '../support/page-cursor.ts'
import { presence } from './presence-history.ts'

export function presenceGoneCases(own: Own): ContractCase[] {
  const [unknown, brief] = [presence(own, 'left-unknown'), presence(own, 'brief')]
  const updated = presence(own, 'updated-unknown')
  const reset = (channelName: string): Before => ({
    operation: 'resetPresenceHistory',
    path: { channelName },
    body: { confirm_channel: channelName, confirm_operation: 'reset', reason: 'test' },
  })
  const records = (channelName: string): Before => ({
    operation: 'listPresenceHistory',
    path: { channelName },
    patient: true,
    keep: { newest: { at: ['items', 0, 'serial'], example: 1 } },
  })
  return [
    {
      name: 'does not know who is there after somebody left who came before a reset',
      operation: 'getPresenceSnapshot',
      occupied: [unknown],
      before: [reset(unknown), { ...records(unknown), leaves: 0 }],
      path: { channelName: unknown },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'presence history transition anomaly: member_removed_without_join',
      },
      prism: { prompted: 'presenceRemovedWithoutJoin' },
    },
    {
      name: 'does not know who is there after somebody told news of whom nobody knows that they came',
      operation: 'getPresenceSnapshot',
      occupied: [updated],
      occupiedBy: 2,
      before: [reset(updated), { ...records(updated), updates: 0 }],
      path: { channelName: updated },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'presence history transition anomaly: member_updated_without_join',
      },
      prism: { prompted: 'presenceUpdatedWithoutJoin' },
      cannot: { fake: 'members of the fake cannot tell news of themselves' },
    },
    {
      name: 'refuses a cursor at a record that is gone where there is no history',
      operation: 'listPresenceHistory',
      server: 'brief',
      occupied: [brief, brief],
      before: [
        {
          operation: 'listPresenceHistory',
          path: { channelName: brief },
          query: { limit: '1' },
          keep: { cursor: { at: ['next_cursor'], example: encoded(anyCursor(brief)) } },
        },
        // One record is for each of the two who leave.
        { ...records(brief), leaves: 0, query: { start_serial: '3' } },
        { ...records(brief), leaves: 1, query: { start_serial: '4' } },
      ],
      path: { channelName: brief },
      query: { cursor: '{cursor}' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'Expired presence history cursor: cursor points before retained history',
      },
      prism: { prompted: 'presenceCursorExpired' },
    },
  ]
}
