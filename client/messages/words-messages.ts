/** Texts about words, in the current language; loaded with the pages that show them. */
import { language } from '../preferences/language.ts';
import { words as chineseWords } from './chinese-words.ts';
import { words as englishWords } from './english-words.ts';

export const wordsMessages = language === 'en' ? englishWords : chineseWords;
