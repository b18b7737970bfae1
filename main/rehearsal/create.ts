// A create: validated, its pictures looked at, its task on disk before it is answered.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Model } from '../../app/models/model.ts';
import { writeDurable } from '../files.ts';
import type { Pictures } from '../pictures/pictures.ts';
import { badGateway, badImage, invalidField, makeRequestId, modelDenied, noBalance, rateLimited, runtimeFailed } from './answers.ts';
import { parseBody } from './body.ts';
import { readMisbehaviours } from './misbehave.ts';
import type { Outcome } from './rehearsal.ts';
import { requestUrls } from './reads.ts';
import type { Task, Tasks } from './tasks.ts';
import { validateCreate } from './validate.ts';
import type { Work } from './work.ts';

export type CreateParts = {
  readonly tasks: Tasks;
  readonly work: Work;
  readonly pictures: Pictures;
  readonly paceMs: { readonly queued: number; readonly running: number };
  readonly now: () => number;
  readonly baseUrl: () => string;
};

const slowMs = 60_000;
const endingOf: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/tiff': 'tiff',
};

export function makeCreate({
  tasks,
  work,
  pictures,
  paceMs,
  now,
  baseUrl,
}: CreateParts): (model: Model, body: Buffer, traceId: string) => Promise<Outcome> {
  const refusedOnce = new Set<string>();

  return async (model, body, traceId) => {
    const parsed = parseBody(body, model.inputs.kind === 'fields' ? model.inputs.fields : []);
    if (parsed === undefined) return invalidField(null, 'Expecting value', 'value_error.jsondecode');
    const validated = validateCreate(model, parsed);
    if (!validated.ok) return validated.answer;
    const { prompt: instruction, seed, ratio, size, results, outputFormat, pictures: inputs } = validated.body;
    const { words, prompt } = readMisbehaviours(instruction);
    if (words.includes('refuse')) return noBalance;
    if (words.includes('denied')) return modelDenied;
    if (words.includes('rate')) {
      const hash = createHash('sha256').update(body).digest('hex');
      if (!refusedOnce.delete(hash)) {
        refusedOnce.add(hash);
        return rateLimited(traceId);
      }
    }
    const id = makeRequestId(randomBytes(26));
    const files: string[] = [];
    for (const [index, bytes] of inputs.entries()) {
      const arrived = tasks.pathOf(`${id}-in${index + 1}.part`);
      await writeDurable(arrived, bytes);
      const inspected = await pictures.inspect(arrived);
      if (!inspected.ok) {
        await Promise.all([...files, `${id}-in${index + 1}.part`].map(tasks.remove));
        return badImage;
      }
      const file = `${id}-in${index + 1}.${endingOf[inspected.value.mediaType] ?? 'bin'}`;
      await tasks.rename(`${id}-in${index + 1}.part`, file);
      files.push(file);
    }
    const jitter = (ms: number): number => Math.round(ms * (0.8 + randomInt(0, 401) / 1000));
    const task: Task = {
      format: 1,
      id,
      endpoint: model.endpoint,
      createdAtMs: now(),
      queuedMs: jitter(paceMs.queued),
      runningMs: words.includes('slow') ? slowMs : jitter(paceMs.running),
      prompt,
      seed: seed ?? randomInt(0, 2 ** 31),
      ratio,
      ...(size === null ? {} : { size }),
      ...(results === 1 ? {} : { results }),
      outputFormat,
      inputs: files,
      misbehaves: [...words],
      cancelled: false,
      end: null,
    };
    await tasks.keep(task);
    work.begin(id);
    if (words.includes('drop')) return 'cut';
    if (words.includes('error')) return runtimeFailed;
    if (words.includes('html')) return badGateway;
    return { status: 200, body: { request_id: id, ...requestUrls(baseUrl(), model.endpoint, id), queue_position: 0 } };
  };
}
