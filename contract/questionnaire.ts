export type { AnswersOf, KeyOf } from './questionnaire/answers.ts'
export { clearsOf } from './questionnaire/clears.ts'
export type { Clear } from './questionnaire/clears.ts'
export { recognise } from './questionnaire/columns.ts'
export type { Column, Recognised, Surroundings } from './questionnaire/columns.ts'
export { evaluate } from './questionnaire/evaluate.ts'
export type { Bound, Circumstances, Evaluation } from './questionnaire/evaluate.ts'
export { fieldNames } from './questionnaire/fields.ts'
export type { FieldName } from './questionnaire/fields.ts'
export { choiceOf, fromCell, fromJourney } from './questionnaire/from-cell.ts'
export { keysOf } from './questionnaire/keys.ts'
export type { ResidentAnswers, ResidentKey, ReturneeAnswers, ReturneeKey } from './questionnaire/keys.ts'
export { isFor } from './questionnaire/plan.ts'
export { residentColumns } from './questionnaire/resident-survey/columns.ts'
export { residentSurvey } from './questionnaire/resident-survey/definition.ts'
export { returneeColumns } from './questionnaire/returnee/columns.ts'
export { returnee } from './questionnaire/returnee/definition.ts'
export type {
  Audience,
  Comparison,
  Condition,
  Definition,
  FormWords,
  Question,
  Repeat,
} from './questionnaire/schema.ts'
export { isTooDeep, part, unite } from './questionnaire/seal.ts'
export type { Parted, Sealed } from './questionnaire/seal.ts'
export { flawSentence, problemSentence, warningSentence } from './questionnaire/sentences.ts'
export type { Problem, ProblemCode, Row, Value, Warning, WarningCode } from './questionnaire/values.ts'
