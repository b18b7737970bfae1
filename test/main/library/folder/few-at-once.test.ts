import { expect, test } from 'vitest';
import { makeFewAtOnce } from '../../../../main/library/folder/few-at-once.ts';

/** Work that is begun and ended by hand; `begun` names it in the order in which it began. */
function handWork() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => (): Promise<string> => {
    begun.push(name);
    return new Promise((resolve, reject) => ends.set(name, (error) => (error === undefined ? resolve(name) : reject(error))));
  };
  return { begun, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

test('so many run at once, and who is asked first goes before all that waits, in order', async () => {
  const { last, first } = makeFewAtOnce(2);
  const { begun, work, end } = handWork();
  const all = [...['a', 'b', 'c', 'd'].map((name) => last(work(name))), ...['x', 'y'].map((name) => first(work(name)))];
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await all[1];
  end('a');
  await all[0];
  expect(begun).toEqual(['a', 'b', 'x', 'y']);
  for (const name of ['x', 'y']) end(name);
  await Promise.all(all.slice(4));
  expect(begun).toEqual(['a', 'b', 'x', 'y', 'c', 'd']);
  for (const name of ['c', 'd']) end(name);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd', 'x', 'y']);
});

test('what fails makes room too, and only who asked for it hears of it', async () => {
  const { last } = makeFewAtOnce(1);
  const { begun, work, end } = handWork();
  const [one, two] = [last(work('one')), last(work('two'))];
  end('one', new Error('no'));
  await expect(one).rejects.toThrow('no');
  end('two');
  expect([await two, begun]).toEqual(['two', ['one', 'two']]);
});
