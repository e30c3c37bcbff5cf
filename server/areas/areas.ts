import type { Serve } from '../serve.ts'
import { imports } from './areas-imports.ts'
import { redivisions } from './areas-redivision.ts'
import { responsible } from './areas-responsible.ts'
import { sites } from './areas-sites.ts'
import { tree } from './areas-tree.ts'

/** The tree of areas, who answers for each, the sites in them, and how it all changes. */
export function areas(serve: Serve): void {
  tree(serve)
  imports(serve)
  responsible(serve)
  sites(serve)
  redivisions(serve)
}
