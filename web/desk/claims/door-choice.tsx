import { listHouseholds } from '@gridward/contract/declarations/rounds'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId } from 'react'
import { call } from '../../ui/api.ts'
import { useWords } from '../../ui/language.tsx'
import { likely } from './answers.ts'
import { claimWords } from './words.ts'

/** As many doors as one list may bring; of a grid that is all of them. */
const most = 500

type Props = { area: string; address: string; chosen: string | undefined; onChoose: (door: string | undefined) => void }

/** Which door of the register a claim is about, when its address does not say: the likely ones first. */
export function DoorChoice({ area, address, chosen, onChoose }: Props) {
  const words = useWords(claimWords)
  const name = useId()
  const query = useQuery({
    queryKey: ['doors to choose', area],
    queryFn: ({ signal }) => call(listHouseholds, { query: { area, limit: most }, signal }),
    staleTime: 60_000,
  })
  const doors = query.data?.items ?? []
  const near = likely(address, doors).slice(0, 4)
  const other = chosen !== undefined && !near.some((door) => door.id === chosen)
  return (
    <fieldset className="claims-who">
      <legend>{words.which}</legend>
      {near.map((door) => (
        <label key={door.id} className={chosen === door.id ? 'claims-chosen' : ''}>
          <input type="radio" name={name} checked={chosen === door.id} onChange={() => onChoose(door.id)} />
          <span>{door.address}</span>
        </label>
      ))}
      <label className={chosen === undefined ? 'claims-chosen' : ''}>
        <input type="radio" name={name} checked={chosen === undefined} onChange={() => onChoose(undefined)} />
        <span>{words.noDoor}</span>
      </label>
      <Select
        aria-label={words.otherDoor}
        placeholder={words.otherDoor}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        loading={query.isFetching}
        value={other ? chosen : null}
        options={doors.map((door) => ({ value: door.id, label: door.address }))}
        onChange={(door: string | null | undefined) => onChoose(door ?? undefined)}
      />
    </fieldset>
  )
}
