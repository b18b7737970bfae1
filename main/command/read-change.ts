// The marks that “kontext organise” gives and takes.
import type { maxMarks } from '../../app/edits/labels.ts';
import type { OrganiseChange } from '../../app/edits/organise.ts';
import { wholeNumber, UsageError } from './options.ts';
import type { Values } from './options.ts';

/** Throws a `UsageError` that names the option. */
export async function readChange(values: Values): Promise<OrganiseChange> {
  const orNone = (value: string): string | null => (value === 'none' ? null : value);
  if (values.favourite === true && values['no-favourite'] === true) throw new UsageError('Choose one of --favourite and --no-favourite.');
  const asked = {
    ...(values.stars === undefined ? {} : { stars: wholeNumber(values.stars, '--stars', 0, 5, 0) }),
    ...(values.favourite === true ? { favourite: true } : values['no-favourite'] === true ? { favourite: false } : {}),
    ...(values.flag === undefined ? {} : { flag: orNone(values.flag) }),
    ...(values.label === undefined ? {} : { label: orNone(values.label) }),
    ...(values.tag === undefined ? {} : { addTags: values.tag }),
    ...(values.untag === undefined ? {} : { removeTags: values.untag }),
    ...(values.note === undefined ? {} : { note: values.note }),
    ...(values.project === undefined ? {} : { project: orNone(values.project) }),
  };
  const { organiseChangeSchema } = await import('../../app/edits/organise.ts');
  const read = organiseChangeSchema.safeParse(asked);
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0]);
  const max = (await import('../../app/edits/labels.ts')).maxMarks;
  throw new UsageError(takenBy(max)[field] ?? `${field} cannot be changed so.`);
}

/** What the options take, by what they change. */
const takenBy = ({ name, label, note, tags }: typeof maxMarks): Readonly<Record<string, string>> => ({
  flag: '--flag takes pick, reject or none.',
  label: `--label takes a word of at most ${label} letters, or none.`,
  addTags: `--tag takes a name of 1 to ${name} letters, up to ${tags} times.`,
  removeTags: `--untag takes a name of 1 to ${name} letters, up to ${tags} times.`,
  note: `--note takes at most ${note} letters.`,
  project: `--project takes a name of 1 to ${name} letters, or none.`,
});
