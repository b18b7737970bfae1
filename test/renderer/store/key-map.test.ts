import { describe, expect, it } from 'vitest';
import { keyMapOf } from '../../../app/commands/commands.ts';
import { commandOf, focusOf } from '../../../renderer/store/key-map.ts';
import type { Focus, Press } from '../../../renderer/store/key-map.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  mod: false,
  shift: false,
  alt: false,
  repeat: false,
  composing: false,
  ...more,
});
const kind = (key: string, focus: Focus = 'nothing', more: Partial<Press> = {}): string | undefined =>
  commandOf(press(key, more), focus, keyMapOf({})) ?? undefined;

describe('keys', () => {
  it('mean what the screens say they mean', () => {
    const meant = {
      g: 'library',
      e: 'stage',
      Enter: 'continue',
      c: 'compare',
      Escape: 'back',
      z: 'zoom-toggle',
      a: 'use-all',
      s: 'use-seed',
      r: 'remix',
      u: 'use-as-input',
      k: 'keep-pixels',
      i: 'information',
      f: 'favourite',
      p: 'pick',
      x: 'reject',
      t: 'tag',
      y: 'tree',
      Delete: 'trash',
      Backspace: 'trash',
      ' ': 'quick-look',
      ArrowLeft: 'parent',
      ArrowRight: 'child',
      ArrowUp: 'sibling-before',
      ArrowDown: 'sibling-after',
      '\\': 'flip',
      '?': 'keys',
    };
    expect(Object.fromEntries(Object.keys(meant).map((key) => [key, kind(key)]))).toEqual(meant);
    expect(kind('4', 'grid')).toBe('stars-4');
    expect(['6', '7', '8', '9'].map((key) => kind(key, 'grid'))).toEqual(['label-red', 'label-yellow', 'label-green', 'label-blue']);
  });

  it('with Ctrl or ⌘ run, zoom, reveal and search, also while typing', () => {
    expect(kind('Enter', 'typing', { mod: true })).toBe('run');
    expect(kind('Enter', 'typing', { mod: true, shift: true })).toBe('run-next');
    expect([
      kind('0', 'nothing', { mod: true }),
      kind('1', 'nothing', { mod: true }),
      kind('r', 'nothing', { mod: true }),
      kind('f', 'nothing', { mod: true }),
    ]).toEqual(['zoom-fit', 'zoom-actual', 'reveal', 'search']);
    expect(kind('k', 'typing', { mod: true })).toBe('palette');
    expect(kind('j', 'nothing', { mod: true })).toBeUndefined();
  });

  it('undo, do again and select all, but in a field they are the field’s', () => {
    const meant = (focus: Focus): (string | undefined)[] => [
      kind('z', focus, { mod: true }),
      kind('Z', focus, { mod: true, shift: true }),
      kind('y', focus, { mod: true }),
      kind('a', focus, { mod: true }),
      kind('Delete', focus),
    ];
    expect(meant('grid')).toEqual(['undo', 'redo', 'redo', 'select-all', 'trash']);
    expect(meant('typing')).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(meant('popup')).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('are letters while a person types, and nothing while one composes', () => {
    for (const key of ['g', 'x', '5', ' ', 'Enter', 'ArrowLeft']) expect(kind(key, 'typing')).toBeUndefined();
    expect(kind('Enter', 'typing', { mod: true, composing: true })).toBeUndefined();
    expect(kind('Escape', 'typing')).toBe('back');
  });

  it('are the ones the person has set', () => {
    const keys = keyMapOf({ library: ['L'], pick: [] });
    expect(['l', 'g', 'p'].map((key) => commandOf(press(key), 'nothing', keys))).toEqual(['library', null, null]);
  });

  it('do nothing when held, so that one press is one run', () => {
    expect(kind('Enter', 'typing', { mod: true, repeat: true })).toBeUndefined();
  });

  it('leave to buttons, sliders, the grid and popups what is theirs', () => {
    expect(kind('Enter', 'control')).toBeUndefined();
    expect(kind(' ', 'control')).toBeUndefined();
    expect(kind('ArrowLeft', 'steps')).toBeUndefined();
    expect(kind('ArrowLeft', 'grid')).toBeUndefined();
    expect(kind(' ', 'grid')).toBe('quick-look');
    expect(kind('g', 'popup')).toBeUndefined();
    expect(kind('Escape', 'popup')).toBeUndefined();
  });

  it('know where the focus is', () => {
    const at = (more: Partial<Parameters<typeof focusOf>[0]>): Focus =>
      focusOf({ tag: 'DIV', type: '', role: '', editable: false, within: [], ...more });
    expect(at({ tag: 'TEXTAREA' })).toBe('typing');
    expect(at({ tag: 'INPUT', type: 'search' })).toBe('typing');
    expect(at({ tag: 'INPUT', type: 'range' })).toBe('steps');
    expect(at({ tag: 'INPUT', type: 'radio' })).toBe('steps');
    expect(at({ tag: 'BUTTON' })).toBe('control');
    expect(at({ tag: 'BUTTON', within: ['dialog'] })).toBe('popup');
    expect(at({ tag: 'INPUT', type: 'text', within: ['dialog'] })).toBe('typing');
    expect(at({ role: 'grid', within: ['grid'] })).toBe('grid');
    expect(at({ role: 'listbox', within: ['listbox', 'main'] })).toBe('steps');
    expect(at({ role: 'option', within: ['option', 'listbox'] })).toBe('popup');
    expect(at({ tag: 'BODY' })).toBe('nothing');
  });
});
