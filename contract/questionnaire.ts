export type { AnswersOf, KeyOf } from './questionnaire/answers.ts'
export { fieldNames } from './questionnaire/fields.ts'
export type { FieldName } from './questionnaire/fields.ts'
export { residentSurvey } from './questionnaire/resident-survey/definition.ts'
export { returnee } from './questionnaire/returnee/definition.ts'
export { keysOf } from './questionnaire/keys.ts'
export type { ResidentAnswers, ResidentKey, ReturneeAnswers, ReturneeKey } from './questionnaire/keys.ts'
export type {
  Audience,
  Comparison,
  Condition,
  Definition,
  FormWords,
  Question,
  Repeat,
} from './questionnaire/schema.ts'
export { evaluate } from './questionnaire/evaluate.ts'
export type { Bound, Circumstances, Evaluation } from './questionnaire/evaluate.ts'
export type { Problem, ProblemCode, Row, Value, Warning, WarningCode } from './questionnaire/values.ts'
