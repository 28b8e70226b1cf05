import { render } from 'preact';
import { settleLanguage } from './language.ts';
import { collection } from './models/collection.ts';
import { keyboard } from './models/keyboard.ts';
import { scrolling } from './models/scrolling.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/display.css';
import './styles/notices.css';
import './styles/masthead.css';
import './styles/home.css';
import './styles/regions.css';
import './styles/search.css';
import './styles/passage.css';
import './styles/compare.css';
import './styles/report.css';
import './styles/stepper.css';
import { App } from './views/App.tsx';

settleLanguage();
scrolling.begin();
keyboard.listen();
collection.watch();

const root = document.getElementById('app');
if (root) render(<App />, root);
