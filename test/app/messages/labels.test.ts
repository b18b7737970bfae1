import { expect, test } from 'vitest';
import { labelWords } from '../../../app/messages/zh-CN/window/organise.ts';

test('a label is called by its Chinese name; one that another program gave is called as that says', () => {
  expect(['red', 'purple', 'Select', 'constructor'].map(labelWords)).toEqual(['红色', '紫色', 'Select', 'constructor']);
});
