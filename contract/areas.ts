import * as imports from './areas/import.ts'
import * as redivision from './areas/redivision.ts'
import * as responsible from './areas/responsible.ts'
import * as sites from './areas/sites.ts'
import * as tree from './areas/tree.ts'

export * from './areas/kinds.ts'
export * from './areas/tree.ts'
export * from './areas/import.ts'
export * from './areas/responsible.ts'
export * from './areas/sites.ts'
export * from './areas/redivision.ts'

export const areasRoutes = {
  readTree: tree.readTree,
  readShapes: tree.readShapes,
  listAliases: tree.listAliases,
  readHistory: tree.readHistory,
  renameArea: tree.renameArea,
  divideGrids: tree.divideGrids,
  listSets: tree.listSets,
  saveSet: tree.saveSet,
  removeSet: tree.removeSet,
  previewImport: imports.previewImport,
  confirmImport: imports.confirmImport,
  rejectedRows: imports.rejectedRows,
  uploadOutlines: imports.uploadOutlines,
  listOutlines: imports.listOutlines,
  listResponsible: responsible.listResponsible,
  appoint: responsible.appoint,
  endDuty: responsible.endDuty,
  appointByList: responsible.appointByList,
  listUnassigned: responsible.listUnassigned,
  listSites: sites.listSites,
  addSite: sites.addSite,
  changeSite: sites.changeSite,
  closeSite: sites.closeSite,
  draftRedivision: redivision.draftRedivision,
  listRedivisions: redivision.listRedivisions,
  readRedivision: redivision.readRedivision,
  signRedivision: redivision.signRedivision,
  undoRedivision: redivision.undoRedivision,
  withdrawRedivision: redivision.withdrawRedivision,
}
