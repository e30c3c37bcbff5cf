import {
  closeAccount,
  readAccount,
  resetPassword,
  resetPin,
  type AccountView,
} from '@gridward/contract/access/accounts'
import { dayOf } from '@gridward/contract/days'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { call } from '../../ui/api.ts'
import { useFormats, zone } from '../../ui/format.ts'
import { useWords } from '../../ui/language.tsx'
import { ProblemSummary } from '../../ui/parts/problem.tsx'
import { Failed, Loading } from '../../ui/parts/states.tsx'
import { can, useSession } from '../session.ts'
import { OnceShown, Reasoned } from './controls.tsx'
import { GrantForm } from './grant-form.tsx'
import { GrantTable } from './grant-table.tsx'
import { accessDeskWords } from './words.ts'
import './access.css'

/** One account: what it holds and held, where it is signed in, and what may be done about it. */
export function AccountPage() {
  const words = useWords(accessDeskWords).accounts
  const { id } = useParams({ strict: false }) as { id: string }
  const session = useSession()
  const queries = useQueryClient()
  const account = useQuery({
    queryKey: ['account', id],
    queryFn: ({ signal }) => call(readAccount, { params: { id }, signal }),
  })
  const changed = (): void => {
    void queries.invalidateQueries({ queryKey: ['account', id] })
    void queries.invalidateQueries({ queryKey: ['accounts'] })
  }
  const { data } = account
  return (
    <div className="access">
      <Link to="/accounts">{words.back}</Link>
      {account.isPending && <Loading lines={8} />}
      {account.isError && <Failed problem={account.error} again={() => void account.refetch()} />}
      {data && (
        <>
          <h1>{data.name}</h1>
          <Facts account={data} />
          <GrantTable account={data} onChanged={changed} />
          {can(session, 'access.grant') && !data.closedAt && data.id !== session.account.id && (
            <GrantForm account={data} onGiven={changed} />
          )}
          {!data.closedAt && <Managing account={data} onChanged={changed} />}
        </>
      )}
    </div>
  )
}

function Facts({ account }: { account: AccountView }) {
  const words = useWords(accessDeskWords).accounts
  const formats = useFormats()
  const set = (is: boolean): string => (is ? words.set : words.unset)
  const kinds: Record<string, string> = words.kinds
  return (
    <section className="access-card">
      {account.closedAt && (
        <p className="access-soon">{words.closed(formats.day(dayOf(account.closedAt, zone)), account.closedWhy)}</p>
      )}
      <dl className="access-facts">
        <dt>{words.login}</dt>
        <dd>{account.login}</dd>
        <dt>{words.unit}</dt>
        <dd>{account.unit || '—'}</dd>
        <dt>{words.phone}</dt>
        <dd>{account.phone || '—'}</dd>
        <dt>{words.password}</dt>
        <dd>{set(account.hasPassword)}</dd>
        <dt>{words.pin}</dt>
        <dd>{set(account.hasPin)}</dd>
        <dt>{words.sessions}</dt>
        <dd>
          {account.sessions.length === 0 && words.noSessions}
          {account.sessions.map((one) => (
            <div key={one.startedAt + one.device}>
              {kinds[one.kind]} {one.device} {formats.ago(one.seenAt, new Date())}
            </div>
          ))}
        </dd>
      </dl>
    </section>
  )
}

function Managing({ account, onChanged }: { account: AccountView; onChanged: () => void }) {
  const words = useWords(accessDeskWords).accounts
  const session = useSession()
  const params = { id: account.id }
  const password = useMutation({ mutationFn: () => call(resetPassword, { params }), onSuccess: onChanged })
  const pin = useMutation({ mutationFn: () => call(resetPin, { params }), onSuccess: onChanged })
  const close = useMutation({
    mutationFn: (reason: string) => call(closeAccount, { params, body: { reason } }),
    onSuccess: onChanged,
  })
  const code = password.data ?? pin.data
  if (account.id === session.account.id) return <p className="access-help">{words.notManageable}</p>
  return (
    <section className="access-card">
      <ProblemSummary problem={password.error ?? pin.error ?? close.error} />
      {code && (
        <OnceShown title={password.data ? words.resetPassword : words.resetPin} text={code.code} until={code.until} />
      )}
      {!account.manageable && <p className="access-help">{words.notManageable}</p>}
      <p className="access-help">{words.resetHelp}</p>
      <div className="access-buttons">
        {can(session, 'access.devices') && (
          <button type="button" className="plain-button" disabled={pin.isPending} onClick={() => pin.mutate()}>
            {words.resetPin}
          </button>
        )}
        {account.manageable && (
          <>
            <button
              type="button"
              className="plain-button"
              disabled={password.isPending}
              onClick={() => password.mutate()}
            >
              {words.resetPassword}
            </button>
            <Reasoned
              button={words.close}
              label={words.closeWhy}
              help={words.closeHelp}
              working={close.isPending}
              onReason={(reason) => close.mutate(reason)}
            />
          </>
        )}
      </div>
    </section>
  )
}
