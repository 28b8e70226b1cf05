/** The programs that recognise text: Debian's tesseract with its simplified Chinese, and poppler's pdftoppm. */
import { spawnSync } from 'node:child_process';

interface Tool {
  readonly debianPackage: string;
  readonly isPresent: () => boolean;
}

/** As tesseract calls it. */
export const LANGUAGE = 'chi_sim';

const TOOLS: readonly Tool[] = [
  { debianPackage: 'tesseract-ocr', isPresent: () => spawnSync('tesseract', ['--version']).status === 0 },
  {
    debianPackage: 'tesseract-ocr-chi-sim',
    isPresent: () =>
      spawnSync('tesseract', ['--list-langs'], { encoding: 'utf8' }).stdout?.split('\n').includes(LANGUAGE) ??
      false,
  },
  // Without an argument of its own it would wait for a file.
  { debianPackage: 'poppler-utils', isPresent: () => spawnSync('pdftoppm', ['-v']).status === 0 },
];

let areComplete = false;

/** Debian packages to install before text can be recognised. Once there are none, it is not looked for again. */
export function missingPackages(): readonly string[] {
  if (areComplete) return [];
  const missing = TOOLS.filter(({ isPresent }) => !isPresent()).map(({ debianPackage }) => debianPackage);
  areComplete = missing.length === 0;
  return missing;
}

/** @throws Error with one Chinese sentence if a package is missing */
export function requireTools(): void {
  const missing = missingPackages();
  if (missing.length > 0)
    throw new Error(`设了 OCR=1，但缺少识别文字的程序；请安装 ${missing.join(' ')} 后重试`);
}
