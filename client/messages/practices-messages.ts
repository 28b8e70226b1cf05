/** Texts about named practices, in the current language; loaded with the pages that show them. */
import { language } from '../preferences/language.ts';
import { practices as chinesePractices } from './chinese-practices.ts';
import { practices as englishPractices } from './english-practices.ts';

export const practicesMessages = language === 'en' ? englishPractices : chinesePractices;
