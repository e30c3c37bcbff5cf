export const words = {
  gridWorker: '网格员',
  medic: '医护人员',
  guard: '卡口值守员',
  communityOfficer: '社区干部',
  streetOfficer: '街道干部',
  commander: '指挥部',
  appealOfficer: '申诉受理员',
  supervisor: '督导组',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditor: '审计管理员',
}
