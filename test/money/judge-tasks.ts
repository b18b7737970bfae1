// Nothing that the service made is lost: its edit holds it, ends as it did, and what the create's answer left in doubt was told.
import type { EditRecord } from '../../app/edits/record.ts';
import type { Evidence, HeardRequest, TaskSeen } from './evidence.ts';

export function breachesOfTasks(evidence: Evidence, owners: ReadonlyMap<HeardRequest, EditRecord>): readonly string[] {
  const breaches: string[] = [];
  for (const task of evidence.tasks) {
    const holders = evidence.records.filter(({ named }) => named?.requestId === task.requestId);
    if (holders.length > 1) breaches.push('two edits hold one task');
    const holder = holders[0];
    if (holder !== undefined) breaches.push(...breachesOfEnd(task, holder));
    else {
      const create = [...owners.keys()].find(({ taskId }) => taskId === task.requestId);
      const owner = create === undefined ? undefined : owners.get(create);
      // A service that names another task than it made cannot be helped.
      const lied = create?.saidId != null && create.saidId !== task.requestId;
      const told = owner?.timeline.some(({ state }) => state === 'unknown') === true;
      if (!told && !lied) breaches.push(`a task that was made is in no record (${create?.fault ?? 'by no create that is known'})`);
    }
  }
  for (const [create, owner] of owners) breaches.push(...breachesOfAnswer(create, owner, evidence));
  for (const record of evidence.records) {
    if (['waiting', 'submitting', 'queued', 'running', 'saving'].includes(record.state)) breaches.push(`an edit still is ${record.state}`);
  }
  return breaches;
}

/** The edit that holds a task ends as the task did. */
function breachesOfEnd(task: TaskSeen, record: EditRecord): readonly string[] {
  const { state, failure } = record;
  switch (task.end) {
    case 'pictures': {
      if (task.saidEmpty && state === 'lost' && failure?.kind === 'no-result') return [];
      if (state !== 'done') return [`a picture was made, and its edit is ${state} (${failure?.kind ?? 'no reason'})`];
      const saved = record.results.map(({ sha256 }) => sha256);
      return JSON.stringify(saved) === JSON.stringify(task.pictures)
        ? []
        : [`${task.pictures.length} pictures were made, and the edit holds ${saved.length} of them or others`];
    }
    case 'error':
      return state === 'failed' ? [] : [`a task failed, and its edit is ${state}`];
    case 'blocked':
      return state === 'blocked' ? [] : [`a task was blocked, and its edit is ${state}`];
    case 'cancelled':
      return state === 'cancelled' ? [] : [`a task was cancelled, and its edit is ${state}`];
  }
}

/** A create whose answer says nothing certain leaves an edit that says so. */
function breachesOfAnswer(create: HeardRequest, owner: EditRecord, { records }: Evidence): readonly string[] {
  const { answer, saidId } = create;
  const plainNo = answer !== null && answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 425;
  const named = saidId !== null && records.some((record) => record.named?.requestId === saidId);
  const unsure = owner.timeline.some(({ state }) => state === 'unknown');
  return plainNo || named || unsure ? [] : [`a create ended in doubt (${create.fault}), and its edit never said so: ${owner.state}`];
}
