// Names in fashion by decade of birth, after the "names of an age" of the yearly name reports of the Ministry of
// Public Security and Li Zhonghua and others, Chinese names by generation. `whole` are names met again and again;
// `letters` are combined by one or two. The first entry holds for everybody born before its end.

type Fashion = {
  before: number
  whole: Record<'male' | 'female', readonly string[]>
  letters: Record<'male' | 'female', string>
}

const names = (text: string): readonly string[] => text.split(' ')

export const fashions: readonly Fashion[] = [
  {
    before: 1950,
    whole: {
      male: names('桂荣 建华 德明 玉山 福生 金生 树林 国栋 文彬 长林 永福 宝山 洪文 德胜 秀山 庆林 光荣 振华'),
      female: names('秀英 桂英 玉兰 秀兰 桂兰 玉英 凤英 秀珍 玉珍 淑珍 桂珍 素珍 兰英 玉梅 淑英 桂花 凤兰 翠英'),
    },
    letters: {
      male: '德福生祥树林金长永玉庆振宝洪文国光志明山贵荣财堂',
      female: '秀桂玉兰英珍凤淑素翠花梅芳莲娥香琴云',
    },
  },
  {
    before: 1970,
    whole: {
      male: names(
        '建国 建华 国强 志强 建军 国庆 卫东 志明 建平 永强 建设 援朝 跃进 国平 文革 卫国 向东 红军 和平 永胜',
      ),
      female: names(
        '秀兰 玉梅 丽华 桂英 秀英 玉兰 丽萍 建华 红梅 秀芳 爱华 素芳 玉珍 小红 淑华 秀云 爱英 卫红 凤英 春兰',
      ),
    },
    letters: {
      male: '建国志强军平明卫东永红胜民华文忠海林成庆福荣',
      female: '丽萍红梅华芳秀玉兰英爱淑春霞云琴凤娟艳荣',
    },
  },
  {
    before: 1980,
    whole: {
      male: names('勇 军 伟 强 建军 刚 涛 斌 波 辉 海军 志刚 永军 红卫 建伟 小军 文军 志勇 学军 国强'),
      female: names('丽 艳 敏 芳 静 霞 红梅 燕 娟 英 小红 红霞 海燕 丽娟 春梅 晓燕 丽华 玉梅 红艳 秀丽'),
    },
    letters: { male: '勇军伟强刚涛斌波辉海志文学建明林华鹏峰国平', female: '丽艳敏芳静霞燕娟英红梅晓春海玲琴萍云莉慧' },
  },
  {
    before: 1990,
    whole: {
      male: names('伟 磊 勇 涛 超 强 鹏 杰 军 波 浩 亮 辉 飞 刚 俊 帅 晓东 志伟 海涛 建波'),
      female: names('静 丽 娜 敏 燕 艳 娟 芳 婷 玲 洁 莉 丹 颖 晓燕 婷婷 海燕 丽娜 晶晶 莉莉 倩'),
    },
    letters: { male: '伟磊勇涛超鹏杰波浩亮飞俊帅晓志海宇明凯龙斌', female: '静丽娜燕婷玲洁莉丹颖晓海晶倩雪慧佳琳蕾媛' },
  },
  {
    before: 2000,
    whole: {
      male: names('杰 浩 鑫 俊杰 帅 磊 鹏 宇 超 凯 文杰 志豪 俊 伟 博 子豪 嘉伟 龙 旭 晨 志鹏'),
      female: names('婷 婷婷 雪 静 敏 佳 悦 颖 倩 欣 佳佳 雨 思思 丹 慧 梦 梦婷 文静 诗 欢 慧敏'),
    },
    letters: { male: '杰浩鑫俊宇凯博豪嘉志文子晨旭龙天佳明泽家', female: '婷雪静佳悦颖倩欣雨思梦诗慧文怡琪玉晓珊萱' },
  },
  {
    before: 2010,
    whole: {
      male: names('浩然 子轩 博文 宇航 文博 俊杰 天宇 子豪 浩宇 宇轩 志豪 俊豪 博 浩 鑫 嘉豪 子涵 佳豪 宇 睿'),
      female: names(
        '欣怡 子涵 雨欣 梓涵 欣悦 佳怡 思雨 雨涵 诗涵 佳琪 欣妍 思涵 雅琪 静怡 梦琪 雨桐 可欣 晨曦 诗雨 悦',
      ),
    },
    letters: { male: '浩子轩宇博文俊天嘉泽睿晨铭梓翔航奕辰昊家', female: '欣怡涵雨梓思佳诗雅琪妍梦萱可晨语桐悦彤婷' },
  },
  {
    before: 9999,
    whole: {
      male: names(
        '梓豪 浩宇 奕辰 宇轩 沐宸 浩然 子轩 宇航 皓轩 梓轩 子墨 一诺 亦辰 俊熙 铭泽 沐阳 梓睿 宇泽 泽宇 奕泽',
      ),
      female: names(
        '梓涵 一诺 欣怡 诗涵 依诺 梓萱 若汐 语桐 雨桐 可馨 艺涵 欣妍 子涵 苡沫 沐瑶 若曦 语汐 梓妍 诺一 雨涵',
      ),
    },
    letters: { male: '梓奕宇沐子浩铭泽辰轩熙睿墨皓俊亦宸阳诺昊', female: '梓诗欣依若语雨可艺苡沐汐桐涵萱曦妍瑶诺馨' },
  },
]

/** Characters that type badly, sort badly or fall out of old fonts; the last lie outside the Basic Multilingual Plane. */
export const rareLetters = ['喆', '堃', '淼', '犇', '赟', '翀', '旻', '頔', '㛃', '䶮', '𬍛', '𪨰']

export const uyghur = {
  male: names('买买提 艾力 阿卜杜拉 吐尔逊 热合曼 玉素甫 艾合买提 库尔班 依明 图尔荪 阿迪力 木合塔尔'),
  female: names('古丽娜尔 阿依古丽 热依汗古丽 米日古丽 帕提古丽 阿孜古丽 茹仙古丽 再娜甫 迪丽努尔 祖丽皮亚'),
}

export const tibetan = {
  male: names('扎西多吉 多吉次仁 洛桑丹增 格桑旺堆 尼玛扎西 巴桑次仁 索朗多吉 旦增曲扎 平措'),
  female: names('卓玛央金 格桑拉姆 次仁卓嘎 德吉白姆 白玛曲珍 仓决 达瓦央宗 拉巴卓玛'),
}

export const foreign = {
  male: names('约翰·史密斯 MICHAEL·BROWN 大卫·罗西 JEAN-PIERRE·MARTIN 伊万·伊万诺维奇·彼得罗夫 NGUYEN·VAN·AN'),
  female: names('玛丽亚·加西亚 ANNA·KOWALSKA 艾米丽·琼斯 MARIE·O’BRIEN 安娜·卡列尼娜娃 TRAN·THI·MAI'),
}
