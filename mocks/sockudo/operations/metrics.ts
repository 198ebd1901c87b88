// The counters that a dashboard of a small server would show, in the text format of Prometheus.

import { bare } from '../http/answer.ts'
import type { OpenOperation } from '../http/call.ts'

export const getMetrics: OpenOperation = ({ world }) => {
  const { calls, received, sent, connections, disconnections } = world.counters
  const listed = [...world.byId.values()].filter((state) => state.listed)
  const connected = new Map(listed.map((state) => [state.app.id, state.connections.size]))
  const text = [
    metric('http_calls_received_total', 'counter', 'Total amount of received REST API calls', calls),
    metric(
      'http_received_bytes',
      'counter',
      "Total amount of bytes that sockudo's REST API received",
      received,
    ),
    metric(
      'http_transmitted_bytes',
      'counter',
      "Total amount of bytes that sockudo's REST API sent back",
      sent,
    ),
    metric('new_connections_total', 'counter', 'Total amount of sockudo connection requests', connections),
    metric('new_disconnections_total', 'counter', 'Total amount of sockudo disconnections', disconnections),
    metric('connected', 'gauge', 'The number of currently connected sockets', connected),
  ]
  return bare(200, text.join('\n'), { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
}

/** A metric without a value is not shown. */
function metric(name: string, type: string, help: string, values: ReadonlyMap<string, number>): string {
  if (values.size === 0) return ''
  const full = `sockudo_${name}`
  const lines = [...values].map(([app, value]) => `${full}{app_id="${app}",port="9601"} ${value}\n`)
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`
}
