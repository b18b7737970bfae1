import { beforeEach, describe, expect, it } from 'vitest';
import { editEnded, setDivide, show, stage } from '../../../renderer/store/stage.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { openWindow } from '../open-window.ts';

const [mine, other] = [sampleEdit(1), sampleEdit(2)];

beforeEach(async () => {
  await openWindow(fakeWorld({ edits: [other, mine] }));
  stage.setState({ shown: null, details: new Map(), unseen: new Set() });
});

describe('a result that arrives', () => {
  it('takes the stage when the person is looking at that edit, or at nothing', () => {
    expect(editEnded(mine, true)).toBe(true);
    expect(editEnded(mine, true)).toBe(true);
    expect(stage.getState().shown).toEqual({ id: mine.id, index: 0 });
  });

  it('is only marked as new when the person looks at something else', () => {
    show(mine.id);
    expect(editEnded(other, true)).toBe(false);
    expect([stage.getState().shown?.id, [...stage.getState().unseen]]).toEqual([mine.id, [other.id]]);
    show(other.id);
    expect(stage.getState().unseen.size).toBe(0);
  });

  it('never takes a stage nobody sees, and a failure never takes any', () => {
    expect(editEnded(mine, false)).toBe(false);
    expect(editEnded({ ...mine, state: 'failed', results: [] }, true)).toBe(false);
    expect(stage.getState().shown).toBeNull();
  });

  it('keeps the line between before and after on the picture', () => {
    setDivide(3);
    expect(stage.getState().divide).toBe(1);
    setDivide(0.5);
  });
});
