import { render } from 'preact';
import { App } from './shell/app.tsx';
import { makePage } from './shell/make-page.ts';
import { chosenTheme, showTheme } from './shell/theme.ts';

showTheme(chosenTheme());
const root = document.getElementById('app');
if (root !== null) render(<App page={makePage(window)} />, root);
