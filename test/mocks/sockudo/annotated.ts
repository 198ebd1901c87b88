// A message of a fake, and short ways to annotate it.

import type { FakeSockudoOptions } from '../../../mocks/sockudo/index.ts'
import { type Answered, setup, type Setup } from './setup.ts'
import { signed } from './signed.ts'

/** Some annotation. */
export const up = { type: 'r:distinct.v1', name: 'up', clientId: 'ann' }

export interface Annotated extends Setup {
  readonly serial: string
  annotate(body: object): Promise<Answered>
  /** The serials of those that were taken. */
  annotateAll(...bodies: object[]): Promise<string[]>
  list(query?: Readonly<Record<string, string>>): Promise<Answered>
  takeBack(annotation: string): Promise<Answered>
}

export async function annotated(options: FakeSockudoOptions = {}): Promise<Annotated> {
  const world = setup(options)
  const { body } = await world.publish({ info: '' })
  const serial: string = body.channels.orders.message_serial
  const path = `/channels/orders/messages/${encodeURIComponent(serial)}/annotations`
  const annotate: Annotated['annotate'] = (annotation) => world.post(path, annotation)
  return {
    ...world,
    serial,
    annotate,
    async annotateAll(...bodies) {
      const serials: string[] = []
      for (const one of bodies) serials.push((await annotate(one)).body.annotationSerial)
      return serials
    },
    list: (query = {}) => world.get(path, { query }),
    takeBack: (annotation) =>
      world.ask(signed('DELETE', `/apps/app-id${path}/${encodeURIComponent(annotation)}`)),
  }
}
