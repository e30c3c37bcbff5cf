/**
 * What a knock came to. `moved`: the household does not live there any more; `wrongAddress`: there is no such door. Both
 * leave nobody behind the door, take nobody out of the register, and go to the officer's tray.
 */
export const visitResults = ['home', 'empty', 'noAnswer', 'refused', 'moved', 'wrongAddress'] as const
export type VisitResult = (typeof visitResults)[number]

/** Where a door stands. */
export const reaches = ['notReached', 'visited', 'declared', 'refused', 'empty', 'noAnswer'] as const
export type Reach = (typeof reaches)[number]

/** Where a door stands after a knock, on the phone and in the register. A household that moved away leaves an empty home. */
export const reachAfter = {
  home: 'visited',
  empty: 'empty',
  noAnswer: 'noAnswer',
  refused: 'refused',
  moved: 'empty',
  wrongAddress: 'empty',
} as const satisfies Record<VisitResult, Reach>
