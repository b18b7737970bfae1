// Puts words where the caret of a field is, with the spaces that belong around them; through the field's own undo.

/** A field that was never entered has its caret at the start; words belong at the end then. */
export function insertWords(area: HTMLTextAreaElement, words: string): void {
  const { value } = area;
  const untouched = document.activeElement !== area && area.selectionEnd === 0;
  const from = untouched ? value.length : area.selectionStart;
  const to = untouched ? value.length : area.selectionEnd;
  const before = value.slice(0, from);
  const space = before === '' || /\s$/.test(before) ? '' : ' ';
  const after = /^[\s.,;:!?]/.test(value.slice(to)) ? '' : ' ';
  area.focus();
  area.setSelectionRange(from, to);
  document.execCommand('insertText', false, `${space}${words}${after}`);
}
