import type { words as zhCN } from './zh-CN.ts'

export const words: typeof zhCN = {
  title: 'First use: set up the district',
  steps: {
    district: 'District and administrator',
    divisions: 'Divisions',
    outline: 'Borders',
    grids: 'Grids',
    people: 'People',
  },
  stepOf: (n: string, all: string) => `Step ${n} of ${all}`,
  done: 'done',
  next: 'Next',
  skip: 'Skip for now',
  before: 'Back',
  later: 'Stop whenever you like: nothing is lost, and the start page of the desk leads back here.',
  open: 'Open the desk',
  notYours: 'The district is set up. Sign in as its administrator to go on.',
  lead: {
    divisions:
      'The official division codes as CSV or XLSX: a heading, then one line for each community, with at least street_code (9 digits), street, village_code (12 digits) and village. It is shown before anything is stored. Afterwards every street and community exists.',
    outline:
      'With borders the wall has a map. The border of the district is enough: what lies inside is drawn schematically and may be replaced later.',
    grids:
      'Divide every community into grids: workers, QR codes and rounds all belong to a grid. Redivision changes them later.',
    people: 'Last, bring in the people, import the baseline and open the first round.',
  },
  counts: {
    divisions: (streets: string, communities: string) => `${streets} streets and ${communities} communities`,
    outline: (n: string) => `${n} borders`,
    grids: (n: string) => `${n} grids`,
  },
  people: {
    invite: 'Invite people',
    inviteWhat: 'By list: everybody gets a card with a QR code and is in place when they scan it.',
    accounts: 'Accounts and grants',
    accountsWhat: 'Accounts for street and community officers, with areas and an end date.',
    duties: 'Who answers for what',
    dutiesWhat: 'Every grid needs somebody; those without are listed.',
    baseline: 'Import the baseline',
    baselineWhat: 'Households and people known before, with source and date.',
    rounds: 'Open the first round',
    roundsWhat: 'With a last day; phones then show which doors to knock at.',
    paper: 'Print paper to fall back on',
    paperWhat: 'Round sheets, forms, and what to do when the system is down.',
  },
  demo: {
    title: 'Only looking?',
    what: 'There is an invented district: 100,000 invented people, an account for every post, numbers that move.',
    how: 'Stop the system in its terminal with Ctrl-C, then run:',
    after: 'Better keep the demo in a folder of its own, for example:',
  },
  code: 'Start code',
  codeHelp: 'Eight digits, in the terminal window that started the system.',
  district: 'Name of the district or headquarters',
  roots: 'Division codes',
  rootsHelp:
    'Six digits of the district, e.g. 440112. For a zone of several streets their nine-digit codes, with spaces.',
  name: 'Name of the administrator',
  login: 'Account',
  loginHelp: 'Letters and digits, two or more.',
  password: 'Password',
  passwordHelp: 'Ten signs or more, used nowhere else.',
  submit: 'Set up the district',
  working: 'Setting up…',
}
