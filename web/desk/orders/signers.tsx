import { orderWords } from '@gridward/contract/words/orders'
import { useFormats } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'

/** Who signed, of which unit, when. */
export function Signers({ signers }: { signers: readonly { name: string; unit: string; at: string }[] }) {
  const words = useWords(orderWords).screen
  const formats = useFormats()
  return (
    <p className="spine-facts">
      <span>{words.signers}</span>
      {signers.map((one) => (
        <span key={one.unit}>
          {one.name}（{one.unit}）<span className="number">{formats.dateTime(one.at)}</span>
        </span>
      ))}
    </p>
  )
}
