// The teacher's live page. The server sends the part that changes whenever something happened. Rows are changed cell by
// cell, so that a tick, the focus and the place in the table stay where they are.

import { all, parsed } from './page.js';

const region = document.querySelector('[data-live]');
const lost = document.querySelector('[data-lost]');

function renew(html) {
  const fresh = parsed(html).body;
  const rows = new Map(all('[data-row]', region).map((row) => [row.dataset.row, row]));
  const news = all('[data-row]', fresh);
  if (news.length !== rows.size || news.some((row) => !rows.has(row.dataset.row))) {
    region.replaceChildren(...fresh.childNodes);
    return;
  }
  region.querySelector('.lead').innerHTML = fresh.querySelector('.lead').innerHTML;
  for (const row of news) {
    const cells = [...rows.get(row.dataset.row).children];
    [...row.children].forEach((cell, index) => {
      // A ticked box is the same box: only whether it is there is news.
      const box = index === 0 && cells[0].querySelector('input') && cell.querySelector('input');
      if (box) cells[0].querySelector('input').value = box.value;
      else if (cells[index].innerHTML !== cell.innerHTML) cells[index].innerHTML = cell.innerHTML;
    });
  }
}

let failures = 0;
let events = null;

function listen() {
  events = new EventSource(region.dataset.live);
  events.addEventListener('message', (event) => {
    failures = 0;
    lost.hidden = true;
    renew(JSON.parse(event.data).html);
  });
  // The stream ends by itself now and then and is opened anew: only when that fails again and again is it lost.
  events.addEventListener('error', () => {
    failures += 1;
    lost.hidden = failures < 3 && events.readyState !== EventSource.CLOSED;
  });
}

// A browser opens few connections to one host: a page in the background does without.
function look() {
  events?.close();
  if (!document.hidden) listen();
}

document.addEventListener('visibilitychange', look);
look();
