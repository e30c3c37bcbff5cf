import type { Plugin } from 'vite'

const contract = /\/contract\/(?!dist|node_modules).*\.ts$/
/** Calls that only describe. */
const calls = /(?<![.\w])(?:route|Shape|Line|Text|Nullable|OneOf|Page|Type\.\w+)\(/g
/** Schemas of a route that stand on one line. */
const schemas = /^(\s*)(?:params|query|body|reply): (.*),$/gm
const balanced = (text: string): boolean => {
  const count = (sign: string): number => text.split(sign).length
  return count('(') === count(')') && count('{') === count('}') && count('[') === count(']')
}

/**
 * A page needs a route's method and path; the server checks what is sent. So a route's schemas are left out, and the
 * calls that make schemas are marked as free of effects: what a page does not use leaves its bundle.
 */
export const leaveOutSchemas: Plugin = {
  name: 'gridward-describing',
  enforce: 'pre',
  transform: {
    filter: { id: contract },
    handler(code) {
      const bare = code.replace(schemas, (line, indent: string, schema: string) =>
        balanced(schema) ? indent : (line as string),
      )
      return { code: bare.replace(calls, '/* @__PURE__ */ $&'), map: null }
    },
  },
}
