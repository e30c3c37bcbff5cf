import { bindDevice, cutOffDevice, deviceStates, listDevices, type DeviceLine } from '@gridward/contract/access/devices'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { homeArea } from '../../ui/areas/home-area.ts'
import { call } from '../../ui/api.ts'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import type { Column } from '../ledger/column.ts'
import { FilterBar, type Filter } from '../ledger/filter-bar.tsx'
import { useFilters } from '../ledger/filters.ts'
import { Ledger } from '../ledger/ledger.tsx'
import { useSession } from '../session.ts'
import { Reasoned, Text } from './controls.tsx'
import { useAreaName } from './names.ts'
import { accessDeskWords } from './words.ts'
import './access.css'

function useColumns(): Column<DeviceLine>[] {
  const words = useWords(accessDeskWords).devices
  const formats = useFormats()
  const areaName = useAreaName()
  return [
    { key: 'name', title: words.name, width: 180, cell: (d) => d.name, always: true },
    { key: 'area', title: words.area, width: 200, cell: (d) => areaName(d.area) },
    { key: 'people', title: words.people, width: 260, cell: (d) => d.people.join('、') },
    {
      key: 'seen',
      title: words.seen,
      width: 130,
      cell: (d) => (d.lastSeenAt ? formats.ago(d.lastSeenAt, new Date()) : words.never),
    },
    { key: 'sessions', title: words.sessions, width: 90, number: true, cell: (d) => formats.number(d.openSessions) },
    {
      key: 'state',
      title: words.state,
      width: 110,
      cell: (d) => (d.cutOffAt ? <span className="access-gone">{words.cutOff}</span> : words.open),
    },
  ]
}

/** Phones of the own areas; a lost one is cut off here. */
export function DevicesPage() {
  const words = useWords(accessDeskWords).devices
  const queries = useQueryClient()
  const [values, setValues] = useFilters(['area', 'q', 'state'])
  const [open, setOpen] = useState<DeviceLine | 'new'>()
  const columns = useColumns()
  const changed = (): void => void queries.invalidateQueries({ queryKey: ['devices'] })
  const states = deviceStates.map((value) => ({ value, text: words[value] }))
  const filters: Filter[] = [
    { key: 'area', kind: 'area', label: words.area },
    { key: 'q', kind: 'search', label: words.search },
    { key: 'state', kind: 'choice', label: words.state, options: states },
  ]
  return (
    <div className="access access-broad">
      <h1>{words.title}</h1>
      <p className="access-lead">{words.lead}</p>
      {open === 'new' && <BindForm onBound={changed} onDone={() => setOpen(undefined)} />}
      {open && open !== 'new' && <DeviceCard key={open.id} device={open} onChanged={changed} />}
      <Ledger
        name="devices"
        title={words.title}
        columns={columns}
        rowKey={(row) => row.id}
        queryKey={['devices', values]}
        read={(after, signal) =>
          call(listDevices, { query: { ...(values as object), limit: 100, ...(after && { after }) }, signal })
        }
        onOpen={setOpen}
        filters={<FilterBar filters={filters} values={values} onChange={setValues} />}
        actions={
          <button type="button" className="main-button" onClick={() => setOpen('new')}>
            {words.bind}
          </button>
        }
        emptyWhy={words.emptyWhy}
      />
    </div>
  )
}

function DeviceCard({ device, onChanged }: { device: DeviceLine; onChanged: () => void }) {
  const words = useWords(accessDeskWords).devices
  const formats = useFormats()
  const areaName = useAreaName()
  const cut = useMutation({
    mutationFn: (reason: string) => call(cutOffDevice, { params: { id: device.id }, body: { reason } }),
    onSuccess: onChanged,
  })
  const over = device.cutOffAt ? words.cutOffAt(formats.dateTime(device.cutOffAt), device.cutOffBy ?? '—') : ''
  return (
    <section className="access-card">
      <h2>{device.name}</h2>
      <p>
        {areaName(device.area)} {device.people.join('、')}
      </p>
      <ProblemSummary problem={cut.error} />
      {over || cut.isSuccess ? (
        <p className="access-soon" role="status">
          {over || words.cutOff} {device.cutOffWhy}
        </p>
      ) : (
        <Reasoned
          button={words.cut}
          label={words.cutWhy}
          help={words.cutSure}
          required={false}
          working={cut.isPending}
          onReason={(reason) => cut.mutate(reason)}
        />
      )}
    </section>
  )
}

function BindForm({ onBound, onDone }: { onBound: () => void; onDone: () => void }) {
  const words = useWords(accessDeskWords).devices
  const session = useSession()
  const [name, setName] = useState('')
  const [area, setArea] = useState(() => homeArea(session))
  const bind = useMutation({
    mutationFn: () => call(bindDevice, { body: { id: uuidv7(), name, area } }),
    onSuccess: onBound,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    bind.mutate()
  }
  if (bind.data)
    return (
      <section className="access-once" role="status">
        <h2>{name}</h2>
        <p>{words.scan}</p>
        <img className="access-qr" alt="QR" src={`data:image/svg+xml,${encodeURIComponent(bind.data.qr)}`} />
        <button type="button" className="main-button" onClick={onDone}>
          {words.done}
        </button>
      </section>
    )
  return (
    <form className="access-card" onSubmit={submit}>
      <div className="access-form">
        <ProblemSummary problem={bind.error} />
        <Text label={words.name} value={name} onText={setName} required />
        <AreaChoice label={words.area} value={area} onChange={setArea} />
      </div>
      <p className="access-help">{words.bindHelp}</p>
      <div className="access-buttons">
        <button className="main-button" disabled={bind.isPending || !name.trim()}>
          {words.save}
        </button>
      </div>
    </form>
  )
}
