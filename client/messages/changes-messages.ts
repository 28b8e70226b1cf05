/** Texts about a place from year to year, in the current language; loaded with the pages that show them. */
import { language } from '../preferences/language.ts';
import { changes as chineseChanges, town as chineseTown } from './chinese-changes.ts';
import { changes as englishChanges, town as englishTown } from './english-changes.ts';

export const changesMessages = language === 'en' ? englishChanges : chineseChanges;
export const townMessages = language === 'en' ? englishTown : chineseTown;
