// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
const limitNames: Readonly<Record<string, string>> = {
  fileBytes: '文件字節數',
  entries: '壓縮包內的部件數',
  inflatedBytes: '解壓後的字節數',
  ratio: '壓縮倍數',
  sheets: '工作表數',
  sharedStrings: '文字條數',
  sharedStringBytes: '文字總字節數',
  styles: '單元格格式數',
  merges: '合併單元格數',
  columns: '列數',
  cellCharacters: '一個單元格的字數',
  rowCharacters: '一行的字數',
  xmlToken: '一段內容的長度',
  partBytes: '部件字節數',
  heapMegabytes: '內存（MB）',
  rows: '行數',
}

/** What a person reads about a table: in the file itself, and when a file cannot be read. */
export const words = {
  optionsSheet: '下拉選項',
  guideSheet: '填寫說明',
  part: (part: number, parts: number) => `（第 ${part} 張，共 ${parts} 張）`,
  cutText: (length: number) => `……（原文共 ${length} 字，這裡只放得下前面的部分）`,
  chooseOption: '請從下拉列表中選擇',
  guide: {
    title: '欄目',
    required: '是否必填',
    kind: '填什麼',
    options: '可選內容',
    note: '說明',
    must: '必填',
    more: (all: number) => `……共 ${all} 項，見下拉列表`,
  },
  kinds: {
    text: '文字',
    number: '數字',
    day: '日期，例如 2020-02-03',
    instant: '日期和時間，例如 2020-02-03 14:30',
  },
  cell: {
    digitsLost: (shown: string) =>
      `“${shown}”是被當成數字保存過的長號碼，後面幾位已經丟失。請先把這一列設為“文本”格式，再重新填寫`,
    errorValue: (shown: string) => `單元格里是錯誤值“${shown}”，請改成實際內容`,
    noResult: () => '單元格里的公式沒有算出結果。請用 Excel 或 WPS 打開，保存一次後再上傳，或改成實際內容',
    garbled: (shown: string) => `“${shown}”裡有亂碼。請用 Excel 或 WPS 打開，另存為“Excel 工作簿（.xlsx）”後再上傳`,
  },
  errors: {
    unknownFormat: '這個文件不是表格。請上傳 Excel（.xlsx）或 CSV 文件',
    oldWorkbook: '這是舊格式的表格（.xls 或 .et）。請用 Excel 或 WPS 打開，另存為“Excel 工作簿（.xlsx）”後再上傳',
    binaryWorkbook: '這是二進制格式的表格（.xlsb）。請用 Excel 打開，另存為“Excel 工作簿（.xlsx）”後再上傳',
    openDocument: '這是 OpenDocument 表格（.ods）。請另存為“Excel 工作簿（.xlsx）”後再上傳',
    webPage: '這個文件其實是網頁，不是真正的表格。請用 Excel 或 WPS 打開，另存為“Excel 工作簿（.xlsx）”後再上傳',
    xmlTable: '這是 XML 格式的舊錶格。請用 Excel 或 WPS 打開，另存為“Excel 工作簿（.xlsx）”後再上傳',
    otherDocument: '這個文件不是表格，可能是 Word、PDF、圖片或壓縮包。請上傳 Excel（.xlsx）或 CSV 文件',
    encrypted: '這個表格設了打開密碼。請先去掉密碼再上傳',
    damaged: '這個文件不完整或已損壞。請用 Excel 或 WPS 打開，重新另存一份再上傳',
    empty: '這個文件是空的，沒有任何內容',
    tooBig: '這個文件超出了能處理的大小。請刪去不用的工作表和圖片，或拆成幾份再上傳',
    noSuchSheet: '文件裡沒有這張工作表',
  },
  where: {
    sheet: (name: string) => `工作表“${name}”`,
    cell: (name: string) => `單元格 ${name}`,
    limit: (name: string, allowed: number) => `${limitNames[name] ?? name}超過上限 ${allowed.toLocaleString('en-US')}`,
  },
}
