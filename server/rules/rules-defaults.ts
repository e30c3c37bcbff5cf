import type { Example, Parameters, RuleKind } from '@gridward/contract/rules'

type Default<K extends RuleKind> = { parameters: Parameters<K>; examples: Example[] }

/**
 * What holds until a district activates a pack of its own. Every figure is an assumption of the product after the
 * practice of early 2020, no official text: 14 days and 37.3 ℃ are named in several local notices, the other figures are ours.
 */
export const ruleDefaults: { [K in RuleKind]: Default<K> } = {
  keyPerson: {
    parameters: { windowDays: 14, regions: ['42'], saidCounts: true },
    examples: [
      {
        says: '2 月 1 日离开湖北的人，列为重点人员到 2 月 15 日',
        input: {
          today: '2020-02-10',
          stay: { region: '420100', said: false, lastDay: '2020-02-01' },
          exposureDay: null,
        },
        expected: { until: '2020-02-15' },
      },
      {
        says: '离开满 14 天后不再列入',
        input: {
          today: '2020-02-16',
          stay: { region: '420100', said: false, lastDay: '2020-02-01' },
          exposureDay: null,
        },
        expected: { until: null },
      },
      {
        says: '没有日期的停留不自动列入，要先问清日期',
        input: { today: '2020-02-10', stay: { region: '420100', said: true, lastDay: null }, exposureDay: null },
        expected: { until: null },
      },
    ],
  },
  fever: {
    parameters: { feverFrom: 37.3, feverSymptoms: ['fever'], feverDays: 14 },
    examples: [
      {
        says: '37.3℃ 列为发热人员',
        input: { today: '2020-02-10', observedOn: '2020-02-10', temperature: 37.3, symptoms: [] },
        expected: { until: '2020-02-24' },
      },
      {
        says: '37.2℃ 且没有症状，不列入',
        input: { today: '2020-02-10', observedOn: '2020-02-10', temperature: 37.2, symptoms: [] },
        expected: { until: null },
      },
    ],
  },
  care: {
    parameters: { careDays: 30 },
    examples: [
      {
        says: '提出帮扶需要，关照 30 天',
        input: { today: '2020-02-10', observedOn: '2020-02-10', needs: ['food'] },
        expected: { until: '2020-03-11' },
      },
    ],
  },
  coverage: {
    parameters: { freshHours: 72, revisitHours: 24 },
    examples: [
      {
        says: '两天前入户，数据新鲜',
        input: { now: '2020-02-10T01:00:00.000Z', door: { at: '2020-02-08T01:00:00.000Z', result: 'home' } },
        expected: { lateness: 'fresh' },
      },
      {
        says: '昨天敲门无人应答，满 24 小时要再去',
        input: { now: '2020-02-10T01:00:00.000Z', door: { at: '2020-02-09T01:00:00.000Z', result: 'noAnswer' } },
        expected: { lateness: 'overdue' },
      },
    ],
  },
  limits: {
    parameters: {
      orders: [
        { kind: 'centralIsolation', basis: 'closeContact', days: 14 },
        { kind: 'homeIsolation', basis: 'closeContact', days: 14 },
        { kind: 'homeIsolation', basis: 'keyAreaStay', days: 14 },
        { kind: 'homeIsolation', basis: 'arrival', days: 14 },
        { kind: 'homeMonitoring', basis: 'discharge', days: 14 },
        { kind: 'healthMonitoring', basis: 'keyAreaStay', days: 7 },
      ],
      holds: [
        { basis: 'fever', hours: 4 },
        { basis: 'positivePool', hours: 24 },
      ],
      acts: [
        { kind: 'turnedBack', basis: 'notRegistered' },
        { kind: 'turnedBack', basis: 'closedEntrance' },
        { kind: 'turnedBack', basis: 'refusedCheck' },
        { kind: 'checkedAgain', basis: 'fever' },
      ],
      appealHours: 24,
    },
    examples: [
      {
        says: '末次接触 2 月 1 日，居家隔离到 2 月 15 日',
        input: { limit: 'order', kind: 'homeIsolation', basis: 'closeContact', dayZero: '2020-02-01' },
        expected: { allowed: true, lastDay: '2020-02-15' },
      },
      {
        says: '重点地区旅居不适用集中隔离',
        input: { limit: 'order', kind: 'centralIsolation', basis: 'keyAreaStay', dayZero: '2020-02-01' },
        expected: { allowed: false, lastDay: null },
      },
      {
        says: '卡口发热临时管控最长 4 小时',
        input: { limit: 'hold', basis: 'fever' },
        expected: { allowed: true, hours: 4 },
      },
    ],
  },
  calls: {
    parameters: {
      clocks: [
        { kind: 'help', accept: 30, answer: 240, verify: 1440 },
        { kind: 'care', accept: 120, answer: 1440, verify: 1440 },
        { kind: 'complaint', accept: 240, answer: 2880, verify: 2880 },
        { kind: 'order', accept: 60, answer: 720, verify: 1440 },
      ],
    },
    examples: [
      {
        says: '求助 30 分钟内受理，4 小时内答复',
        input: { kind: 'help' },
        expected: { accept: 30, answer: 240, verify: 1440 },
      },
    ],
  },
}
