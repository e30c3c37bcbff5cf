import { checkFolder } from './folder.ts'

process.exitCode = (await checkFolder(process.argv[2] ?? 'analytics/fixtures', (line) => console.log(line))) > 0 ? 1 : 0
