// One chain of a library's folder: `chains/NAME.json`, read as what a person may have written, renamed or damaged.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { chainFormat, chainSchema } from '../../../app/chains/chain.ts';
import type { Chain } from '../../../app/chains/chain.ts';
import { inStep, problemOfSteps } from '../../../app/chains/problem.ts';
import { inOneLine } from '../../../app/in-one-line.ts';
import { fail, makeFailure, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { errorCode, failureOfDisk, readSmall } from '../../platform/durable-files.ts';
import { parseSafely } from './record-files.ts';

export const chainsFolder = 'chains';
const mostBytes = 4 * 1024 * 1024;

export type ChainRead = { readonly name: string; readonly read: Reply<Chain> };

export async function chainNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(path.join(folder, chainsFolder)).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json') && !/^[.~]/.test(file))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted((a, b) => a.localeCompare(b, 'en'));
}

/** By their names; also those that cannot be read. */
export const chainsIn = async (folder: string): Promise<readonly ChainRead[]> =>
  Promise.all((await chainNames(folder)).map(async (name) => ({ name, read: await readChainFile(folder, name) })));

export async function readChainFile(folder: string, name: string): Promise<Reply<Chain>> {
  const damaged = (why: string): Reply<Chain> =>
    fail(
      makeFailure(
        'record-damaged',
        `The chain “${inOneLine(name)}” cannot be read: ${why}. It was left as it is; put ${chainsFolder}/${inOneLine(name)}.json right, or save it anew.`,
      ),
    );
  let text: string;
  try {
    text = (await readSmall(path.join(folder, chainsFolder, `${name}.json`), mostBytes)).toString('utf8');
  } catch (error) {
    const code = errorCode(error) ?? '';
    // A folder of that name, or a link that leads nowhere: no fault of the disk.
    if (['EISDIR', 'ELOOP'].includes(code)) return damaged('it is no file');
    return fail(code === 'ENOENT' ? noChain(name) : failureOfDisk(error));
  }
  let raw: unknown;
  try {
    raw = parseSafely(text);
  } catch {
    return damaged('it is no JSON');
  }
  const read = chainSchema.safeParse(raw);
  if (read.success) {
    const problem = problemOfSteps(read.data.steps);
    return problem === null ? ok({ name, createdAt: read.data.createdAt, steps: read.data.steps }) : damaged(problem);
  }
  const format = formatIn(raw);
  if (format !== null && format > chainFormat)
    return fail(
      makeFailure(
        'record-damaged',
        `The chain “${inOneLine(name)}” was written by a newer version of Kontext Studio. It was left as it is; update the program to use it.`,
      ),
    );
  const [first, at, ...rest] = read.error.issues[0]?.path ?? [];
  if (first === 'steps' && typeof at === 'number' && rest.length > 0)
    return damaged(inStep(at, rest.join('.'), 'it is not as it should be'));
  return damaged(first === undefined ? 'it is no list of steps' : `“${String(first)}” is not as it should be`);
}

const formatIn = (raw: unknown): number | null => {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : null;
  return typeof format === 'number' ? format : null;
};

export const noChain = (name: string): Failure =>
  makeFailure('usage', `There is no chain “${inOneLine(name)}” in this library. “Use these steps” under a picture saves one.`);
