import { EventEmitter } from 'node:events';
import type { Notification } from 'electron';
import { expect, test } from 'vitest';
import { summarise } from '../../../app/edits/summary.ts';
import { englishFailure } from '../../../app/failure.ts';
import { makeNotices, noticeOf } from '../../../main/electron/notices.ts';
import { recordIn } from '../../fakes/records.ts';

class Shown extends EventEmitter {
  static all: Shown[] = [];
  static supported = true;
  static isSupported = (): boolean => Shown.supported;
  readonly options: unknown;
  constructor(options: unknown) {
    super();
    this.options = options;
  }
  show(): void {
    Shown.all.push(this);
  }
}

const done = summarise(recordIn('done', 1, { request: { ...recordIn('done').request, prompt: 'make the\nsky red' } }));

test('an end is told in words, a cancel is not told', () => {
  expect(noticeOf(done, 'en')).toEqual({ title: 'Edit done', body: 'make the sky red' });
  expect(noticeOf(summarise(recordIn('blocked', 1, { failure: englishFailure('blocked', 'Blocked.') })), 'en')).toEqual({
    title: 'Edit blocked by safety',
    body: 'Blocked.',
  });
  expect(noticeOf(summarise(recordIn('cancelled')), 'en')).toBeNull();
  expect(noticeOf(summarise(recordIn('failed', 1, { failure: englishFailure('balance', 'Said by another version.') })), 'zh-CN')).toEqual({
    title: '编辑失败',
    body: 'SeaArt 额度不足。请充值后再运行。（Said by another version.）',
  });
});

test('nothing is told to a person who is there, who does not want it, or whose system cannot', () => {
  for (const [away, wanted, supported, expected] of [
    [true, true, true, 1],
    [false, true, true, 0],
    [true, false, true, 0],
    [true, true, false, 0],
  ] as const) {
    Shown.all = [];
    Shown.supported = supported;
    makeNotices({
      Notification: Shown as unknown as typeof Notification,
      isAway: () => away,
      wanted: () => wanted,
      language: () => 'en',
      comeBack: () => undefined,
    })(done);
    expect(Shown.all).toHaveLength(expected);
  }
});

test('a click brings the window back', () => {
  Shown.all = [];
  Shown.supported = true;
  let back = 0;
  makeNotices({
    Notification: Shown as unknown as typeof Notification,
    isAway: () => true,
    wanted: () => true,
    language: () => 'en',
    comeBack: () => void (back += 1),
  })(done);
  Shown.all[0]?.emit('click');
  expect([back, Shown.all[0]?.options]).toEqual([1, { title: 'Edit done', body: 'make the sky red', silent: true }]);
});
