import type { Language } from '@gridward/contract/language'
import { asJob } from '../access/index.ts'
import { listAreas } from '../areas/index.ts'
import { field } from '../platform/problem.ts'
import { narrow } from '../platform/scope.ts'
import type { IntakeCall, IntakeColumn } from '../platform/intake/index.ts'
import { namingOf, type Naming } from './rules-naming.ts'
import { districtFacts } from './store-rounds.ts'
import { intakeWords } from './words-intake.ts'

/** What every table of this room is read against. */
export type Context = {
  naming: (street: string, community: string, grid: string) => Naming
  zone: string
  synthetic: boolean
}

export async function prepare({ tx, scope }: IntakeCall): Promise<Context> {
  const { zone, demo } = await districtFacts(tx, scope.district)
  // every area of the district: a row for somewhere else is refused with its own sentence, not as unknown
  return { naming: namingOf(await listAreas(tx, everywhere(scope.district), {})), zone, synthetic: demo }
}

// names of areas are no secret: the engine itself refuses rows outside of the importer's own
const everywhere = (district: number) => narrow(asJob('imports.run', district), 'areas.read')

const plain = { street: '街镇', community: '村（社区）', grid: '网格' } as const
const aliases = {
  street: ['街道', '镇街', '镇（街）', 'Street'],
  community: ['社区', '村', '村居', '村社区', 'Community'],
  grid: ['网格号', '网格编号', '网格编码', 'Grid'],
}

export const areaColumns = (language: Language): IntakeColumn[] =>
  (['street', 'community', 'grid'] as const).map((key) => ({
    ...{
      key,
      title: intakeWords[language].columns[key],
      kind: 'text' as const,
      aliases: [plain[key], ...aliases[key]],
    },
    ...(key === 'community' ? { required: true } : {}),
  }))

export function areaProblem(naming: Exclude<Naming, { area: string }>, language: Language) {
  const says = intakeWords[language].problems
  const text = naming.fault === 'areaMissing' ? says.areaMissing : says[naming.fault](naming.name)
  return field('community', naming.fault, text)
}
