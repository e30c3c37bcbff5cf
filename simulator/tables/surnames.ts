// Order and weight follow the yearly name reports of the Ministry of Public Security (2019 to 2021): the five largest
// surnames together about 31 %, the first hundred about 85 %. Shares are rounded, in hundredths of a per cent.
// '王725' is surname and share; behind the list come rare and two-character ones with one share for all.

const frequent =
  '王725 李719 张683 刘538 陈463 杨317 黄245 赵229 吴207 周204 徐171 孙155 马129 朱128 胡118 郭117 何116 林113 高111 罗90 ' +
  '郑88 梁86 谢76 宋73 唐71 许69 邓65 冯64 韩63 曹62 曾61 彭60 萧10 肖56 蔡55 潘54 田53 董52 袁51 于50 余49 叶48 蒋47 杜46 ' +
  '苏46 魏45 程44 吕44 丁43 沈42 任41 姚40 卢40 傅20 付22 钟39 姜38 崔38 谭37 廖37 范36 汪36 陆35 金35 石34 戴34 贾33 韦33 ' +
  '夏32 邱32 方31 侯31 邹30 熊30 孟29 秦29 白28 江28 阎14 闫16 薛27 尹27 段26 雷26 黎25 史24 龙24 陶23 贺23 顾22 毛22 郝22 ' +
  '龚21 邵21 万20 钱20 严19 赖18 覃18 洪18 武17 莫17 孔16 汤15 向15 常15 温14 康14 施14 文13 牛13 樊13 葛13 邢12 安12 齐12 ' +
  '易12 乔11 伍11 庞11 颜11 倪10 庄10 聂10 章10 鲁9 岳9 翟9 殷9 詹9 申8 欧8 耿8 关8 兰8 焦8 俞8 左8 柳8 甘7 祝7 包7 宁7 尚6 ' +
  '符6 舒6 阮6 柯6 纪6 梅6 童6 凌6 毕6 单5 季5 裴5 霍5 涂5 成5 苗5 谷5 盛5 曲5 翁5 冉5 骆5 蓝5 路5 游4 辛4 靳4 管4 柴4 蒙4 ' +
  '鲍4 华4 喻4 祁4 蒲4 房4 滕4 屈4 饶4 解4 牟4 艾4 尤4 阳4 时4 穆4 农4 司3 卓3 古3 吉3 缪3 简3 车3 项3 连3 芦3 麦3 褚3 娄3 ' +
  '窦3 戚3 岑3 景3 党3 宫3 费3 卜3 冷3 晏3 席3 卫3 米3 柏3 宗3 瞿3 桂3 全3 佟3 应3 臧3 闵3 苟3 邬3 边3 卞3 姬3 师3 和3 仇3 栾3'

export const surnames: readonly (readonly [string, number])[] = frequent
  .split(' ')
  .map((entry) => [entry.slice(0, 1), Number(entry.slice(1))] as const)

/** Two-character surnames: about one person in a thousand. */
export const doubleSurnames = [
  '欧阳',
  '上官',
  '司徒',
  '诸葛',
  '司马',
  '皇甫',
  '令狐',
  '慕容',
  '尉迟',
  '东方',
  '夏侯',
  '端木',
]

/** Real surnames that many programs or fonts stumble over; the last two lie outside the Basic Multilingual Plane. */
export const rareSurnames = ['仉', '乜', '亓', '逄', '禤', '妫', '㑇', '䶮', '𠮷', '𬱖']
