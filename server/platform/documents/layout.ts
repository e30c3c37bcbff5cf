/**
 * The page of GB/T 9704-2012, 5.2: A4, 37 mm above, 28 mm at the binding, a text of 156 x 225 mm with 22 lines of 28
 * characters in size 3 (16 pt). In twentieths of a point: 1 mm is 56.69.
 */
const mm = (n: number): number => Math.round((n * 1440) / 25.4)

export const page = {
  ...{ width: 11906, height: 16838 },
  ...{ top: mm(37), right: mm(26), bottom: mm(35), left: mm(28) },
  /** 225 mm / 22, rounded down: one twentieth more and the page holds 21 lines. */
  linePitch: 579,
  /** (156 mm / 28 - 16 pt) in 4096ths of a point: a character stands a fifth of a point closer than its size. */
  charSpace: -843,
  /** The number stands 7 mm below the text (7.5). */
  footer: mm(35 - 7 - 5),
  /** The red heading begins 35 mm below the upper edge of the text (7.2.4). */
  aboveMark: mm(35),
} as const
export const textWidth = page.width - page.left - page.right

/** Sizes by their Chinese numbers, in half points. */
export const size = { two: 44, three: 32, four: 28, five: 21 } as const

/** The heading is as large as fits into one line of 156 mm, and 48 pt at most, 16 pt at least. In half points. */
export const markSize = (text: string): number => {
  const ems = [...text].reduce((sum, c) => sum + (c.codePointAt(0)! < 0x2e80 ? 0.55 : 1), 0)
  return Math.max(size.three, Math.min(96, Math.floor((textWidth / 20 / Math.max(ems, 1)) * 2)))
}

/** Fonts of the standard, and by which others a machine without them may show the text, the nearest first. */
export const fonts = {
  title: {
    name: '方正小标宋简体',
    instead: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  text: {
    name: '仿宋_GB2312',
    instead: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong', '方正仿宋_GBK', 'Noto Serif CJK SC'],
  },
  heading: { name: '黑体', instead: ['SimHei', '方正黑体_GBK', '华文黑体', 'Noto Sans CJK SC'] },
  second: { name: '楷体_GB2312', instead: ['楷体', 'KaiTi', '华文楷体', 'STKaiti'] },
  page: { name: '宋体', instead: ['SimSun', '方正书宋_GBK', 'Noto Serif CJK SC'] },
} as const
export type Font = keyof typeof fonts
export const latin = 'Times New Roman'
