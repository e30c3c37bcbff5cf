import { readShapes } from '@gridward/contract/areas/tree'
import { callFile } from '../ui/api.ts'
import type { MapArea, Position } from '../ui/map/shapes.ts'

type Feature = {
  properties: { path: string; name: string; label: Position; schematic: boolean }
  geometry: { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] }
}

/** Outlines as the map wants them: all rings of an area in one list, holes by the even-odd rule. */
export function mapAreas(features: readonly Feature[]): { areas: MapArea[]; schematic: boolean } {
  return {
    areas: features.map(({ properties: { path, name, label }, geometry }) => ({
      path,
      name,
      label,
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    })),
    schematic: features.some((feature) => feature.properties.schematic),
  }
}

/** `version` is the tree's: an answer for it may be kept for ever. */
export async function loadShapes(version: number, signal: AbortSignal) {
  const reply = await callFile(readShapes, { query: { version }, signal })
  return mapAreas(((await reply.json()) as { features: Feature[] }).features)
}
