/**
 * The names of practices in fifteen reports, as a reader found them before any rule was written.
 *
 * A practice is what a report gives a name to: a way of working, a team, a platform, a project, a series of events,
 * whether of the place itself or taken over (枫桥经验, 三项制度). Slogans (“四个意识”), aims (“法治高新”), titles of
 * documents, and ordinary words in quotation marks (“软任务”, “最后一公里”) are none. Names without quotation marks are
 * listed where the wording is the place's own.
 */

export interface JudgedReport {
  /** Town and year. */
  readonly report: string;
  /** In the order of the text. */
  readonly names: readonly string[];
}

const judged = (report: string, names: string): JudgedReport => ({ report, names: names.split(/\s+/) });

/** Of the sample collection. The rules were written with these in sight. */
export const SAMPLE_NAMES: readonly JudgedReport[] = [
  judged(
    '茶崦镇 2021',
    '三项制度 枫桥经验 板凳议事会 法律明白人 茶桌调解室 谁执法谁普法 坝坝法治课 茶山小喇叭 赶场普法 一村一法律顾问',
  ),
  judged(
    '柳汀镇 2022',
    '水乡夜学 三项制度 先教后罚、轻微不罚 枫桥经验 柳下说事 谁执法谁普法 船头普法 一村一法律顾问 法律明白人',
  ),
  judged(
    '砚泉镇 2022',
    '泉边夜校 三项制度 枫桥经验 村民小组日排查、村周研判、镇月会商 泉边评理 炕头调解 谁执法谁普法 法律明白人 一村一法律顾问 砚泉说法',
  ),
  judged(
    '荻溆镇 2023',
    '三项制度 枫桥经验 荻花里 撑篙调解法 渔家夜话 谁执法谁普法 法律明白人 学法用法示范户 一村一法律顾问 法治门诊 一月一案例 以老带新',
  ),
  judged(
    '驼铃街道 2023',
    '三项制度 说理式执法 枫桥经验 驼铃议事厅 三色预警 谁执法谁普法 驼铃普法巷 一社区一法律顾问 法律明白人 法治体检进商圈 扫码入企 街道吹哨、部门报到 法治赋能',
  ),
];

/** Of the sample collection. Not looked at while the rules were written. */
export const HELD_OUT_SAMPLE_NAMES: readonly JudgedReport[] = [
  judged('青箬街道 2022', '三项制度 暖心提示单 枫桥经验 廊桥会客厅 谁执法谁普法 小喇叭 法律明白人'),
  judged(
    '杏塬镇 2022',
    '每周一法 五步工作法 三项制度 枫桥经验 杏下听声 泉边评理 一户一码 谁执法谁普法 法律明白人 一村一法律顾问',
  ),
  judged(
    '笋桥乡 2023',
    '双语法治讲堂 竹编合同 三项制度 罚植并举 枫桥经验 桥头断理 法律明白人 谁执法谁普法 一村一法律顾问 一个电话、上门代办 摩托车上的便民服务站',
  ),
  judged(
    '椒云镇 2022',
    '三项制度 枫桥经验 椒林夜话 板凳议事会 法律明白人 背篼普法队 谁执法谁普法 椒乡法治讲堂',
  ),
  judged(
    '荻溆镇 2021',
    '三重一大 三项制度 三人三签 枫桥经验 渔家和事佬 撑篙调解法 谁执法谁普法 送法上船 法治灯谜会 法律明白人 一村一法律顾问 码头代办 以案释法进机关',
  ),
];

/** Of real reports (`REAL_REPORTS`). The rules were written with these in sight. */
export const REAL_NAMES: readonly JudgedReport[] = [
  judged(
    '南阳镇 2023',
    '三会一课 司法行政一体化智能平台 江苏省智慧矫正一体化平台 益企法治行 法润江海，情暖民工 法治体检 法治副总进企业 枫桥经验 逐级走访 访调对接',
  ),
  judged(
    '近海镇 2023',
    '三重一大 三项制度 谁执法谁普法 小曹说安全 法律明白人 近近开讲 反诈一条街 法治夜市 焕新 平安法治联盟工作站 三色预警 身边人讲法 三三制',
  ),
  judged(
    '南丰镇 2020',
    '网格+调解 三整合 三项制度 网格化+铁脚板 培训+自学 关爱民生法治行 法治文化特色小镇创建 法治文化+ 指尖学法微课堂 分级诊疗 法律早市 法律明白人 点单学法 现身说法 巡回演法 游园学法',
  ),
];

/** Of real reports (`REAL_REPORTS`). Not looked at while the rules were written. */
export const HELD_OUT_REAL_NAMES: readonly JudgedReport[] = [
  judged('东棘坨镇 2023', '法律六进 三项制度 一村一法律顾问 枫桥经验 谁执法谁普法'),
  judged(
    '巴阳镇 2023',
    '巴阳镇提能升级微课堂 学习强国 三根板凳 善溢巴阳 最多跑一次 极简办 就近办 一次办 法律进企业',
  ),
];
