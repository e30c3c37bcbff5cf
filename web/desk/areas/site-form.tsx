import * as contract from '@gridward/contract/areas'
import { areaWords } from '@gridward/contract/words/areas'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { uuidv7 } from 'uuidv7'
import { call } from '../../ui/api.ts'
import { AreaChoice } from '../../ui/areas/area-choice.tsx'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { uiWords } from '../../ui/words.ts'
import { ChoiceField, TextField } from './field.tsx'
import { areaDeskWords } from './words.ts'

const textFields = ['name', 'person', 'phone', 'place', 'lon', 'lat', 'note'] as const
type Texts = Record<(typeof textFields)[number], string>
type Values = { area: string; kind: contract.SiteKind; texts: Texts }

const valuesOf = (site: contract.Site | undefined, area: string): Values => ({
  area: site?.area ?? area,
  kind: site?.kind ?? 'gate',
  texts: Object.fromEntries(textFields.map((name) => [name, site?.[name]?.toString() ?? ''])) as Texts,
})

const number = (text: string): number | null => (text.trim() === '' ? null : Number(text))

function useSiteChanges(site: contract.Site | undefined, onDone: () => void) {
  const [id] = useState(() => site?.id ?? uuidv7())
  const save = useMutation({
    mutationFn: ({ area, kind, texts }: Values) => {
      const body = { kind, ...texts, lon: number(texts.lon), lat: number(texts.lat) }
      return site
        ? call(contract.changeSite, { params: { id }, body })
        : call(contract.addSite, { body: { id, area, ...body } })
    },
    onSuccess: onDone,
  })
  const close = useMutation({ mutationFn: () => call(contract.closeSite, { params: { id } }), onSuccess: onDone })
  return { save, close }
}

type Props = { site: contract.Site | undefined; area: string; onDone: () => void }

/** Adds a site, or changes or closes one. */
export function SiteForm({ site, area, onDone }: Props) {
  const words = useWords(areaDeskWords).sites
  const ui = useWords(uiWords)
  const [values, setValues] = useState(() => valuesOf(site, area))
  const { save, close } = useSiteChanges(site, onDone)
  const labels: Partial<Record<string, string>> = words
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    save.mutate(values)
  }
  return (
    <form className="areas-card areas-form" onSubmit={submit} noValidate>
      <ProblemSummary
        problem={save.error ?? close.error}
        fields={(path) => (labels[path] ? { id: `site-${path}`, label: labels[path] } : undefined)}
      />
      <SiteFields values={values} fixed={site !== undefined} onChange={(to) => setValues({ ...values, ...to })} />
      <div className="areas-buttons areas-wide">
        <button className="main-button" disabled={save.isPending || !values.texts.name || !values.area}>
          {words.save}
        </button>
        {!values.area && <span>{words.areaNeeded}</span>}
        {site && (
          <button type="button" className="plain-button" disabled={close.isPending} onClick={() => close.mutate()}>
            {words.close}
          </button>
        )}
        <button type="button" className="plain-button" onClick={onDone}>
          {ui.cancel}
        </button>
      </div>
    </form>
  )
}

type FieldProps = { values: Values; fixed: boolean; onChange: (to: Partial<Values>) => void }

function SiteFields({ values, fixed, onChange }: FieldProps) {
  const words = useWords(areaDeskWords).sites
  const { siteKinds } = useWords(areaWords)
  return (
    <>
      {!fixed && (
        <div className="areas-wide" id="site-area">
          <AreaChoice label={words.area} value={values.area} onChange={(area) => onChange({ area })} />
        </div>
      )}
      <ChoiceField
        id="site-kind"
        label={words.kind}
        value={values.kind}
        options={contract.siteKinds.map((value) => ({ value, text: siteKinds[value] }))}
        onValue={(kind) => onChange({ kind })}
      />
      {textFields.map((name) => (
        <TextField
          key={name}
          id={`site-${name}`}
          label={words[name]}
          inputMode={name === 'lon' || name === 'lat' ? 'decimal' : name === 'phone' ? 'tel' : 'text'}
          value={values.texts[name]}
          onText={(text) => onChange({ texts: { ...values.texts, [name]: text } })}
        />
      ))}
    </>
  )
}
