import { expect, test } from 'vitest';
import { pngOf } from '../testing/scan-of.ts';
import { readImage } from './image.ts';
import { parseGraymap } from './picture.ts';

const IMAGE = pngOf(parseGraymap(Buffer.from('P5\n2 3\n255\nabcdef')));

test('without OCR=1 a picture is refused with one sentence that names it', async () => {
  await expect(readImage(IMAGE)).rejects.toThrow(/^图片没有文字层；设 OCR=1 可以识别，.*后重试$/);
});

test('with OCR=1 and without the programs, one sentence names the packages to install', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nonexistent';
  try {
    const recognition = { path: '图.png', cacheFolder: null, onProgress: () => {} };
    await expect(readImage(IMAGE, recognition)).rejects.toThrow(
      /^设了 OCR=1，但缺少识别文字的程序；请安装 tesseract-ocr tesseract-ocr-chi-sim poppler-utils 后重试$/,
    );
  } finally {
    process.env['PATH'] = PATH;
  }
});
