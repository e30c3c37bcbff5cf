// Generated from zh-CN.ts by scripts/hant.mjs; change the words there.
/** The map, its legend and its list. */
export const words = {
  noData: '無數據',
  levels: { district: '全區', street: '街道', community: '社區', grid: '網格', building: '樓棟' },
  name: (district: string) => `${district}地圖`,
  help: '方向鍵移動，加號減號縮放，0 顯示全區。同樣的內容在“列表”裡可以逐行閱讀。',
  schematic: '示意圖：邊界為推算，不作界線依據',
  zoomIn: '放大',
  zoomOut: '縮小',
  whole: '顯示全區',
  list: '列表',
  picture: '地圖',
  area: '區域',
  value: '數值',
  legend: '圖例',
  open: (name: string) => `查看${name}`,
}
