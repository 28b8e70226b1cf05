/** Addresses that files declare of themselves: only those of the web become links and lines of citations. */
import { expect, test } from 'vitest';
import { A, B, sandbox } from '../testing/sandbox.ts';

const box = sandbox();

const HOSTILE = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'https://example.gov.cn/\nTY  - JOUR',
  'https://example.gov.cn/\u007fa',
  'https://exa mple.gov.cn/',
  'www.example.gov.cn/a.html',
  'https://',
];

test('the address of a file is kept only if it is one of http or https, wherever it is declared', async () => {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = [...HOSTILE, 'https://example.gov.cn/报告.html?a=1&b=2'].map((url, at) => {
    const text = `${2000 + at}年镇${at}工作。`;
    return [`枫桥镇${2000 + at}年法治政府建设情况报告`, text, url].map(cell).join(',');
  });
  box.write('rows.csv', `标题,正文,网址\n${rows.join('\n')}\n`);
  box.write('front.md', `---\nurl: javascript:alert(2)\n---\n\n# ${A}`);
  box.write('plain.txt', B);
  box.write('metadata.csv', 'file,url\nplain.txt,data:text/html;base64,PHNjcmlwdD4=\n');
  const { warnings, failed } = await box.run();
  expect(failed).toEqual([]);
  const urls = (await box.records()).flatMap(({ sources }) => sources.map(({ url }) => url));
  expect(urls.filter((url) => url !== null)).toEqual(['https://example.gov.cn/报告.html?a=1&b=2']);
  expect(urls).toHaveLength(HOSTILE.length + 3);
  const refused = warnings.filter(({ warning }) => warning.startsWith('网址“'));
  expect(refused).toHaveLength(HOSTILE.length + 2);
  expect(refused.map(({ warning }) => warning)).toContain(
    '网址“javascript:alert(2)”不是以 http:// 或 https:// 开头的完整地址，已略去',
  );
  for (const { warning } of refused) expect(warning).not.toMatch(/[\n\u007f]/);
});
