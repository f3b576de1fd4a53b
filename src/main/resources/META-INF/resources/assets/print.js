// Buttons that open the browser's print dialogue; without this script people use the browser's own menu.
import { all } from './page.js';

for (const button of all('[data-print]')) button.addEventListener('click', () => window.print());
