import { describe, expect, test } from 'vitest';
import { chipsOf, hasTerm, termOf, toggledTerm, withTerm, withoutChip } from '../../../renderer/store/filters.ts';

describe('chips', () => {
  test('are the terms of the search in their plainest spelling, then what was not understood', () => {
    expect(chipsOf('sky  -is:DONE stars:>=3 "red car" stars:9')).toEqual([
      { words: 'sky', not: false, understood: true },
      { words: '-is:done', not: true, understood: true },
      { words: 'stars:>=3', not: false, understood: true },
      { words: '"red car"', not: false, understood: true },
      { words: 'stars:9', not: false, understood: false },
    ]);
    expect(chipsOf('  ')).toEqual([]);
  });

  test('go one by one, and the rest stays', () => {
    expect(withoutChip('sky stars:9 -cloud seed:42', 1)).toBe('sky seed:42 stars:9');
    expect(withoutChip('sky', 0)).toBe('');
    expect(withoutChip('sky seed:nothing', 1)).toBe('sky');
  });
});

describe('a filter', () => {
  test('is switched on and off by the very text of the search', () => {
    const on = toggledTerm('sky', 'is:favourite');
    expect([on, hasTerm(on, 'IS:favorite'), toggledTerm(on, 'is:favourite')]).toEqual(['sky is:favourite', true, 'sky']);
  });

  test('of which an edit has only one takes the place of the other', () => {
    expect(withTerm('stars:5 sky project:a', 'stars:>=3')).toBe('sky project:a stars:>=3');
    expect(withTerm('tag:a', 'tag:b')).toBe('tag:a tag:b');
    expect(withTerm('is:nonsense sky', 'is:pick')).toBe('sky is:pick is:nonsense');
  });

  test.each([
    ['Client X', 'project:"Client X"'],
    ['poster', 'project:poster'],
    ['海报', 'project:海报'],
    ['12" print', 'project:"12"" print"'],
    ['"best"', 'project:"""best"""'],
    ['Client*', 'project:Client**'],
  ])('of the project %s is %s', (name, term) => {
    expect(termOf('project', name)).toBe(term);
    expect(chipsOf(term)).toMatchObject([{ understood: true }]);
  });
});
