/** What a person reads about a table: in the file itself, and when a file cannot be read. */
export const words = {
  optionsSheet: '下拉选项',
  guideSheet: '填写说明',
  part: (part: number, parts: number) => `（第 ${part} 张，共 ${parts} 张）`,
  cutText: (length: number) => `……（原文共 ${length} 字，这里只放得下前面的部分）`,
  chooseOption: '请从下拉列表中选择',
  guide: {
    title: '栏目',
    required: '是否必填',
    kind: '填什么',
    options: '可选内容',
    note: '说明',
    must: '必填',
    more: (all: number) => `……共 ${all} 项，见下拉列表`,
  },
  kinds: {
    text: '文字',
    number: '数字',
    day: '日期，例如 2020-02-03',
    instant: '日期和时间，例如 2020-02-03 14:30',
  },
  cell: {
    digitsLost: (shown: string) =>
      `“${shown}”是被当成数字保存过的长号码，后面几位已经丢失。请先把这一列设为“文本”格式，再重新填写`,
    errorValue: (shown: string) => `单元格里是错误值“${shown}”，请改成实际内容`,
  },
  errors: {
    unknownFormat: '这个文件不是表格。请上传 Excel（.xlsx）或 CSV 文件',
    oldWorkbook: '这是旧格式的表格（.xls 或 .et）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传',
    binaryWorkbook: '这是二进制格式的表格（.xlsb）。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”后再上传',
    openDocument: '这是 OpenDocument 表格（.ods）。请另存为“Excel 工作簿（.xlsx）”后再上传',
    webPage: '这个文件其实是网页，不是真正的表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传',
    xmlTable: '这是 XML 格式的旧表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传',
    otherDocument: '这个文件不是表格，可能是 Word、PDF、图片或压缩包。请上传 Excel（.xlsx）或 CSV 文件',
    encrypted: '这个表格设了打开密码。请先去掉密码再上传',
    damaged: '这个文件不完整或已损坏。请用 Excel 或 WPS 打开，重新另存一份再上传',
    empty: '这个文件是空的，没有任何内容',
    tooBig: '这个文件超出了能处理的大小。请删去不用的工作表和图片，或拆成几份再上传',
    noSuchSheet: '文件里没有这张工作表',
  },
  where: {
    sheet: (name: string) => `工作表“${name}”`,
    cell: (name: string) => `单元格 ${name}`,
    limit: (name: string, allowed: number) => `超过上限：${name} ${allowed}`,
  },
}
