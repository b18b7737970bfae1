// Whether anything was bought twice, lost, or told to the wrong ears. By the service's own count and the files alone; each breach is a sentence.
//
// The rule. A press is one intent: Run × N presses N times, Retry and Send again press anew, a double press is one. A create is a POST whose
// whole head reached the service; it is refused when the service answered 429 or another code that says no, and else it may have been
// taken. For each press at most one create may have been taken, and it is the last: after a 429 the program may ask again by itself, after
// anything else never. A press without a create was cancelled in time, found nobody listening, was cut off before the head was
// through, or lost its program to a kill before that. Where a limit is set, no more may have been taken than that, all in all.
import type { EditRecord } from '../../app/edits/record.ts';
import { breachesOfFiles, breachesOfKey } from './judge-files.ts';
import { breachesOfTasks } from './judge-tasks.ts';
import type { Evidence, HeardRequest } from './evidence.ts';

export const pressEnds = ['one create', 'refused', 'not sent', 'cut before its head', 'gone with the program', 'above the limit'] as const;
export type PressEnd = (typeof pressEnds)[number];

export type Verdict = { readonly breaches: readonly string[]; readonly ends: Readonly<Record<PressEnd, number>> };

/** Codes by which a service says that it took nothing. */
const refusals: ReadonlySet<number> = new Set([400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 429, 431, 451]);
const most429 = 8;

export function judge(evidence: Evidence): Verdict {
  const ends: Record<PressEnd, number> = {
    'one create': 0,
    refused: 0,
    'not sent': 0,
    'cut before its head': 0,
    'gone with the program': 0,
    'above the limit': 0,
  };
  const breaches = [...evidence.troubles];
  const owners = ownersOfCreates(evidence);
  for (const create of creates(evidence)) {
    const owner = owners.get(create);
    if (owner === undefined) breaches.push('a create left before any record said so');
    else if (create.sha256 !== null && create.sha256 !== owner.posted?.sha256)
      breaches.push('what arrived is not what the record says was sent');
  }
  for (const press of evidence.presses) {
    const { end, breach } = judgePress(evidence, press, owners);
    ends[end] += 1;
    breaches.push(...breach);
  }
  if (ends['cut before its head'] > evidence.kills + evidence.headless + evidence.downs)
    breaches.push('more presses came to nothing than lines were cut');
  breaches.push(
    ...strangers(evidence),
    ...breachesOfLimit(evidence, owners),
    ...evidence.records.flatMap((record) => breachesOfMoves(evidence, record)),
    ...breachesOfTasks(evidence, owners),
    ...breachesOfFiles(evidence),
    ...breachesOfKey(evidence),
  );
  return { breaches, ends };
}

const creates = ({ requests }: Evidence): readonly HeardRequest[] => requests.filter(({ operation }) => operation === 'create');

const isRefused = ({ answer }: HeardRequest): boolean => answer !== null && refusals.has(answer.status);

/**
 * Which edit each create was for. The record holds the length of its body, which differs between all edits of a schedule but those that
 * repeat each other; of these the newest at that time is meant, since one begins only when the one before it is over.
 */
export function ownersOfCreates(evidence: Evidence): ReadonlyMap<HeardRequest, EditRecord> {
  const owners = new Map<HeardRequest, EditRecord>();
  for (const create of creates(evidence)) {
    const mine = evidence.records.filter(
      ({ posted, createdAt }) => posted?.bytes === create.promisedBytes && Date.parse(createdAt) <= create.atMs,
    );
    const newest = mine.at(-1);
    if (newest !== undefined) owners.set(create, newest);
  }
  return owners;
}

function judgePress(
  evidence: Evidence,
  press: Evidence['presses'][number],
  owners: ReadonlyMap<HeardRequest, EditRecord>,
): { readonly end: PressEnd; readonly breach: readonly string[] } {
  const records = evidence.records.filter(({ intent }) => intent === press.intent);
  const answers = new Set(press.answers.filter((answer) => answer !== null));
  const breach: string[] = [];
  if (records.length > 1) breach.push(`one press made ${records.length} edits`);
  if (answers.size > 1) breach.push('one press was answered with different edits');
  const record = records[0];
  if (record === undefined && press.limited !== undefined && answers.size === 0) {
    if (evidence.limit === null) breach.push('a press was held back by a limit that nobody set');
    // Every edit there is may have been spent or have waited then; more there were not. A Run × N is made whole or not at all.
    else if (evidence.records.length + press.limited <= evidence.limit) breach.push('a press was held back below its limit');
    return { end: 'above the limit', breach };
  }
  if (record === undefined) {
    if (answers.size > 0) breach.push('a press was answered, but its edit is not in the library');
    else if (evidence.kills === 0) breach.push('a press came to nothing, and nobody killed the program');
    return { end: 'gone with the program', breach };
  }
  const mine = creates(evidence).filter((create) => owners.get(create) === record);
  const taken = mine.filter((create) => !isRefused(create));
  if (taken.length > 1) breach.push(`${taken.length} creates for one press (${taken.map(({ fault }) => fault).join(', ')})`);
  const again = mine.findIndex((create, n) => n < mine.length - 1 && create.answer?.status !== 429);
  if (again !== -1) breach.push(`sent again after ${mine[again]?.fault}`);
  if (mine.length > most429) breach.push(`${mine.length} creates for one press, refused or not`);

  const attempts = record.timeline.filter(({ state }) => state === 'submitting').length;
  const neverConnected = record.timeline.filter(({ state, note }) => state === 'waiting' && note === 'offline').length;
  const silent = attempts - mine.length - neverConnected;
  const wasUnsure = record.timeline.some(({ state }) => state === 'unknown');
  // A line that broke before the connection stood puts an edit back in line, or ends it where the person had called it off meanwhile.
  const calledOff = record.timeline.some(({ state }, n) => state === 'cancelled' && record.timeline[n - 1]?.state === 'submitting');
  if (silent < 0) breach.push('a create left that its record does not know of');
  if (silent > (wasUnsure || calledOff ? 1 : 0)) breach.push('a record says that it was sent, and the service heard nothing');
  if (taken.length === 1) return { end: 'one create', breach };
  if (silent > 0) return { end: 'cut before its head', breach };
  if (mine.length > 0) return { end: 'refused', breach };
  const cancelled = record.state === 'cancelled' && evidence.acts.some(({ kind, id }) => kind === 'cancel' && id === record.id);
  const offline = record.state === 'failed' && record.failure?.kind === 'offline';
  if (!cancelled && !offline)
    breach.push(`a press was never sent, and its edit is ${record.state} (${record.failure?.kind ?? 'no reason'})`);
  return { end: 'not sent', breach };
}

/** What the service may have charged for, but for edits of which it said itself that they cost nothing. */
function breachesOfLimit(evidence: Evidence, owners: ReadonlyMap<HeardRequest, EditRecord>): readonly string[] {
  if (evidence.limit === null) return [];
  const charged = creates(evidence).filter((create) => !isRefused(create) && owners.get(create)?.failure?.charged !== 'no');
  return charged.length <= evidence.limit ? [] : [`${charged.length} pictures may be charged where ${evidence.limit} were allowed`];
}

function strangers(evidence: Evidence): readonly string[] {
  const intents = new Set(evidence.presses.map(({ intent }) => intent));
  return evidence.records.filter(({ intent }) => !intents.has(intent)).map(() => 'an edit that nobody pressed for');
}

/** An unknown outcome stays so until the person acts, and what the service took in doubt becomes one. */
function breachesOfMoves({ acts }: Evidence, record: EditRecord): readonly string[] {
  const breaches: string[] = [];
  const did = (...kinds: readonly string[]): boolean => acts.some(({ kind, id }) => id === record.id && kinds.includes(kind));
  record.timeline.forEach(({ state }, n) => {
    const before = record.timeline[n - 1]?.state;
    if (before === 'unknown' && state === 'lost' && !did('forget', 'send-again'))
      breaches.push('an unknown outcome was forgotten by nobody');
    if (before === 'unknown' && state === 'queued' && !did('name')) breaches.push('an unknown outcome got a name from nobody');
    if (before === 'unknown' && state !== 'lost' && state !== 'queued') breaches.push(`an unknown outcome became ${state} by itself`);
    if (state === 'submitting' && before !== 'waiting') breaches.push(`an edit was sent when it was ${before}`);
  });
  if (record.state === 'unknown' && record.failure?.charged !== 'maybe')
    breaches.push('an unknown outcome does not say that it may have been charged');
  return breaches;
}
