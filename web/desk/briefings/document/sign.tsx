import { signDocument } from '@gridward/contract/briefings'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../../ui/api.ts'
import { useFormats } from '../../../ui/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { ProblemSummary } from '../../../ui/parts/problem.tsx'
import { uiWords } from '../../../ui/words.ts'
import type { Written } from './document-panel.tsx'
import { documentQuery } from './queries.ts'
import { Reading } from './reading.tsx'
import { documentWords } from './words.ts'

/** Signing: the text of the version stands in the dialog, and that it was read is ticked. */
export function Sign({ view, dirty }: { view: Written; dirty: boolean }) {
  const words = useWords(documentWords).sign
  const ui = useWords(uiWords)
  const formats = useFormats()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [ticked, setTicked] = useState<number>()
  const { queryKey } = documentQuery(view.day)
  const send = useMutation({
    mutationFn: () => call(signDocument, { params: { day: view.day }, body: { version: view.version } }),
    onSuccess: (signed) => {
      setOpen(false)
      queries.setQueryData(queryKey, signed)
      void queries.invalidateQueries({ queryKey: ['report days'] })
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  })
  const read = ticked === view.version
  return (
    <>
      <button
        type="button"
        className="plain-button"
        disabled={dirty}
        title={dirty ? words.saveFirst : undefined}
        onClick={() => setOpen(true)}
      >
        {words.button}
      </button>
      <Modal
        open={open}
        width={760}
        title={words.title(formats.day(view.day))}
        okText={words.submit}
        cancelText={ui.cancel}
        okButtonProps={{ disabled: !read || send.isPending }}
        onOk={() => send.mutate()}
        onCancel={() => setOpen(false)}
      >
        <div className="day">
          <ProblemSummary problem={send.error} />
          <p>{words.what}</p>
          <Reading text={view.text} />
          <HasRead view={view} checked={read} onChange={(on) => setTicked(on ? view.version : undefined)} />
        </div>
      </Modal>
    </>
  )
}

function HasRead({ view, checked, onChange }: { view: Written; checked: boolean; onChange: (on: boolean) => void }) {
  const words = useWords(documentWords).sign
  const formats = useFormats()
  return (
    <label className="report-tick">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{view.version === 0 ? words.tickFresh : words.tick(formats.number(view.version))}</span>
    </label>
  )
}
