import { describe, expect, it } from 'vitest';
import { splitDrop } from '../../../../renderer/features/compose/split-drop.ts';

const item = (name: string, isDirectory: boolean, kind = 'file') => ({
  kind,
  getAsFile: () => new File([], name),
  webkitGetAsEntry: () => ({ isDirectory }),
});

describe('a drop', () => {
  it('is split into files and folders; text is neither', () => {
    const { files, folders } = splitDrop({
      items: [item('a.png', false), item('holiday', true), item('words', false, 'string'), item('b.jpg', false)],
    });
    expect([files.map(({ name }) => name), folders.map(({ name }) => name)]).toEqual([['a.png', 'b.jpg'], ['holiday']]);
  });
});
