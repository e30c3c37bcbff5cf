import { bare } from '../identity/typed.ts'
import type { Definition, Question } from './schema.ts'

// What people write in a cell for "yes" and "no" beside the labels of the form.
const yes = /^(是|有|√|✓|Y|YES|1|TRUE)$/i
const no = /^(否|无|没有|×|✗|X|N|NO|0|FALSE)$/i
const apart = /[、,，;；/|\n]+/

/**
 * The answer that a cell of a ledger holds, ready for `evaluate`: labels of choices in any language of the form become
 * their keys, several are parted at the usual signs. What is not understood is handed on as it stands, so that the
 * evaluator names it.
 */
export function fromCell(definition: Definition, question: Question, text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (question.type === 'select_one') return choiceOf(definition, question.choices, trimmed) ?? trimmed
  if (question.type !== 'select_multiple') return trimmed
  const alone = question.alone
  if (alone !== undefined && no.test(bare(trimmed))) return [alone]
  return trimmed
    .split(apart)
    .filter((part) => part.trim() !== '')
    .map((part) => choiceOf(definition, question.choices, part.trim()) ?? part.trim())
}

/** The key of a choice by its key or its label in any language; null when nothing fits. */
export function choiceOf(definition: Definition, list: string, text: string): string | null {
  const names = namesOf(definition).get(list)
  if (!names) return null
  const wanted = bare(text)
  const named = names.get(text) ?? names.get(wanted)
  if (named !== undefined) return named
  if (names.has('yes') && yes.test(wanted)) return 'yes'
  if (names.has('no') && no.test(wanted)) return 'no'
  return nicknames[list]?.[wanted] ?? null
}

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>
const known = new WeakMap<Definition, Names>()

/** Choice by key and by label, for each list; made once, because a file asks a million times. */
function namesOf(definition: Definition): Names {
  const made =
    known.get(definition) ??
    new Map(
      Object.entries(definition.lists).map(([list, choices]) => {
        const labels = Object.values(definition.words ?? {}).flatMap((words) =>
          choices.map((choice) => [bare(words.choices[list]?.[choice] ?? choice), choice] as const),
        )
        return [list, new Map([...labels, ...choices.map((choice) => [choice, choice] as const)])] as const
      }),
    )
  known.set(definition, made)
  return made
}

// Short forms that ledgers use instead of the full term.
const nicknames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  documentType: {
    身份证: 'identityCard',
    回乡证: 'hkMacaoPermit',
    台胞证: 'taiwanPermit',
    居住证: 'hmtResidence',
    无: 'none',
  },
  relation: {
    本人: 'head',
    妻: 'spouse',
    夫: 'spouse',
    妻子: 'spouse',
    丈夫: 'spouse',
    儿子: 'child',
    女儿: 'child',
    子: 'child',
    女: 'child',
    父亲: 'parent',
    母亲: 'parent',
    父: 'parent',
    母: 'parent',
  },
  symptoms: { 正常: 'none', 良好: 'none', 健康: 'none', 发烧: 'fever', 咳嗽: 'dryCough', 无症状: 'none' },
  residence: { 常住人口: 'permanent', 暂住人口: 'temporary', 流动: 'temporary' },
  houseUse: { 自有: 'own', 租住: 'rent', 租赁: 'rent', 空房: 'vacant', 空置房: 'vacant' },
  transport: { 高铁: 'train', 动车: 'train', 航班: 'plane', 私家车: 'car', 小车: 'car', 大巴: 'coach', 汽车: 'coach' },
  measures: { 居家隔离: 'home', 居家观察: 'home', 集中隔离: 'central', 集中观察: 'central' },
  controlMode: { 居家隔离: 'home', 居家: 'home', 集中隔离: 'central', 集中: 'central', 监测: 'monitoring' },
  careMarks: { 孕妇: 'pregnant', 独居: 'elderlyAlone', 残疾: 'disabled', 基础疾病: 'chronic', 慢性病: 'chronic' },
}

/** 交通工具及班次 in one cell, parted: `高铁G1001` is a train and its number. */
export function fromJourney(definition: Definition, text: string): { transport?: string; transportNumber?: string } {
  const number = /[A-Z]{1,2}\d{1,5}|[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}/.exec(bare(text))?.[0]
  const word = bare(text)
    .replace(number ?? '', '')
    .replace(/[^\p{Script=Han}A-Z]/gu, '')
  const said = choiceOf(definition, 'transport', word) ?? byNumber(number)
  const fits = said && definition.lists['transport']?.includes(said) ? said : undefined
  return { ...(fits ? { transport: fits } : {}), ...(number ? { transportNumber: number } : {}) }
}

function byNumber(number: string | undefined): string | null {
  if (number === undefined) return null
  if (/^[\u4e00-\u9fff]/.test(number)) return 'car'
  if (/^[GDCZTKLY]\d{1,4}$/.test(number)) return 'train'
  return /^[A-Z]{2}\d{3,4}$/.test(number) ? 'plane' : null
}
