import { render } from 'preact';
import { applyLanguage } from '../preferences/language.ts';
import { basketStore } from '../state/basket-store.ts';
import { collection } from '../state/collection.ts';
import { scrollPosition } from '../state/scroll-position.ts';
import { keyboard } from './keyboard.ts';
import './styles.css';
import { App } from './App.tsx';

applyLanguage();
scrollPosition.listen();
keyboard.listen();
basketStore.listen();
collection.watch();

const root = document.getElementById('app');
if (root) render(<App />, root);
