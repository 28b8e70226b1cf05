/** Recognises the bodies of the nation: the congress, the State Council, its ministries and bureaus. */

/** The Central Committee, the congress and the State Council at the start of a title or of a name. */
const HIGHEST =
  /^(?:(?:19|20)\d{2}年度?)?(?:中华人民共和国)?(?:中共中央(?!党校)|国务院(?=政府|总理|关于|办公厅|\d|$)|(?:第[\d一二三四五六七八九十]{1,4}届)?全国(?:人民代表大会|人大)(?!代表))/;
/** Ministries by name, with those before the reforms of 2018 and 2023; the others are called 国家…局 or 委员会. */
const MINISTRY =
  '(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|国家安全|民政|司法|财政|人力资源和?社会保障|自然资源|国土资源|生态环境|环境保护|' +
  '住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|退役军人事务|应急管理)部|审计署|海关总署|中国人民银行|' +
  '国家(?:(?!市(?!场)|[局省县区级])[\\p{Script=Han}]){2,10}?(?:委员会|总局|局)';
/** A local office of a national one has its place after the name: 国家税务总局安吉县税务局. */
const MINISTRY_AT_START = new RegExp(
  `^(?:中华人民共和国)?(${MINISTRY})(?=关于|年度|\\d|法治|依法|工作|办公厅|令|公告|文件|$)`,
  'u',
);

/** The ministry at the start of a title or of a name; null if there is none. */
export function ministryAt(name: string): string | null {
  return MINISTRY_AT_START.exec(name)?.[1] ?? null;
}

/** Whether a title or a name begins with a body of the nation. */
export function isNationalBody(name: string): boolean {
  return HIGHEST.test(name) || ministryAt(name) !== null;
}
