// What the scripts of every page use. A page that runs a script says so: readback.css shows what only a script can do.

document.documentElement.classList.add('js');

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

export const parsed = (html) => new DOMParser().parseFromString(html, 'text/html');
