/** A report of two pages, set as official documents are, a paragraph running on to the second: for tests of scans. */
import { printPdf } from '../pdf/test-files.ts';

export const HEADINGS = [
  '一、主要举措和成效',
  '（一）加强组织领导',
  '（二）化解矛盾纠纷',
  '二、存在的问题',
  '三、下步安排',
];

const PARAGRAPHS = [
  '镇党委、政府把法治政府建设摆在全局工作的突出位置，全年召开专题会议12次，研究解决难点问题28个，印发工作要点，把任务36项分解到各村（社区）和站所，逐项明确责任人和完成时限。',
  '推动新时代“枫桥经验”落地生根，依托镇综治中心划分网格32个，配备专职网格员64名，全年排查矛盾纠纷305件，调处成功298件，群众满意率达到97%，小事不出村、大事不出镇。',
  '全镇现有行政执法人员46名，持证上岗率100%，组织业务培训8期，参训612人次；办理行政处罚案件87件，罚没款23万元，没有一起被复议机关撤销或者被法院判决败诉。',
  '对照上级要求和群众期盼，还有一些差距：个别干部运用法治思维解决问题的能力不强，村规民约的约束力没有充分发挥，普法宣传的形式比较单一，对青年人的吸引力不够。',
];

/** @param browser path of Chromium */
export function printedReport(browser: string): Uint8Array {
  const body = HEADINGS.flatMap((heading, index) => [
    `<p>${heading}</p>`,
    ...(index === 0
      ? []
      : [0, 1].map((more) => `<p>${PARAGRAPHS[(index + more - 1) % PARAGRAPHS.length]}</p>`)),
  ]);
  return printPdf(
    browser,
    `<meta charset="utf-8"><style>@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { margin: 0; font: 16pt/28pt "Noto Serif CJK SC", serif; text-align: justify; }
h1 { font: 22pt/36pt "Noto Serif CJK SC", serif; text-align: center; } p { margin: 0; text-indent: 2em; }</style>
<h1>青禾镇人民政府<br>关于2023年度法治政府建设情况的报告</h1><p style="text-indent: 0">清漪县人民政府：</p>${body.join('')}
<p style="text-align: right">青禾镇人民政府</p><p style="text-align: right">2024年1月16日</p>`,
  );
}
