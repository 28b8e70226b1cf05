/**
 * `write-scan.ts FILE`: writes the sample report as a scanned PDF, for tests that know nothing of formats. Prints the
 * packages that are missing to read it, nothing if there are none.
 */
import { writeFileSync } from 'node:fs';
import { missingPackages } from '../ocr/tools.ts';
import { chromium } from '../pdf/test-files.ts';
import { printedReport } from './printed-report.ts';
import { pdfOfPictures, scanOf } from './scan-of.ts';

const [, , file] = process.argv;
const [browser, missing] = [chromium(), missingPackages()];
if (browser === null || missing.length > 0)
  console.log([...missing, ...(browser ? [] : ['chromium'])].join(' '));
else if (file !== undefined)
  writeFileSync(file, pdfOfPictures(await scanOf(printedReport(browser), 2, 2339)));
