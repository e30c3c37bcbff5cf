/** The map, its legend and its list. */
export const words = {
  noData: '无数据',
  levels: { district: '全区', street: '街道', community: '社区', grid: '网格', building: '楼栋' },
  name: (district: string) => `${district}地图`,
  help: '方向键移动，加号减号缩放，0 显示全区。同样的内容在“列表”里可以逐行阅读。',
  schematic: '示意图：边界为推算，不作界线依据',
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '显示全区',
  list: '列表',
  picture: '地图',
  area: '区域',
  value: '数值',
  legend: '图例',
  open: (name: string) => `查看${name}`,
}
