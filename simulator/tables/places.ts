// Words for addresses and work. Estates and companies carry names that any town could have; no real one is meant.

export const estateFronts = [
  '金桂',
  '翠湖',
  '阳光',
  '锦绣',
  '和顺',
  '春晓',
  '丰泽',
  '祥云',
  '明珠',
  '枫林',
  '南苑',
  '康乐',
  '安泰',
  '梧桐',
  '银杏',
  '书香',
  '望江',
  '新城',
  '百合',
  '荣景',
]
export const estateBacks = ['花园', '小区', '苑', '家园', '华庭', '公寓', '雅居', '名邸', '新村', '里']
export const workFronts = ['恒远', '博通', '金石', '天和', '普惠', '瑞丰', '大成', '百川', '新源', '广达']
export const workBacks = [
  '机械厂',
  '物流公司',
  '电子厂',
  '超市',
  '食品厂',
  '建筑公司',
  '小学',
  '饭店',
  '服装厂',
  '科技公司',
  '农贸市场',
  '汽修厂',
]

/** Where people come back from: place, region code (GB/T 2260), hours on the way by train. The first two are the key places by default. */
export type Origin = { readonly name: string; readonly region: string; readonly hours: number }
export const otherOrigins: readonly Origin[] = [
  { name: '河南省郑州市', region: '410100', hours: 5 },
  { name: '湖南省长沙市', region: '430100', hours: 4 },
  { name: '江西省南昌市', region: '360100', hours: 5 },
  { name: '安徽省合肥市', region: '340100', hours: 6 },
  { name: '四川省成都市', region: '510100', hours: 9 },
  { name: '重庆市渝中区', region: '500103', hours: 9 },
  { name: '浙江省温州市', region: '330300', hours: 6 },
  { name: '广东省东莞市', region: '441900', hours: 3 },
  { name: '江苏省徐州市', region: '320300', hours: 5 },
  { name: '黑龙江省哈尔滨市', region: '230100', hours: 11 },
  { name: '陕西省西安市', region: '610100', hours: 7 },
  { name: '福建省莆田市', region: '350300', hours: 6 },
]
export const keyOrigins: readonly Origin[] = [
  { name: '湖北省武汉市', region: '420100', hours: 4 },
  { name: '湖北省黄冈市', region: '421100', hours: 5 },
  { name: '湖北省孝感市', region: '420900', hours: 5 },
  { name: '湖北省荆州市', region: '421000', hours: 6 },
]
