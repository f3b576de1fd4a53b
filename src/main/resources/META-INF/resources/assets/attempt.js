// The page of an attempt. The form is the truth: it works without this file, and everything here reads it, writes it, or
// sends what it says. Sections: form, saving, overview, ordering, picking in the passage, time.

const page = document.documentElement;
page.classList.add('js');

// The same version as this file, whatever the browser still has of older ones.
const { Outbox } = await import('./outbox.js' + new URL(import.meta.url).search);

const form = document.querySelector('form.attempt');
const say = form.dataset;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const announcer = document.querySelector('[data-announcer]');
const announce = (text) => {
  announcer.textContent = text;
};

// ── form ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const questions = all('.question').map((item, index) => {
  const id = item.dataset.question;
  const controls = () => all('input, select', item).filter((control) => control.name.startsWith(id + '.'));
  return {
    id,
    item,
    number: index + 1,
    kind: item.dataset.kind,
    controls,
    flag: item.querySelector('.flag input'),
    seq: all('input[type=hidden]', item).find((input) => input.name === 'seq:' + id),
    said: item.querySelector('.question-said'),
    link: document.querySelector(`.qnav a[href="#q${index + 1}"]`),
  };
});
const byId = new Map(questions.map((question) => [question.id, question]));
const questionOf = (element) => byId.get(element.closest('.question')?.dataset.question);

const choosable = (control) => control.type === 'radio' || control.type === 'checkbox';

/** part -> values, blank parts left out: as the server keeps it. */
function answerOf(question) {
  const answer = {};
  for (const control of question.controls()) {
    const given = choosable(control) ? control.checked : control.value.trim() !== '';
    if (given) {
      const part = control.name.slice(question.id.length + 1);
      (answer[part] ??= []).push(choosable(control) ? control.value : control.value.trim());
    }
  }
  return answer;
}

function fill(question, answer, flagged) {
  for (const control of question.controls()) {
    const values = answer[control.name.slice(question.id.length + 1)] ?? [];
    if (choosable(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
  question.flag.checked = flagged;
  sortItems(question);
  refreshPicks(question);
  overview();
}

const answered = (question) => {
  const answer = answerOf(question);
  return question.controls().every((control) => answer[control.name.slice(question.id.length + 1)]);
};

// ── saving ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const TYPING = 700;
const stateLine = document.querySelector('.save-state');
const notice = (name, shown) => {
  document.querySelector(`[data-notice="${name}"]`).hidden = !shown;
};

/** Without a cookie to match it the token is refused: a fresh page brings both. */
async function token(refused) {
  if (refused) {
    const reply = await fetch(`/attempts/${say.attempt}`, { credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').querySelector('form.attempt');
    if (fresh) form.elements.csrf.value = fresh.elements.csrf.value;
  }
  return form.elements.csrf.value;
}

function complain(question, message) {
  const error = document.createElement('span');
  error.className = 'error';
  error.textContent = message;
  question.said.replaceChildren(error);
}

function showState(name, detail) {
  const texts = {
    saving: () => say.saySaving,
    saved: () => say.saySaved.replace('%', detail),
    unsent: () => (detail === 1 ? say.sayUnsentOne : say.sayUnsentMany.replace('%', detail)),
    'signed-out': () => say.sayUnsentSignIn,
    closed: () => say.sayClosed,
  };
  const unsaved = name !== 'saving' && name !== 'saved';
  // A screen reader hears of trouble, not of each save.
  stateLine.setAttribute('aria-live', unsaved ? 'polite' : 'off');
  const text = texts[name]();
  if (stateLine.textContent !== text) {
    stateLine.textContent = text;
    if (name === 'signed-out') {
      const link = Object.assign(document.createElement('a'), { href: '/sign-in', target: '_blank', textContent: text });
      stateLine.replaceChildren(link);
    }
  }
  stateLine.classList.toggle('is-unsaved', unsaved);
  notice('signed-out', name === 'signed-out');
  if (name === 'saved') notice('stay', false);
}

const outbox = new Outbox({
  url: form.action,
  edition: Number(say.edition),
  token,
  kept: questions.map((question) => ({
    question: question.id,
    seq: Number(question.seq.value),
    answer: answerOf(question),
    flagged: question.flag.checked,
  })),
  tell: {
    state: showState,
    numbered: (id, seq) => {
      byId.get(id).seq.value = seq;
    },
    refused: (id, message) => complain(byId.get(id), message),
    conflict: (id, kept, mine) => {
      const question = byId.get(id);
      fill(question, kept.answer, kept.flagged);
      const told = document.querySelector('[data-conflict]').content.cloneNode(true);
      told.querySelector('button').addEventListener('click', () => {
        question.said.replaceChildren();
        fill(question, mine.answer, mine.flagged);
        changed(question);
      });
      question.said.replaceChildren(told);
    },
    deadline: (at, now) => clock.set(at, now),
    closed: () => {
      showState('closed');
      document.getElementById('questions').querySelector('.questions').inert = true;
      notice('closed', true);
      document.querySelector('[data-notice="closed"]').scrollIntoView({ block: 'center' });
    },
  },
});

/** What was said about the answer before goes only with a real change: leaving a field is none. */
function changed(question, wait = 0) {
  if (outbox.put(question.id, answerOf(question), question.flag.checked, wait)) question.said.replaceChildren();
  overview();
}

form.addEventListener('input', (event) => {
  const question = questionOf(event.target);
  if (!question || choosable(event.target) || event.target.matches('select')) return;
  changed(question, TYPING);
});

form.addEventListener('change', (event) => {
  const question = questionOf(event.target);
  if (!question) return;
  if (event.target.closest('[data-picker]')) keepToMost(question, event.target);
  if (event.target.matches('.order select')) sortItems(question, event.target);
  refreshPicks(question);
  changed(question);
});

form.addEventListener('submit', async (event) => {
  if (event.submitter?.value !== 'review') return;
  event.preventDefault();
  if ((await outbox.flush()) || outbox.closed) {
    location.assign(`/attempts/${say.attempt}` + (outbox.closed ? '' : '/review'));
  } else {
    notice('stay', true);
    document.querySelector('[data-notice="stay"]').scrollIntoView({ block: 'center' });
  }
});

addEventListener('online', () => outbox.flush());
document.addEventListener('visibilitychange', () => outbox.flush());
addEventListener('pagehide', () => outbox.farewell());
addEventListener('beforeunload', (event) => {
  if (outbox.unsent > 0 && !outbox.closed) event.preventDefault();
});

// ── overview ────────────────────────────────────────────────────────────────────────────────────────────────────────

function overview() {
  const open = questions.filter((question) => !answered(question));
  document.querySelector('.attempt-facts [data-answered]').textContent = questions.length - open.length;
  document.querySelector('[data-open]').textContent =
    open.length === 0 ? say.sayAllAnswered : say.sayStillOpen.replace('%', open.map((question) => question.number).join(', '));
  for (const question of questions) {
    const done = !open.includes(question);
    const flagged = question.flag.checked;
    question.link.classList.toggle('answered', done);
    question.link.classList.toggle('flagged', flagged);
    question.link.querySelector('.visually-hidden').textContent =
      ', ' + (done ? say.sayAnswered : say.sayNotAnswered) + (flagged ? ', ' + say.sayFlagged : '');
  }
}

let current = null;

function setCurrent(question) {
  if (current === question) return;
  current?.link.removeAttribute('aria-current');
  current = question;
  current.link.setAttribute('aria-current', 'true');
  const picker = current.item.querySelector('[data-picker]');
  activate(picker ? picker.dataset.picker : null);
}

/** The question at the upper third of the window; near the page's end the last one that is wholly to be seen. */
function look() {
  const line = innerHeight / 3;
  const bottom = scrollY + innerHeight >= page.scrollHeight - 4;
  const seen = questions.filter((question) => {
    const box = question.item.getBoundingClientRect();
    return bottom ? box.bottom <= innerHeight : box.top <= line;
  });
  if (!drawer.checked) setCurrent(seen.at(-1) ?? questions[0]);
}

let looking = 0;
addEventListener('scroll', () => (looking ||= requestAnimationFrame(() => ((looking = 0), look()))), { passive: true });
form.addEventListener('focusin', (event) => {
  const question = questionOf(event.target);
  if (question) setCurrent(question);
});

// ── ordering ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Shows the items in the order that the form says, once it says one. */
function sortItems(question, focused = null) {
  const list = question.item.querySelector('.order');
  if (!list) return;
  const items = [...list.children];
  const place = (item) => Number(item.querySelector('select').value);
  const places = new Set(items.map(place));
  if (places.has(0) || places.size < items.length) return;
  list.append(...items.sort((one, other) => place(one) - place(other)));
  focused?.focus();
}

form.addEventListener('click', (event) => {
  const button = event.target.closest('[data-move]');
  if (!button) return;
  const list = button.closest('.order');
  const items = [...list.children];
  const from = items.indexOf(button.closest('li'));
  const to = from + Number(button.dataset.move);
  if (to < 0 || to >= items.length) return;
  items.splice(to, 0, ...items.splice(from, 1));
  items.forEach((item, index) => (item.querySelector('select').value = index + 1));
  list.append(...items);
  button.focus();
  announce(say.sayMoved.replace('%', to + 1) + items.length);
  changed(questionOf(list));
});

// ── picking in the passage ──────────────────────────────────────────────────────────────────────────────────────────

const passage = document.querySelector('.passage');
const sentences = all('.sentence', passage);
const drawer = document.getElementById('drawer');
const hint = document.createElement('p');
hint.className = 'meta';
hint.hidden = true;
document.querySelector('.passage-head').append(hint);
let picking = null; // the name of the checkboxes that the passage stands for

const boxes = (name) => all(`[data-picker="${CSS.escape(name)}"] input`);
const pickerOf = (name) => document.querySelector(`[data-picker="${CSS.escape(name)}"]`);
const pickButton = (name) => document.querySelector(`[data-pick="${CSS.escape(name)}"]`);
const most = (name) => Number(pickerOf(name).dataset.most);

/** Lets sentences be picked for these checkboxes, or for none. */
function activate(name) {
  if (picking === name) return;
  picking = name;
  passage.classList.toggle('pickable', name !== null);
  hint.hidden = name === null;
  for (const sentence of sentences) {
    if (name === null) {
      ['role', 'tabindex', 'aria-pressed'].forEach((attribute) => sentence.removeAttribute(attribute));
    } else {
      sentence.setAttribute('role', 'button');
    }
  }
  if (name !== null) {
    hint.textContent = say.sayPicking.replace('%', questionOf(pickerOf(name)).number);
    press();
    const first = sentences.find((sentence) => sentence.getAttribute('aria-pressed') === 'true') ?? sentences[0];
    rove(first);
  }
}

/** One stop for the Tab key; the arrows move it. */
function rove(to) {
  for (const sentence of sentences) sentence.tabIndex = sentence === to ? 0 : -1;
}

/** Shows in the passage what the checkboxes say. */
function press() {
  if (picking === null) return;
  const picked = new Set(boxes(picking).filter((box) => box.checked).map((box) => box.value));
  for (const sentence of sentences) sentence.setAttribute('aria-pressed', picked.has(sentence.id));
}

/** Shows beside the question what its checkboxes say. */
function refreshPicks(question) {
  for (const list of all('[data-picks]', question.item)) {
    const picked = boxes(list.dataset.picks).filter((box) => box.checked);
    list.replaceChildren(
      ...picked.map((box) => {
        const line = document.createElement('li');
        line.append(...box.nextElementSibling.cloneNode(true).childNodes);
        return line;
      }),
    );
    if (list.dataset.picks === picking) press();
  }
}

/** With one sentence to pick, the new one takes the old one's place; with several, one too many is not taken. */
function keepToMost(question, box) {
  const name = box.name;
  const picked = boxes(name).filter((other) => other.checked);
  if (!box.checked || picked.length <= most(name)) return;
  if (most(name) === 1) {
    picked.filter((other) => other !== box).forEach((other) => (other.checked = false));
  } else {
    box.checked = false;
    hint.textContent = say.sayTooMany;
    complain(question, say.sayTooMany);
  }
}

function toggle(sentence) {
  const box = boxes(picking).find((candidate) => candidate.value === sentence.id);
  const before = box.checked;
  box.checked = !before;
  hint.textContent = say.sayPicking.replace('%', questionOf(box).number);
  box.dispatchEvent(new Event('change', { bubbles: true }));
  const picked = boxes(picking).filter((other) => other.checked).length;
  if (box.checked) announce(say.sayPicked.replace('%', picked) + most(picking));
  else if (before) announce(say.sayUnpicked);
  rove(sentence);
}

passage.addEventListener('click', (event) => {
  const sentence = event.target.closest('.sentence');
  // Whoever marks text with the mouse is reading, not picking.
  if (picking && sentence && getSelection().isCollapsed) toggle(sentence);
});

passage.addEventListener('keydown', (event) => {
  const sentence = event.target.closest('.sentence');
  if (!picking || !sentence) return;
  const at = sentences.indexOf(sentence);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: sentences.length - 1 }[event.key];
  if (event.key === ' ' || event.key === 'Enter') {
    toggle(sentence);
  } else if (to !== undefined) {
    const next = sentences[Math.max(0, Math.min(to, sentences.length - 1))];
    rove(next);
    next.focus();
  } else {
    return;
  }
  event.preventDefault();
});

form.addEventListener('click', (event) => {
  const button = event.target.closest('[data-pick]');
  if (!button) return;
  setCurrent(questionOf(button));
  activate(button.dataset.pick);
  drawer.checked = true;
  sentences.find((sentence) => sentence.tabIndex === 0).focus();
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const back = picking && event.target.closest('.passage-panel');
  if (!drawer.checked && !back) return;
  drawer.checked = false;
  (back ? pickButton(picking) : drawer).focus();
});

drawer.addEventListener('change', () => {
  if (drawer.checked) document.querySelector('.passage-panel').focus();
});

// ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const MINUTE = 60000;
const clock = {
  line: document.querySelector('.time-left'),
  deadline: 0, // in the time of performance.now, which no one can set
  spoken: Infinity,
  up: false,

  /** The server's clock rules: both in its milliseconds. */
  set(at, now) {
    this.deadline = at === 0 ? 0 : performance.now() + at - now;
  },

  tick() {
    if (this.deadline === 0 || !this.line || this.up) return;
    const left = this.deadline - performance.now();
    const minutes = Math.ceil(left / MINUTE);
    if (left > 120 * MINUTE) return;
    const text = left <= 0
      ? say.sayTimeUp
      : left > MINUTE
        ? say.sayMinutes.replace('%', minutes)
        : say.saySeconds.replace('%', Math.ceil(left / 1000));
    if (this.line.textContent !== text) this.line.textContent = text;
    this.line.classList.toggle('is-short', left <= 5 * MINUTE);
    const mark = [1, 5, 10].find((minute) => left <= minute * MINUTE) ?? Infinity;
    if (mark < this.spoken && left > 0) {
      // Not what had passed when the page was opened.
      if (this.spoken !== Infinity || left > (mark - 1) * MINUTE) {
        announce(mark === 1 ? say.sayOneMinute : say.sayMinutesSpoken.replace('%', mark));
      }
    }
    this.spoken = mark;
    if (left <= 0) this.end();
  },

  /** What is saved is handed in; the server does the same without us, a little later. */
  async end() {
    this.up = true;
    announce(say.sayTimeUp);
    document.querySelector('.questions').inert = true;
    await outbox.flush();
    if (outbox.unsent > 0 && !outbox.closed) {
      setTimeout(() => this.end(), 2000);
      return;
    }
    if (outbox.closed) {
      location.replace(`/attempts/${say.attempt}`);
      return;
    }
    form.action = `/attempts/${say.attempt}/submission`;
    form.submit();
  },
};

clock.set(Number(say.deadline), Number(say.now));
setInterval(() => clock.tick(), 500);
clock.tick();

overview();
look();
