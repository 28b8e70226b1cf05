/**
 * The names of practices in thirteen stretches of reports on the work of governments, as a reader found them before the
 * rules were run on these reports. No rule is to be mended by them: they tell what the rules are worth elsewhere.
 *
 * The reports were drawn at random among those since 2014: of seven cities, four provinces and the nation. A stretch is the
 * 3,000 characters of whole paragraphs with the most quotation marks, without the appended glossary: what is in quotation
 * marks there is hardest to tell apart. What counts as a name is told in `judged-names.ts`. In these reports that means: an
 * institution, a way of working, a reform, a measure, a project or campaign, a platform, a series of events that another
 * place could have under the same name. Aims and bundles of tasks (“三高四新”, “七大攻坚”), the lie of industries or cities
 * (“两区一廊”), titles that are awarded (“小巨人”), problems and their objects (“僵尸企业”) are none.
 */

export interface JudgedStretch {
  /** Place and year. */
  readonly report: string;
  /** Among the lines of the source that are not blank, from 0; the end is excluded. */
  readonly lines: readonly [from: number, to: number];
  readonly names: readonly string[];
}

const judged = (report: string, from: number, to: number, names: string): JudgedStretch => ({
  report,
  lines: [from, to],
  names: names.split(/\s+/),
});

/** Of reports on the work of provinces and cities (`WORK_REPORTS`). */
export const WORK_STRETCHES: readonly JudgedStretch[] = [
  judged(
    '长沙市 2026',
    2,
    14,
    '两重 两新 五个十大 湘超 快乐长沙·与宁乡约 一带一路 两清单、两增量 一链一策 五长联动 小升规 规做精 精做强 4+4科创工程 双肩包 世界名校博士长沙行 一卡通 跨域通办 认证与标准国际合作新模式',
  ),
  judged(
    '海口市 2026',
    10,
    21,
    '保税租赁+零关税 免税+文旅+会展 六水共治 无塑海洋 美丽乡村绿色发展先锋行动 爱心托管站 书香校园 椰城强师 2+3健康服务包 椰城香见 学查改 海口艺术周 水上运动年',
  ),
  judged(
    '昆明市 2018',
    27,
    43,
    '放管服 最多跑一次 一网四中心 多证合一 行政审批处 行政审批局 双创 春城创业荟 河长制 四级河长五级治理体系 两出两进两对接一提升 菜单式 三名 15分钟体育健身圈 风雷行动 军人之家 政府提效率，企业增效益',
  ),
  judged(
    '苏州市 2017',
    50,
    54,
    '政社互动 三社联动 630行动计划 两减六治三提升 河长制 放管服 双随机、一公开 互联网+政务服务 减证便民 多证合一、一照一码 两证合一 七大工程 一带一路 苏满欧',
  ),
  judged(
    '乌鲁木齐市 2019',
    18,
    34,
    '红山科技创新券 红山创客周 两套班子 六句话 树上山 水进城 地变绿 煤变气 天变蓝 城变美 平改坡 我爱你·中国 蓝天行动 碧水行动 河（湖）长制 净土行动 洁城行动',
  ),
  judged(
    '大连市 2022',
    11,
    15,
    '揭榜挂帅 一校所一专班 一院士一专班 带土移植 海聚计划 海创周 三张网 办事不找人、审批不见面 三统一 一件事一次办 企业家出题、书记市长答卷 一带一路 四好农村路 海上游大连 河长制 林长制',
  ),
  judged(
    '银川市 2023',
    36,
    52,
    '抓两头、活中间、一体四分 管委会+公司 标准地 弹性供地 工业企业亩均效益奖 四争 东数西算 五个清单 五比 大思政课 双高 双优 市（县）管校聘 揭榜挂帅 定向委托 科技支宁 三提升 双减双降 三线一单 黄河流域生态保护主题宣传实践月 无废城市 无废小区 无废乡村 无废细胞 碳达峰十大行动 绿电园区 六权 三权分置 数字供销',
  ),
  judged(
    '新疆维吾尔自治区 2015',
    27,
    41,
    '安居富民 定居兴牧 三史 百日广场文化活动竞赛 乡村百日文体活动竞赛 五个一工程',
  ),
  judged(
    '青海省 2015',
    51,
    65,
    '美丽城镇 美丽乡村 全面改薄 单独两孩 123 1020 昆仑英才 八大工程 法律七进 西新工程 拉面经济',
  ),
  judged('河北省 2017', 20, 31, '放管服 6643 中国制造2025 互联网+协同制造 双千工程 京畿福地·乐享河北'),
  judged(
    '湖南省 2024',
    92,
    116,
    '徐特立项目 爱晚 一卡通 夏季攻势 河长制 林长制 田长制 碳达峰十大行动 三区三厅 三查一曝光 保交楼 枫桥经验 四下基层 利剑护蕾 双拥',
  ),
];

/** Of reports on the work of the national government (`NATIONAL_REPORTS`). */
export const NATIONAL_STRETCHES: readonly JudgedStretch[] = [
  judged(
    '全国 2017',
    39,
    74,
    '双随机、一公开 互联网+政务服务 三权分置 河长制 一带一路 深港通 互联网+ 中国制造2025 双创',
  ),
  judged('全国 2014', 8, 33, '营改增'),
];
