// A new edit's first record.
import { monotonicFactory } from 'ulid';
import type { BatchMark } from '../../../app/edits/batch-mark.ts';
import { notOrganised, recordFormat } from '../../../app/edits/record.ts';
import type { EditRecord, EditRequest, Owner } from '../../../app/edits/record.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import { stemOf } from '../../../app/library/name-template.ts';
import { timeAfter } from '../../../app/library/naming.ts';
import type { LocalTime } from '../../../app/library/naming.ts';

/** Ids rise within one program even when its clock jumps back. */
const ulid = monotonicFactory();

export function makeRecord(options: {
  intent: string;
  model: string;
  request: EditRequest;
  service: ServiceStatus;
  owner: Owner;
  version: string;
  repeats: string | null;
  finishes?: string | undefined;
  /** It may pass the limits of money. */
  evenAboveLimit?: boolean;
  project: string | null;
  nameTemplate: string;
  /** The time in the newest name of the library: what is made later comes later, also while the clock is behind. */
  newest: LocalTime | null;
  /** Of an edit of a batch: it follows from the batch; null for a new one. */
  id: string | null;
  batch: BatchMark | null;
}): EditRecord {
  const now = new Date();
  const at = now.toISOString();
  const id = options.id ?? ulid(now.getTime());
  const local = {
    year: now.getFullYear(),
    month: now.getMonth() + 1,
    day: now.getDate(),
    hour: now.getHours(),
    minute: now.getMinutes(),
    second: now.getSeconds(),
  };
  const organised = { ...notOrganised, project: options.project };
  const named = {
    id,
    model: options.model,
    request: options.request,
    organised,
    ...(options.batch === null ? {} : { batch: options.batch }),
  };
  return {
    format: recordFormat,
    id,
    intent: options.intent,
    stem: stemOf(timeAfter(local, options.newest), options.nameTemplate, named),
    createdAt: at,
    app: { version: options.version },
    model: options.model,
    service: { baseUrl: options.service.baseUrl, rehearsal: options.service.rehearsal },
    request: options.request,
    state: 'waiting',
    timeline: [{ at, state: 'waiting' }],
    cancelAskedAt: null,
    named: null,
    outputs: [],
    results: [],
    failure: null,
    answers: [],
    repeats: options.repeats,
    ...(options.finishes === undefined ? {} : { finishes: options.finishes }),
    ...(options.evenAboveLimit === true ? { evenAboveLimit: true as const } : {}),
    owner: options.owner,
    ...(options.batch === null ? {} : { batch: options.batch }),
    organised,
  };
}
