/** Reads image files: scans and photographs of reports, a page for each of their pictures. */
import type { FormatReader } from '../format.ts';
import { laidOut } from '../pdf/laid-out.ts';
import { readPages } from '../pdf/pages.ts';
import { CommandFailed } from './limited-command.ts';
import { pdfOfImage, recognisePages, type ScannedPage } from './recognise.ts';
import { requireTools } from './tools.ts';

export const readImage: FormatReader = async (bytes, recognition) => {
  if (!recognition) throw new Error('图片没有文字层；设 OCR=1 可以识别，或先用 OCR 软件识别成文本后重试');
  requireTools();
  const pdf = await pdfOfImage(bytes).catch((cause: unknown) => {
    throw cause instanceof CommandFailed
      ? new Error('图片已损坏，或太大，无法读取；请重新扫描或另存为 .png 后重试', { cause })
      : cause;
  });
  const pages: ScannedPage[] = [];
  await readPages(pdf, ({ width, height }) => pages.push({ number: pages.length + 1, width, height }));
  const recognised = await recognisePages({ bytes: pdf }, bytes, pages, recognition);
  if (recognised.size === 0) throw new Error('图片里没有认出文字；请核对是否清晰、是否为报告');
  return laidOut([...recognised.values()]);
};
