/** Texts about figures, in the current language; loaded with the pages that show them. */
import { language } from '../preferences/language.ts';
import { figures as chineseFigures } from './chinese-figures.ts';
import { figures as englishFigures } from './english-figures.ts';

export const figuresMessages = language === 'en' ? englishFigures : chineseFigures;
