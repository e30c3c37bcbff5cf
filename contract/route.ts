import type { Static, TSchema } from 'typebox'
import type { ProblemCode } from './problems.ts'
import type { Verb } from './verbs.ts'

/**
 * How the server finds the area that a request touches.
 * - `scope`: the answer is cut to the caller's areas
 * - `record`: the handler loads the record through its scope; outside it the record does not exist (404)
 * - `district`: needs the verb for the whole district
 * - `{ in, key }`: the request names the area
 * - `self`: concerns the signed-in account only; `open`: nobody needs to be signed in
 */
export type At = 'scope' | 'record' | 'district' | 'self' | 'open' | { in: 'query' | 'params' | 'body'; key: string }

/** Why people's data are read by a route; written to the journal with every look at a named person. */
export type Purpose = 'screening' | 'care' | 'coverage' | 'correction' | 'restriction' | 'administration' | 'audit'

/** A reply that is not JSON: a download or a printable page. */
export type FileReply = { file: string }

export type RouteShape = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/${string}`
  /** `open`: anybody; `self`: any signed-in account; else the permission. */
  verb: Verb | 'open' | 'self'
  at: At
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** `upload` means a multipart file instead of a JSON body. */
  upload?: boolean
  reply: TSchema | FileReply
  problems?: readonly ProblemCode[]
  purpose?: Purpose
  /** One line for openapi.json. */
  says: string
}

/** Declares a route as a value. Server, client, openapi.json and the permission matrix all read it. */
export const route = <const R extends RouteShape>(shape: R): R => shape

type Part<R extends RouteShape, K extends 'params' | 'query' | 'body'> = R[K] extends TSchema ? Static<R[K]> : undefined

export type Params<R extends RouteShape> = Part<R, 'params'>
export type Query<R extends RouteShape> = Part<R, 'query'>
export type Body<R extends RouteShape> = Part<R, 'body'>
export type Reply<R extends RouteShape> = R['reply'] extends TSchema ? Static<R['reply']> : FileReply
