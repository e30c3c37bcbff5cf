import { Component, type ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { uiWords } from '../words.ts'

function Crashed() {
  const words = useWords(uiWords)
  return (
    <div className="failed" role="alert">
      <p>{words.crashed}</p>
      <button type="button" className="plain-button" onClick={() => window.location.reload()}>
        {words.reload}
      </button>
    </div>
  )
}

/** Keeps a failure inside its part of the page, with a plain sentence instead of a blank screen. */
export class CrashGuard extends Component<{ children?: ReactNode }, { crashed: boolean }> {
  declare state: { crashed: boolean }
  constructor(props: { children?: ReactNode }) {
    super(props)
    this.state = { crashed: false }
  }
  static getDerivedStateFromError() {
    return { crashed: true }
  }
  override render() {
    return this.state.crashed ? <Crashed /> : this.props.children
  }
}
