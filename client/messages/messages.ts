/** The words of the interface, in the language of this visit. */

import { language } from '../preferences/language.ts';
import { chinese, type Messages } from './chinese.ts';
import { english } from './english.ts';

export const messages: Messages = language === 'en' ? english : chinese;
