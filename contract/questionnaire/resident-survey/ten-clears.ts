/**
 * 排查「十清」: ten things a visit must leave clear. Which questions answer each is this product's reading,
 * not an official wording; a district may ship its own version of the form.
 */
export const tenClears = [
  { key: 'number', questions: ['peopleCount'] },
  { key: 'basics', questions: ['fullName', 'idType', 'idNumber', 'residenceKind'] },
  { key: 'returned', questions: ['returnDate'] },
  { key: 'origin', questions: ['leftCity', 'visitedPlace'] },
  { key: 'route', questions: ['itinerary'] },
  { key: 'transport', questions: ['transport', 'transportNumber'] },
  { key: 'exposure', questions: ['riskStay', 'contact'] },
  { key: 'health', questions: ['temperature', 'symptoms'] },
  { key: 'measures', questions: ['measures'] },
  { key: 'companions', questions: ['companions'] },
] as const
