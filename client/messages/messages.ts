/** All texts of the interface in the current language. */
import { language } from '../preferences/language.ts';
import { chinese, type Messages } from './chinese.ts';
import { english } from './english.ts';

export const messages: Messages = language === 'en' ? english : chinese;
