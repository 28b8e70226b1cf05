/** The words of the interface, in the language of this visit. */
import { language } from './language.ts';
import { chinese, type Words } from './words/chinese.ts';
import { english } from './words/english.ts';

export const words: Words = language === 'en' ? english : chinese;
