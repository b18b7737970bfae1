// English: folders whose new pictures wait in an outbox.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

const fresh = (count: number): string => formatNoun(count, 'new picture', 'new pictures');

export const watched = {
  help: 'New pictures in these folders wait in the queue. None is sent until you have looked and pressed Run.',
  list: 'Watched folders',
  none: 'No folder is watched yet. A camera’s or a client’s folder is a good one.',
  add: 'Add a folder …',
  adding: 'Reading what lies there …',
  added: (name: string) => `${name} is watched. What lies there now is left alone; what comes from now on waits for you.`,
  removed: (name: string) => `${name} is not watched any more. Its pictures stay where they are.`,
  remove: (name: string) => `Stop watching ${name}`,
  useOf: (name: string) => `What ${name} is for`,
  words: 'The words in compose',
  chain: (name: string) => `${name} · chain`,
  preset: (name: string) => `${name} · preset`,
  waiting: (count: number) => (count === 0 ? 'Nothing new' : `${fresh(count)} ${count === 1 ? 'waits' : 'wait'} in the queue`),
  news: (count: number, name: string) => `${fresh(count)} in ${name}.`,
  row: (count: number, name: string) => `${fresh(count)} in ${name}`,
  more: (count: number) => `+${formatCount(count)}`,
  look: 'Look at them …',
  leave: 'Leave them',
  left: (count: number, name: string) =>
    `${formatNoun(count, 'picture', 'pictures')} in ${name} left. To use one all the same, drop it here.`,
  gone: (name: string) => `“${name}” is not in this library any more. Choose other words or steps on the sheet.`,
  settings: (preset: string, words: string) => `Settings of the preset ${preset}: ${words}`,
} as const;
