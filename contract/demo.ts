import Type from 'typebox'
import { Shape } from './fields.ts'
import { route } from './route.ts'

export const demoProgress = route({
  method: 'GET',
  path: '/api/demo/progress',
  verb: 'self',
  at: 'self',
  says: 'How much of the demo district is loaded; ready where there is nothing to load.',
  reply: Shape({ done: Type.Integer(), total: Type.Integer(), ready: Type.Boolean() }),
})
