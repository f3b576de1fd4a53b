// Whole texts come from the server, in the attributes of the page. Here only numbers, times and titles are put into them.

/** The text with the first value for each %, the second for each #. */
export const filled = (text, first = '', second = '') => text.replace(/[%#]/g, (sign) => (sign === '%' ? first : second));

const language = () => globalThis.document?.documentElement.lang || 'en';
const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** The text for so many: nameOne, nameOther or what else the language of the page needs, filled in. */
export function counted(texts, name, count, first = count, second = count) {
  const form = new Intl.PluralRules(language()).select(count);
  return filled(texts[name + capital(form)] ?? texts[name + 'Other'], first, second);
}

/** Numbers one after the other, as the language of the page writes them. */
export const listed = (numbers) => new Intl.ListFormat(language(), { style: 'short', type: 'unit' }).format(numbers.map(String));
