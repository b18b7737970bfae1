// One chain of a library's folder: `chains/NAME.json`, read as what a person may have written, renamed or damaged.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { chainFormat, chainSchema } from '../../../app/chains/chain.ts';
import type { Chain } from '../../../app/chains/chain.ts';
import { inStep, problemOfSteps } from '../../../app/chains/problem.ts';
import { inOneLine } from '../../../app/in-one-line.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { errorCode, failureOfDisk, readSmall } from '../../platform/durable-files.ts';
import { parseSafely } from './record-files.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

export const chainsFolder = 'chains';
const maxBytes = 4 * 1024 * 1024;

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
  const damaged = (why: Message): Reply<Chain> =>
    fail(
      makeFailure('record-damaged', say('chain.unread', { name: inOneLine(name), why, file: `${chainsFolder}/${inOneLine(name)}.json` })),
    );
  let text: string;
  try {
    text = (await readSmall(path.join(folder, chainsFolder, `${name}.json`), maxBytes)).toString('utf8');
  } catch (error) {
    const code = errorCode(error) ?? '';
    // A folder of that name, or a link that leads nowhere: no fault of the disk.
    if (['EISDIR', 'ELOOP'].includes(code)) return damaged(say('chain.noFile'));
    return fail(code === 'ENOENT' ? noChain(name) : failureOfDisk(error));
  }
  let raw: unknown;
  try {
    // Some editors begin a text with the mark of its byte order.
    raw = parseSafely(text.replace(/^\uFEFF/, ''));
  } catch {
    return damaged(say('chain.noJson'));
  }
  const read = chainSchema.safeParse(raw);
  if (read.success) {
    const problem = problemOfSteps(read.data.steps);
    return problem === null ? ok({ name, createdAt: read.data.createdAt, steps: read.data.steps }) : damaged(problem);
  }
  const format = formatIn(raw);
  if (format !== null && format > chainFormat) return fail(makeFailure('record-damaged', say('chain.newer', { name: inOneLine(name) })));
  const [first, at, ...rest] = read.error.issues[0]?.path ?? [];
  if (first === 'steps' && typeof at === 'number' && rest.length > 0) return damaged(inStep(at, rest.join('.'), say('chain.wrong')));
  return damaged(first === undefined ? say('chain.noList') : say('chain.wrongField', { field: String(first) }));
}

const formatIn = (raw: unknown): number | null => {
  const format = typeof raw === 'object' && raw !== null && 'format' in raw ? raw.format : null;
  return typeof format === 'number' ? format : null;
};

export const noChain = (name: string): Failure => makeFailure('usage', say('chain.none', { name: inOneLine(name) }));
