import type { District } from '@gridward/simulator'
import type { OpenHouse } from '../house.ts'
import type { DemoState } from './store.ts'
export async function tell(_house: OpenHouse, _state: DemoState, _district: District, _progress: (done: number, total: number) => void): Promise<void> {}
