// How answers go to the server, from the page of an attempt and from any other page that finds some unsent.

const PATIENCE = 15000;

/** What the windows of this browser tell each other about an attempt. */
export const channelOf = (person, attempt) => new BroadcastChannel(`readback ${person} ${attempt}`);

/** As many of these answers as one request takes: 64 KB, of which a letter may need three bytes. At least one. */
export function portion(entries) {
  let size = 0;
  const end = entries.findIndex((entry, i) => (size += JSON.stringify(entry).length) > 20000 && i > 0);
  return end < 0 ? entries : entries.slice(0, end);
}

/** Sends answers. A redirect is not followed: it leads to something that asks for a person. */
export function send(url, edition, batch, token, options = { signal: AbortSignal.timeout(PATIENCE) }) {
  const answers = batch.map(({ question, seq, answer, flagged }) => ({ question, seq, answer, flagged }));
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json',
      'Accept-Language': document.documentElement.lang,
      'X-CSRF-Token': token,
    },
    body: JSON.stringify({ edition, answers }),
    credentials: 'same-origin',
    redirect: 'manual',
    ...options,
  });
}

/** Whether the server has said for each answer what it did with it. */
export const spoken = (reply) => reply.status === 200 || reply.status === 422;

/**
 * Posts with the form token, and once more with a fresh one if it was refused.
 *
 * @param token gives the form token; called with true when the last one was refused
 */
export async function withToken(token, post) {
  const reply = await post(await token(false));
  return reply.status === 400 ? post(await token(true)) : reply;
}
