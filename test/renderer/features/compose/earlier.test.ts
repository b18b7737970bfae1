import { describe, expect, it } from 'vitest';
import { distinct, notWalking, walkOn } from '../../../../renderer/features/compose/earlier.ts';

const earlier = ['third', 'second', 'first'];

describe('walking earlier instructions', () => {
  it('goes back in time, and forward again to what was being written', () => {
    const back = walkOn(notWalking, 1, earlier, 'new words');
    expect(back.words).toBe('third');
    const further = walkOn(back.walk, 1, earlier, 'third');
    expect(further.words).toBe('second');
    const forth = walkOn(further.walk, -1, earlier, 'second');
    expect(forth.words).toBe('third');
    expect(walkOn(forth.walk, -1, earlier, 'third').words).toBe('new words');
  });

  it('stops at both ends', () => {
    expect(walkOn(notWalking, -1, earlier, 'x').words).toBeNull();
    expect(walkOn({ at: 2, written: 'x' }, 1, earlier, 'first').words).toBeNull();
    expect(walkOn(notWalking, 1, [], 'x').words).toBeNull();
  });

  it('skips the newest when it is what stands there already', () => {
    expect(walkOn(notWalking, 1, earlier, 'third').words).toBe('second');
  });

  it('begins anew after typing', () => {
    expect(walkOn({ at: 1, written: 'old' }, 1, earlier, 'typed since').words).toBe('third');
  });

  it('knows each instruction once', () => {
    expect(distinct(['a', ' a ', '', 'b', 'a'])).toEqual(['a', 'b']);
  });
});
