import { isRecord } from '@gridward/contract/questionnaire/values'

/** Something of an unknown shape as a list of names and contents, as deep as it goes. */
export function Told({ value }: { value: unknown }) {
  if (Array.isArray(value))
    return (
      <ol className="claims-told">
        {value.map((one: unknown, at) => (
          <li key={at}>
            <Told value={one} />
          </li>
        ))}
      </ol>
    )
  if (!isRecord(value)) return <span>{value === null || value === undefined ? '—' : String(value)}</span>
  return (
    <dl className="claims-told">
      {Object.entries(value).map(([key, one]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>
            <Told value={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
