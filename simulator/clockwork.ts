// Times inside the simulation are whole seconds since midnight (China) of the first day.
export const dayLength = 86_400
export const at = (hour: number, minute = 0): number => hour * 3600 + minute * 60

// Doors are knocked on from 8:30 to 12:00 and from 13:30 to 18:30; the evening is for revisits.
const morning = at(8, 30)
const noonBreak = { after: at(3, 30), length: at(1, 30) }
/** Seconds of knocking in one day. */
export const workday = at(8, 30)

/** The moment reached after so many seconds of knocking, over as many days as it takes. */
export function knocking(worked: number): number {
  const day = Math.floor(worked / workday)
  const today = worked - day * workday
  return Math.round(day * dayLength + morning + today + (today >= noonBreak.after ? noonBreak.length : 0))
}

/** When a phone without network next finds one: at noon or in the evening, the worker's own minute apart. */
export function nextNetwork(moment: number, minute: number): number {
  const day = Math.floor(moment / dayLength) * dayLength
  const times = [at(12, 10), at(18, 40), at(21, 0), at(32, 15)].map((time) => day + time + minute * 60)
  return times.find((time) => time > moment) as number
}
