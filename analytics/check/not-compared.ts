/** Why a field of that name is not compared; a check skips the others for what its own comment says. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/location_names|p_source|note/, 'labels'],
  [/first10_in_replicate_order|quantiles\.n$/, 'the random numbers of the reference'],
  [/null_max_llr_quantiles/, 'no tolerance given'],
  [/spatialepi/, 'SpatialEpi cuts its total to a whole number'],
  [/^(se|lower95|upper95)\./, 'a bootstrap of the reference, or its slopes'],
]

/** The fields that a check left aside, by reason, in one line; empty where it compared all. */
export function notCompared(paths: readonly string[]): string {
  const byReason = new Map<string, string[]>()
  for (const path of paths) {
    const reason = reasons.find(([pattern]) => pattern.test(path))?.[1] ?? 'no rule for it'
    byReason.set(reason, [...(byReason.get(reason) ?? []), path])
  }
  return [...byReason].map(([reason, fields]) => `${fields.join(', ')} (${reason})`).join('; ')
}
