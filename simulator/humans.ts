import type { Day } from '@gridward/contract/days'
import { family, other, sharing } from './families.ts'
import type { Place } from './families.ts'
import { fullName, nameKind, surname } from './names.ts'
import type { NameKind } from './names.ts'
import { birthDateFor, makeHuman, underParent } from './people.ts'
import type { Human } from './people.ts'
import type { Random } from './random.ts'
import { Dwelling, isSharing } from './skeleton.ts'
import type { DwellingKind } from './skeleton.ts'

/** Who lives behind a door, before anybody is asked anything. */
export type Home = {
  readonly day: Day
  readonly kind: DwellingKind
  readonly size: number
  readonly firstOrdinal: number
  /** Humans whose data come from elsewhere because they are registered in two places, by place. */
  readonly known: ReadonlyMap<number, Human> | null
}

export function placesOf(random: Random, { kind, size, known }: Home): Place[] {
  if (size === 0) return []
  if (isSharing(kind)) return sharing(random, size, kind === Dwelling.dormitory)
  const host = known?.get(0)
  if (!host) return family(random, size)
  const spouse: Place = { relation: 'spouse', sex: other(host.sex), age: Math.max(22, host.age + random.whole(-3, 3)) }
  return [{ relation: 'head', sex: host.sex, age: host.age }, spouse]
}

/** Surnames run from father to child; a wife and a mother bring their own. */
function carriesName(random: Random, { relation, sex }: Place): boolean {
  if (relation === 'grandchild') return random.chance(0.5)
  if (relation === 'child' || relation === 'sibling') return true
  return sex === 'male' && (relation === 'head' || relation === 'spouse' || relation === 'parent')
}

type Line = { readonly kind: NameKind; readonly father: string | undefined }

function humanAt(random: Random, home: Home, place: Place, i: number, line: Line, before: Human | undefined): Human {
  const birthDate = place.twin && before ? before.birthDate : birthDateFor(random, place.age, home.day)
  const alone = i > 0 && isSharing(home.kind)
  const kind = alone ? nameKind(random) : line.kind
  const father = !isSharing(home.kind) && carriesName(random, place) ? line.father : undefined
  const name = fullName(random, kind, place.sex, Number(birthDate.slice(0, 4)), father)
  return makeHuman(random, home.firstOrdinal + i, place, { name, foreign: kind === 'foreign' }, birthDate)
}

/** The people of a home, the head first; children may be entered under the head's number. */
export function humansOf(random: Random, home: Home, places: readonly Place[]): Human[] {
  const kind = nameKind(random)
  const line: Line = { kind, father: kind === 'han' ? surname(random) : undefined }
  const humans: Human[] = []
  for (const [i, place] of places.entries()) {
    const human = home.known?.get(i) ?? humanAt(random, home, place, i, line, humans[i - 1])
    humans.push(place.relation === 'child' ? underParent(random, human, humans[0]) : human)
  }
  return humans
}
