/** Where the desk lies on the server; the router's own paths begin after it. */
export const base = '/desk'

/** The full address of a page of the desk, its search included: for the browser's history. */
export const addressOf = (page: string): string => (page === '/' ? base : base + page)
