import type { DocumentText } from '@gridward/contract/briefings'

/** The text as it will stand on paper, to be read. */
export function Reading({ text }: { text: DocumentText }) {
  return (
    <article className="report-reading" lang={text.language} tabIndex={0} aria-label={text.title}>
      <p className="report-issuer">{text.issuer}</p>
      <h3>{text.title}</h3>
      {text.to !== '' && <p>{text.to}</p>}
      {text.paragraphs.map((one, i) =>
        one.kind === 'heading' ? (
          <h4 key={i}>{one.text}</h4>
        ) : (
          <p key={i} className="report-paragraph">
            {one.text}
          </p>
        ),
      )}
    </article>
  )
}
