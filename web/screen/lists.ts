/** The list behind each number of the wall, as a page of the desk. */
const page = (path: string, query: Record<string, string>): string => {
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  return `/desk/${path}?${new URLSearchParams(kept).toString()}`
}

export const lists = {
  coverage: (area: string) => page('coverage', { area }),
  visits: (area: string, day: string) => page('visits', { area, day }),
  key: (area: string) => page('ledgers/key', { area }),
  fever: (area: string) => page('ledgers/fever', { area }),
  late: (area: string) => page('late', { area }),
  overdue: (area: string) => page('coverage/households', { area, late: 'overdue' }),
  calls: (area: string) => page('calls', { area, late: 'yes' }),
  appeals: () => page('orders', { tab: 'appeals' }),
  report: (area: string) => page('report', { area }),
}
