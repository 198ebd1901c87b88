// From request to answer: place, access key, body, GraphQL.

import type { GraphQLSchema } from 'graphql'
import type { WireAnswer } from '../../fake-server.ts'
import { executeRequest } from '../graphql/execute.ts'
import { admit } from '../socket/handshake.ts'
import type { World } from '../world.ts'
import { badRequest, json, text } from './answer.ts'
import { type Asked, graphqlPath } from './asked.ts'
import type { ServiceRequest } from './request.ts'
import { socketUrlAt } from './socket-url.ts'

/** @param instead - what is answered instead of processing it */
export function respond(world: World, schema: GraphQLSchema, asked: Asked, instead?: WireAnswer): WireAnswer {
  const { method, path } = asked
  const given = instead ?? answerOf(world, schema, asked)
  const { clock } = world.settings
  const { operation } = asked
  world.requests.add(Object.freeze({ method, path, status: given.status, operation, at: clock() }))
  const headers = { ...given.headers, 'content-length': String(given.body.byteLength) }
  return { ...given, headers }
}

function answerOf(world: World, schema: GraphQLSchema, asked: Asked): WireAnswer {
  if (asked.isHandshake) return answerHandshake(world, asked.request)
  if (asked.path === graphqlPath) return answerGraphql(world, schema, asked)
  return asked.path === '/' ? text(400, 'This is the place of a WebSocket') : text(404, 'Not Found')
}

/** 426: it may become a WebSocket, which a function from request to response cannot say. */
function answerHandshake(world: World, { target, header, address }: ServiceRequest): WireAnswer {
  const from = address ?? world.settings.peerAddress
  const admitted = admit(world, { target, origin: header('origin'), address: from })
  if (!('status' in admitted)) return text(426, '')
  const key = header('sec-websocket-key')
  const { doomed, settings } = world
  // A place without sockets accepts none, whatever becomes of those that are refused elsewhere.
  if (settings.refusedHandshake === 'answer' || admitted.status === 404 || key === undefined)
    return text(admitted.status, admitted.reason)
  // Of those who went away in between.
  if (doomed.size >= settings.keep) doomed.clear()
  doomed.set(key, admitted)
  return text(426, '')
}

/** A document that is wrong is answered with 200 and `errors`, as servers do that answer with `application/json`. */
function answerGraphql(world: World, schema: GraphQLSchema, asked: Asked): WireAnswer {
  const { method, header, request } = asked
  if (method !== 'POST') return text(405, 'Method Not Allowed', { allow: 'POST' })
  const grant = world.settings.access.grantOf(header('x-api-key'))
  if (grant === undefined) return text(401, 'Unauthorized')
  if (!/^application\/json(?:\s*;|$)/i.test(header('content-type') ?? '')) {
    return text(415, 'Unsupported Media Type: send application/json')
  }
  const { graphql, document } = asked
  if (typeof graphql === 'string') return badRequest(graphql)
  const socketUrl = world.settings.socketUrl ?? socketUrlAt(request)
  if (socketUrl === undefined) return badRequest('Host, Forwarded or X-Forwarded-Host names no host')
  const context = { world, grant, socketUrl }
  return json(200, executeRequest(schema, document!, graphql, context))
}
