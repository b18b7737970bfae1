import { describe, expect, test } from 'vitest';
import { preparationVersion, viewKey, wholeView } from '../../../app/pictures/input-view.ts';

const sha256 = 'ab'.repeat(32);

describe('the key of what is made from an input', () => {
  test('is equal for equal views and no others', () => {
    const view = wholeView(sha256);
    expect(viewKey({ ...view })).toBe(viewKey(view));
    const others = [view, wholeView('cd'.repeat(32)), { ...view, preparation: view.preparation + 1 }].map(viewKey);
    expect(new Set(others).size).toBe(3);
  });

  test('rises above the rules of 0.1.0, and is a name for a file', () => {
    expect(preparationVersion).toBeGreaterThan(2);
    expect(viewKey(wholeView(sha256))).toMatch(/^[0-9a-z-]{66,80}$/);
  });
});
