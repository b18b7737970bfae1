// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const words = {
  preset: 'preset',
  snippet: 'snippet',
  unreadable: 'The {kind} {reason}. It was left as it is.',
  unusable: 'The {kind} “{name}” cannot be used: it {reason}. It was left as it is.',
  none: 'There is no {kind} “{name}” in this library.',
  exists: 'There is “{name}” already. Choose another name, or replace it.',
  name: 'A name has 1 to {most} letters, has none of < > : " / \\ | ? *, does not begin or end with a dot, and is none that Windows keeps for itself, such as CON.',
  changed: 'The file was changed meanwhile, so it was left as it is.',
  noUndo: 'This cannot be undone any more. What was removed lies in the system’s trash.',
  trashRefused: 'The system’s trash did not take it. It was left where it is.',
} as const;
