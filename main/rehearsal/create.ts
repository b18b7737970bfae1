// A create: validated, its pictures looked at, its task on disk before it is answered.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import type { Model } from '../../app/models/model.ts';
import { firstModel } from '../../app/models/models.ts';
import { writeDurable } from '../platform/durable-files.ts';
import { hostRefusal } from '../network/hosts.ts';
import type { Pictures } from '../pictures/host/pictures.ts';
import { badGateway, badImage, invalidField, makeRequestId, modelDenied, noBalance, rateLimited, runtimeFailed } from './answers.ts';
import { parseBody } from './body.ts';
import { readMisbehaviours } from './misbehave.ts';
import type { Outcome } from './answers.ts';
import { requestUrls } from './reads.ts';
import type { Task, Tasks } from './tasks.ts';
import { validateCreate } from './validate.ts';
import type { CreateBody } from './validate.ts';
import type { Work } from './work.ts';

export type CreateParts = {
  readonly tasks: Tasks;
  readonly work: Work;
  readonly pictures: Pictures;
  readonly paceMs: { readonly queued: number; readonly running: number };
  readonly now: () => number;
  readonly baseUrl: () => string;
  /** The file of a picture that this computer keeps of an address. */
  readonly copyOf: (address: string) => Promise<string | null>;
};

type Asked = ReturnType<typeof readMisbehaviours>;

const slowMs = 60_000;
const endingOf: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
};

/** Answers creates. A task is durable before it is answered, so that it is finished even when this program ends. */
export function makeCreate(parts: CreateParts): (model: Model, body: Buffer, traceId: string) => Promise<Outcome> {
  const { tasks, work, paceMs, now, baseUrl } = parts;
  const refusedOnce = new Set<string>();
  const jitter = (ms: number): number => Math.round(ms * (0.8 + randomInt(0, 401) / 1000));

  /** The same body is refused at the first time, and taken at the second. */
  const isTooFast = (body: Buffer): boolean => {
    const hash = createHash('sha256').update(body).digest('hex');
    if (refusedOnce.delete(hash)) return false;
    refusedOnce.add(hash);
    return true;
  };

  const taskOf = (model: Model, id: string, { prompt, words }: Asked, body: CreateBody, inputs: string[]): Task => ({
    format: 1,
    id,
    endpoint: model.endpoint,
    createdAtMs: now(),
    queuedMs: jitter(paceMs.queued),
    runningMs: words.includes('slow') ? slowMs : jitter(paceMs.running),
    prompt,
    seed: body.seed ?? randomInt(0, 2 ** 31),
    ratio: body.ratio,
    ...(body.size === null ? {} : { size: body.size }),
    ...(body.results === 1 ? {} : { results: body.results }),
    outputFormat: body.outputFormat,
    inputs,
    misbehaves: [...words],
    cancelled: false,
    end: null,
  });

  return async (model, body, traceId) => {
    const parsed = parseBody(body, model.inputs.kind === 'fields' ? model.inputs.fields : []);
    if (parsed === undefined) return invalidField(null, 'Expecting value', 'value_error.jsondecode');
    const validated = validateCreate(model, parsed);
    if (!validated.ok) return validated.answer;
    const asked = readMisbehaviours(validated.body.prompt);
    const { words } = asked;
    if (words.includes('refuse')) return noBalance;
    if (words.includes('denied')) return modelDenied;
    if (words.includes('rate') && isTooFast(body)) return rateLimited(traceId);
    const id = makeRequestId(randomBytes(26));
    const files = await takePictures(parts, id, validated.body.pictures);
    if (files === null) return badImage;
    await tasks.keep(taskOf(model, id, asked, validated.body, files));
    work.begin(id);
    if (words.includes('drop')) return 'cut';
    if (words.includes('error')) return runtimeFailed;
    if (words.includes('html')) return badGateway;
    return { status: 200, body: { request_id: id, ...requestUrls(baseUrl(), model.endpoint, id), queue_position: 0 } };
  };
}

/** The files of a task's pictures, in order. Null where one of them could not be had or is no picture; then none stays. */
async function takePictures(parts: CreateParts, id: string, inputs: CreateBody['pictures']): Promise<string[] | null> {
  const { tasks, pictures } = parts;
  const files: string[] = [];
  for (const [index, input] of inputs.entries()) {
    const part = `${id}-in${index + 1}.part`;
    const arrived = tasks.pathOf(part);
    const inspected = (await putPicture(parts, input, arrived)) ? await pictures.inspect(arrived) : null;
    if (inspected?.ok !== true) {
      await Promise.all([...files, part].map(tasks.remove));
      return null;
    }
    const file = `${id}-in${index + 1}.${endingOf[inspected.value.mediaType] ?? 'bin'}`;
    await tasks.rename(part, file);
    files.push(file);
  }
  return files;
}

/**
 * Puts a picture where the task has it. An address is never fetched: this computer would show itself to a host that SeaArt was to ask. The copy that is
 * kept here stands for what SeaArt would find, and where there is none a picture painted here. False when SeaArt could not fetch it either.
 */
async function putPicture({ pictures, copyOf }: CreateParts, input: Buffer | string, into: string): Promise<boolean> {
  if (typeof input !== 'string') {
    await writeDurable(into, input);
    return true;
  }
  const copy = await copyOf(input);
  if (copy !== null) {
    await copyFile(copy, into);
    return true;
  }
  if (hostRefusal(URL.parse(input), false) !== null) return false;
  const seed = createHash('sha256').update(input).digest().readUInt32LE(0) & 0x7fffffff;
  const size = { inputs: [], prompt: '', strays: [], ratio: null, sizes: firstModel.outputSizes, mediaType: 'image/jpeg' } as const;
  return (await pictures.paint({ ...size, seed, into })).ok;
}
