import { describe, expect, test } from 'vitest'
import { outsideTheirPlace } from './guards/keepers.ts'
import { againstAnatomy, besideTheDoor, roomCycles } from './guards/rooms.ts'
import { betweenSurfaces, tooHeavyForSmall } from './guards/surfaces.ts'
import { againstDirections } from './guards/workspaces.ts'
import { projectFiles } from './tree.ts'

describe('the walk over all imports', () => {
  const files = projectFiles()

  test('server, web, cli and simulator read the contract, and never the other way', () => {
    expect(againstDirections(files)).toEqual([])
  })
  test('rooms meet only through index.ts, and the platform knows no room', () => {
    expect(besideTheDoor(files)).toEqual([])
  })
  test('rules, stores, doors and handlers import what their part may', () => {
    expect(againstAnatomy(files)).toEqual([])
  })
  test('no two rooms import each other', () => {
    expect(roomCycles(files)).toEqual([])
  })
  test('SQL, the web framework, the environment, the time and chance have one place each', () => {
    expect(outsideTheirPlace(files)).toEqual([])
  })
  test('desk, field, public and screen do not import each other', () => {
    expect(betweenSurfaces(files)).toEqual([])
  })
  test('the small surfaces stay small', () => {
    expect(tooHeavyForSmall(files)).toEqual([])
  })
})
