// What the controls of a question say, and how to make them say it. The form is the truth: nothing is remembered here.

export const choosable = (control) => control.type === 'radio' || control.type === 'checkbox';

const partOf = (question, control) => control.name.slice(question.id.length + 1);

/** What a control says, or said when the page was made: a value, or none. */
function valueOf(control, made) {
  if (choosable(control)) return (made ? control.defaultChecked : control.checked) ? control.value : '';
  if (!made) return control.value.trim();
  if (!control.options) return control.defaultValue.trim();
  return [...control.options].find((option) => option.defaultSelected)?.value ?? '';
}

/** part -> values, blank parts left out: as the server keeps it. */
export function answerOf(question, made = false) {
  const answer = {};
  for (const control of question.controls()) {
    const value = valueOf(control, made);
    if (value !== '') (answer[partOf(question, control)] ??= []).push(value);
  }
  return answer;
}

export function fill(question, answer, flagged) {
  for (const control of question.controls()) {
    const values = answer[partOf(question, control)] ?? [];
    if (choosable(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
  question.flag.checked = flagged;
}

/** Whether no part is blank. */
export function answered(question) {
  const answer = answerOf(question);
  return question.controls().every((control) => answer[partOf(question, control)]);
}
