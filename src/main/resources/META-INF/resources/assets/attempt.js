// The page of an attempt. The form is the truth: it works without this file, and everything here reads it, writes it, or
// sends what it says. Sections: form, saving, overview, ordering, picking in the passage, time, news.

const page = document.documentElement;
page.classList.add('js');

// The same version as this file, whatever the browser still has of older ones.
const { Outbox, Store, channelOf } = await import('./outbox.js' + new URL(import.meta.url).search);

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

/** What a control says, or said when the page was made: a value, or none. */
function valueOf(control, made) {
  if (choosable(control)) return (made ? control.defaultChecked : control.checked) ? control.value : '';
  if (!made) return control.value.trim();
  if (!control.options) return control.defaultValue.trim();
  return [...control.options].find((option) => option.defaultSelected)?.value ?? '';
}

/** part -> values, blank parts left out: as the server keeps it. */
function answerOf(question, made = false) {
  const answer = {};
  for (const control of question.controls()) {
    const value = valueOf(control, made);
    if (value !== '') (answer[control.name.slice(question.id.length + 1)] ??= []).push(value);
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

const freshPage = async () => {
  const reply = await fetch(`/attempts/${say.attempt}`, { credentials: 'same-origin' });
  return new DOMParser().parseFromString(await reply.text(), 'text/html');
};

/** Without a cookie to match it the token is refused: a fresh page, be it the one for signing in, brings both. */
async function token(refused) {
  if (refused) {
    const fresh = (await freshPage()).querySelector('input[name=csrf]');
    if (fresh) form.elements.csrf.value = fresh.value;
  }
  return form.elements.csrf.value;
}

function tellOf(question, template) {
  const told = document.querySelector(template).content.cloneNode(true);
  question.said.replaceChildren(told);
  return question.said;
}

function complain(question, message) {
  const error = document.createElement('span');
  error.className = 'error';
  error.textContent = message;
  question.said.replaceChildren(error);
}

const SIGN_IN = ['signed-out', 'not-theirs'];
const stateText = document.createElement('span');
stateText.textContent = stateLine.textContent;
const stateButton = Object.assign(document.createElement('button'), { type: 'button', textContent: say.sayUnsentSignIn });
stateLine.replaceChildren(stateText);
let calm = stateText.textContent; // what stands there when nothing is on its way

function showState(name, detail) {
  const waiting = name === 'paused';
  const one = waiting ? say.sayWaitingOne : say.sayUnsentOne;
  const many = waiting ? say.sayWaitingMany : say.sayUnsentMany;
  const unsent = () => (detail === 1 ? one : many.replace('%', detail));
  if (name === 'saved') calm = say.saySaved.replace('%', detail);
  const text = { saving: () => say.saySaving, saved: () => calm, idle: () => calm, closed: () => say.sayClosed }[name] ?? unsent;
  const unsaved = !['saving', 'saved', 'idle'].includes(name);
  // A screen reader hears of trouble, not of each save.
  stateLine.setAttribute('aria-live', unsaved ? 'polite' : 'off');
  if (stateText.textContent !== text()) stateText.textContent = text();
  stateLine.classList.toggle('is-unsaved', unsaved);
  if (name === 'saving') return;
  if (!SIGN_IN.includes(name)) stateLine.replaceChildren(stateText);
  else if (!stateButton.isConnected) stateLine.append(' ', stateButton);
  notice('signed-out', SIGN_IN.includes(name));
  notice('choose-password', name === 'choose-password');
  if (name === 'saved') notice('stay', false);
  // Where no news arrive, a reply tells.
  if (waiting || name === 'saved') news.pause(waiting);
  signIn.needed(SIGN_IN.includes(name) ? name : null);
}

// ── signing in again ────────────────────────────────────────────────────────────────────────────────────────────────

/** Asks the student of this page, and nobody else, for the password. */
const signIn = {
  dialog: document.querySelector('[data-sign-in-again]'),
  why: null,

  /** Opens by itself once; whoever wants to write on first has a button. */
  needed(why) {
    if (why !== null && this.why === null) this.open(why);
    if (why === null && this.dialog.open) this.dialog.close();
    this.why = why;
  },

  open(why = this.why ?? 'signed-out') {
    for (const text of all('[data-why]', this.dialog)) text.hidden = text.dataset.why !== why;
    this.complain('');
    // The heading has the focus at first, lest what is being typed for a question land in the password.
    if (!this.dialog.open) this.dialog.showModal();
  },

  complain(text) {
    this.dialog.querySelector('.error').textContent = text;
    this.dialog.querySelector('.field:has(.error)').classList.toggle('has-error', text !== '');
  },

  async send() {
    const { name, password } = this.dialog.querySelector('form').elements;
    const post = async (csrf) =>
      fetch('/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ name: name.value, password: password.value, to: '/', csrf }),
        redirect: 'manual',
      });
    try {
      let reply = await post(await token(false));
      if (reply.status === 400) reply = await post(await token(true));
      if (reply.type === 'opaqueredirect') {
        password.value = '';
        this.dialog.close();
        this.why = null;
        await token(true);
        await outbox.flush();
      } else if (reply.status === 429) {
        this.complain(say.sayWait.replace('%', reply.headers.get('Retry-After')));
      } else {
        this.complain(reply.status === 422 ? say.sayWrong : say.sayUnreachable);
      }
    } catch {
      this.complain(say.sayUnreachable);
    }
    if (this.dialog.open) password.select();
  },
};

signIn.dialog.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  signIn.send();
});
signIn.dialog.querySelector('[data-later]').addEventListener('click', () => signIn.dialog.close());
for (const button of [stateButton, document.querySelector('[data-sign-in]')]) button.addEventListener('click', () => signIn.open());

// ── the box of answers on their way ─────────────────────────────────────────────────────────────────────────────────

const person = Number(say.person);
const attempt = Number(say.attempt);
const store = new Store(person, attempt, { edition: Number(say.edition), title: say.title });

const outbox = new Outbox({
  url: form.action,
  edition: Number(say.edition),
  token,
  kept: questions.map((question) => ({
    question: question.id,
    seq: Number(question.seq.value),
    answer: answerOf(question, true),
    flagged: question.flag.defaultChecked,
  })),
  store,
  channel: channelOf(person, attempt),
  tell: {
    state: showState,
    numbered: (id, seq) => {
      byId.get(id).seq.value = seq;
    },
    refused: (id, message) => complain(byId.get(id), message),
    restored: (id, { answer, flagged }) => fill(byId.get(id), answer, flagged),
    elsewhere: (id, { answer, flagged }) => {
      const question = byId.get(id);
      fill(question, answer, flagged);
      tellOf(question, '[data-elsewhere]');
    },
    conflict: (id, kept, mine) => {
      const question = byId.get(id);
      if (kept) fill(question, kept.answer, kept.flagged);
      tellOf(question, '[data-conflict]').querySelector('button').addEventListener('click', () => {
        question.said.replaceChildren();
        fill(question, mine.answer, mine.flagged);
        changed(question);
      });
    },
    deadline: (at, now, until) => clock.set(at, now, until),
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
    const why = news.paused ? 'paused' : 'stay';
    notice(why, true);
    document.querySelector(`[data-notice="${why}"]`).scrollIntoView({ block: 'center' });
  }
});

addEventListener('online', () => outbox.flush());
document.addEventListener('visibilitychange', () => outbox.flush());
addEventListener('pagehide', () => outbox.farewell());
// A page that the browser had put aside knows nothing of what happened since.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
// What is merely on its way goes with the farewell; this is for what could not be sent.
addEventListener('beforeunload', (event) => {
  if (outbox.stuck) event.preventDefault();
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
const shortly = (wait) => wait / 2 + (Math.random() * wait) / 2;
const clock = {
  line: document.querySelector('.time-left'),
  ask: document.querySelector('[data-ask-time]'),
  at: null, // the deadline in the server's milliseconds, 0 without one
  until: say.until, // the same as one reads it
  deadline: 0, // the same in the time of performance.now, which no one can set
  ahead: Date.now() - performance.now(),
  spoken: Infinity,
  up: false,

  /** The server's clock rules: both in its milliseconds. It may give another deadline at any time. */
  set(at, now, until = this.until) {
    const moved = this.at !== null && at !== this.at;
    this.at = at;
    this.until = until;
    this.deadline = at === 0 ? 0 : performance.now() + at - now;
    if (!moved) return;
    const text = at === 0 ? '' : say.sayUntil.replace('%', until);
    this.line.textContent = text;
    this.line.classList.remove('is-short');
    this.line.hidden = this.ask.hidden = at === 0;
    document.querySelector('.finish [data-until]').textContent = at === 0 ? '' : say.sayAnswersUntil.replace('%', until);
    if (!news.paused) announce(at === 0 ? say.sayNoDeadline : say.sayDeadlineMoved.replace('%', until));
    if (this.up && (at === 0 || at > now)) {
      this.up = false;
      document.querySelector('.questions').inert = false;
    }
    this.tick();
  },

  left() {
    return this.deadline - performance.now();
  },

  /** The time left in words; until when, where that is far away. */
  words() {
    const left = this.left();
    if (left <= 0) return say.sayTimeUp;
    if (left > 120 * MINUTE) return say.sayUntil.replace('%', this.until);
    if (left > MINUTE) return say.sayMinutes.replace('%', Math.ceil(left / MINUTE));
    return say.saySeconds.replace('%', Math.ceil(left / 1000));
  },

  tick() {
    this.watch();
    if (this.deadline === 0 || this.up) return;
    const left = this.left();
    if (left > 120 * MINUTE) return;
    const text = this.words();
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

  /** A computer that slept has missed time: only the server knows how much. */
  async watch() {
    const ahead = Date.now() - performance.now();
    if (Math.abs(ahead - this.ahead) < 5000) return;
    this.ahead = ahead;
    try {
      const fresh = (await freshPage()).querySelector('form.attempt')?.dataset;
      if (fresh) this.set(Number(fresh.deadline), Number(fresh.now), fresh.until);
    } catch {}
  },

  /** What is saved is handed in; the server does the same without us, a little later. */
  async end(wait = 2000) {
    this.up = true;
    announce(say.sayTimeUp);
    document.querySelector('.questions').inert = true;
    await outbox.flush();
    if (!this.up) return;
    const done = outbox.closed || (outbox.unsent === 0 && (await this.submit()));
    if (done) location.replace(`/attempts/${say.attempt}`);
    else setTimeout(() => this.up && this.end(Math.min(2 * wait, 30000)), shortly(wait));
  },

  async submit() {
    try {
      const reply = await fetch(`/attempts/${say.attempt}/submission`, {
        method: 'POST',
        headers: { 'X-CSRF-Token': await token(false) },
        redirect: 'manual',
      });
      if (reply.status === 400) await token(true);
      return reply.type === 'opaqueredirect';
    } catch {
      return false;
    }
  },
};

clock.set(Number(say.deadline), Number(say.now));
clock.ask.addEventListener('click', () => {
  const left = clock.words();
  // Said again even if it is the same as before.
  announce('');
  setTimeout(() => announce(left), 100);
});
setInterval(() => clock.tick(), 500);
clock.tick();

// ── news ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What others do to this attempt while the page is open: a new deadline, a pause, an end. */
const news = {
  paused: false,

  listen() {
    const events = new EventSource(`/attempts/${say.attempt}/events`);
    events.addEventListener('message', (event) => this.take(JSON.parse(event.data)));
    // A browser tries again by itself after a stream that ended, but not after a refusal.
    events.addEventListener('error', () => {
      if (events.readyState === EventSource.CLOSED && !outbox.closed) setTimeout(() => this.listen(), shortly(20000));
    });
    addEventListener('pagehide', () => events.close());
  },

  take({ state, deadline, now, until }) {
    if (state === 'ended') {
      // With nothing on its way the page that says what counts is the better one; else the box must tell its part.
      if (outbox.unsent === 0) location.replace(`/attempts/${say.attempt}`);
      else outbox.flush();
      return;
    }
    this.pause(state === 'paused');
    clock.set(deadline, now, until);
  },

  pause(paused) {
    if (paused === this.paused) return;
    this.paused = paused;
    notice('paused', paused);
    document.querySelector('.questions').hidden = paused;
    document.querySelector('.passage').hidden = paused;
    announce(paused ? say.sayPaused : say.sayResumed);
    if (!paused) outbox.flush();
  },
};

overview();
look();
news.listen();

// What an earlier page could not send, and what was answered before this script was there.
outbox.adopt(await store.load());
questions.forEach((question) => changed(question));
