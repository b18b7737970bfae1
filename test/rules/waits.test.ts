// Tests wait for what happens, not for time: a fixed wait is too long on a quiet machine and too short on a busy one.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
/** `bench` measures time, and windows of `e2e` have a rule of their own. */
const elsewhere = /^(?:bench|e2e)\//;

/** Waits that stay, how many of them a file may have, and why. This list may only shrink. */
const exceptions: Readonly<Record<string, readonly [number, string]>> = {
  'crash/window.ts': [1, 'The kill comes after a time by chance: time is the fault.'],
  'faults/process.test.ts': [1, 'A program that is stopped sleeps longer than its patience: time is the fault.'],
  'hardening/studio-bench.ts': [1, 'What crosses to the window unasked, and late, has no event that ends it.'],
  'hardening/window/policy.test.ts': [3, 'That a page was not refused has no event; the first lets the debugger’s turn pass.'],
  'hardening/window/walk.ts': [1, 'The walk presses whatever opens, and most of what it presses opens nothing.'],
  'main/command/stopped-twice.test.ts': [1, 'The second signal comes into a moment that has no event: time is the fault.'],
};

type Tree = { readonly type: string; readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'type' in value;
const nameOf = (tree: unknown): unknown => (isTree(tree) && tree.type === 'Identifier' ? tree['name'] : null);

/** A tree with all that is around it, nearest last. */
function* within(tree: Tree, around: readonly Tree[] = []): Generator<readonly [Tree, readonly Tree[]]> {
  yield [tree, around];
  for (const value of Object.values(tree))
    for (const part of Array.isArray(value) ? value : [value]) if (isTree(part)) yield* within(part, [...around, tree]);
}

const isFunction = ({ type }: Tree): boolean => /Function/.test(type);
const isPolling = ({ type }: Tree): boolean => type === 'WhileStatement' || type === 'DoWhileStatement' || type === 'ForStatement';

/** How often a file waits for a fixed time, other than between two looks of a loop that ends by what it sees. */
function waitsIn(source: string, file: string): number {
  // Most files need not be parsed.
  if (!/setTimeout|waitForTimeout/.test(source)) return 0;
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed`);
  const all = [...within(program as unknown as Tree)];
  const timed = new Set<unknown>();
  for (const [tree] of all) {
    if (tree.type !== 'ImportDeclaration' || (tree['source'] as Tree)['value'] !== 'node:timers/promises') continue;
    for (const { imported, local } of tree['specifiers'] as { imported?: Tree; local: Tree }[])
      if (nameOf(imported) === 'setTimeout') timed.add(nameOf(local));
  }
  return all.filter(([tree, around]) => {
    if (tree.type !== 'CallExpression') return false;
    const callee = tree['callee'] as Tree;
    const member = callee.type === 'MemberExpression' ? nameOf(callee['property']) : null;
    if (member === 'waitForTimeout') return true;
    const isTimed = timed.has(nameOf(callee));
    const made = around.findLastIndex(({ type }) => type === 'NewExpression');
    const executor = around[made + 1];
    const promise = nameOf(around[made]?.['callee']) === 'Promise' && executor !== undefined && isFunction(executor) ? executor : null;
    const resolve = nameOf((promise?.['params'] as Tree[] | undefined)?.[0]);
    const isResolving =
      resolve !== null &&
      nameOf(callee) === 'setTimeout' &&
      [...within((tree['arguments'] as Tree[])[0] ?? tree)].some(([part]) => nameOf(part) === resolve);
    if (!isTimed && !isResolving) return false;
    const outer = isTimed ? around : around.slice(0, made);
    const own = outer.slice(outer.findLastIndex(isFunction) + 1);
    return !own.some(isPolling);
  }).length;
}

test.each([
  ['await new Promise((done) => setTimeout(done, 400));', 1],
  ['await new Promise<void>((done) => setTimeout(() => done(), 400));', 1],
  ['await page.waitForTimeout(60);', 1],
  ["import { setTimeout as nap } from 'node:timers/promises'; await nap(9); setTimeout(() => 0, 9);", 1],
  ['for (const one of all) await new Promise((done) => setTimeout(done, 1));', 1],
  ['while (!here()) { all.map(async () => new Promise((done) => setTimeout(done, 1))); }', 1],
  ['while (!here()) await new Promise((done) => setTimeout(done, 50));', 0],
  ["import { setTimeout as nap } from 'node:timers/promises'; for (let n = 0; n < 9 && !here(); n += 1) await nap(9);", 0],
  ["await new Promise((done, fail) => { setTimeout(() => fail(new Error('late')), 9); child.on('exit', done); });", 0],
  ['await new Promise((done) => setImmediate(done));', 0],
])('of %j is said how often it waits', (source, waits) => expect(waitsIn(source, 'x.ts')).toBe(waits));

test('no test waits for a fixed time, but for those that are known', () => {
  const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !elsewhere.test(file))
    .map((file) => [file, waitsIn(readFileSync(path.join(root, file), 'utf8'), file)] as const)
    .filter(([, waits]) => waits > 0);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.entries(exceptions).map(([file, [waits]]) => [file, waits])));
});
