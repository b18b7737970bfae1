// English: marks, tags, projects, trash. The first group names changes: it follows "Undone:" too.
import { formats } from '../formats.ts';

const { formatCount, formatNoun } = formats;

const edits = (count: number): string => formatNoun(count, 'edit', 'edits');

export const organised = {
  stars: (count: number, stars: number) => `${edits(count)}: ${stars === 0 ? 'no stars' : formatNoun(stars, 'star', 'stars')}`,
  favourite: (count: number, on: boolean) => `${edits(count)} ${on ? 'added to favourites' : 'removed from favourites'}`,
  flag: (count: number, flag: 'pick' | 'reject' | null) =>
    `${edits(count)} ${flag === 'pick' ? 'picked' : flag === 'reject' ? 'rejected' : 'unflagged'}`,
  label: (count: number, label: string | null) => (label === null ? `${edits(count)}: no label` : `${edits(count)}: ${label} label`),
  tagged: (count: number, tags: readonly string[]) => `${edits(count)} tagged “${tags.join('”, “')}”`,
  untagged: (count: number, tag: string) => `Tag “${tag}” taken from ${edits(count)}`,
  project: (count: number, project: string | null) =>
    project === null ? `${edits(count)} taken out of their project` : `${edits(count)} moved to project “${project}”`,
  note: 'Note changed',
  trashed: (count: number) => `${edits(count)} moved to the trash`,
  restored: (count: number) => `${edits(count)} put back from the trash`,
  progress: (done: number, all: number) => `${formatCount(done)} of ${formatCount(all)} …`,
  some: (what: string, all: number) => `${what} (of ${formatCount(all)})`,
  partly: (what: string, done: number, all: number) => `${what} (only ${formatCount(done)} of ${formatCount(all)})`,
  busy: 'Edits of this library are still being changed. Let that end, or stop it, then change the library.',
  emptied: (count: number) => `${edits(count)} moved to the system’s trash.`,
  notEmptied: (count: number) => `${edits(count)} could not be moved to the system’s trash and stayed in the library’s.`,
} as const;

export const organise = {
  title: 'Marks',
  stars: 'Stars',
  giveStars: (stars: number) => formatNoun(stars, 'star', 'stars'),
  label: 'Label',
  labels: { red: 'Red', yellow: 'Yellow', green: 'Green', blue: 'Blue', purple: 'Purple' },
  tags: 'Tags',
  addTag: 'Add a tag',
  removeTag: (tag: string) => `Take tag “${tag}” away`,
  onSome: 'on some of the selected',
  project: 'Project',
  noProject: 'No project',
  chooseProject: 'Project name',
  takeOut: 'Take out of the project',
  note: 'Note',
  noteHint: 'Anything worth remembering',
  selected: (count: number) => `${formatCount(count)} selected`,
  actions: 'Actions on the selection',
  clear: 'Clear the selection',
  restore: 'Put back',
  /** Several of one text may be in use already. */
  newTags: (tags: readonly string[]) => `${tags.length === 1 ? 'New tag' : 'Tags'} “${tags.join('”, “')}”`,
  newProject: (project: string) => `New project “${project}”`,
} as const;

export const trash = {
  title: 'Trash',
  open: (count: number) => `Trash: ${edits(count)}`,
  hint: 'Edits in the trash keep their files until it is emptied. Inputs that no other edit was given go with them.',
  empty: 'Empty the trash',
  emptyAsk: (count: number) => `Move ${edits(count)} to the system’s trash?`,
  emptyBody:
    'Their pictures and records leave the library. Until the system’s trash is emptied they can be put back from there. What was sent stays in the ledger.',
  yes: 'Move to the system’s trash',
  back: 'Back to the library',
  nothing: 'The trash is empty.',
} as const;
