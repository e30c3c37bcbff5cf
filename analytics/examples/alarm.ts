import { ears } from '@gridward/analytics'

const fever = [4, 6, 3, 5, 4, 7, 5, 4, 6, 5, 3, 6, 5, 17, 9, 5]

const { at, upperbound, alarm } = ears(fever, 'C1')
at.forEach((day, i) => {
  if (alarm[i]) console.log(`day ${day}: ${fever[day]} is above ${upperbound[i]!.toFixed(1)}`)
})
