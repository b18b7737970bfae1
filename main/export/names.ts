// The name of a file that holds several pictures.
import type { ExportChoices } from '../../app/export/choices.ts';
import { safeName } from '../../app/export/name.ts';
import type { Item } from './items.ts';

/** Its title, else the name of the first picture and what it is. */
export function groupName({ shape }: Pick<ExportChoices, 'shape'>, title: string | null, items: readonly Item[]): string {
  const what = shape === 'page' ? 'compare' : 'sheet';
  const first = `${items[0]?.name ?? 'export'}-${what}`;
  return title === null ? first : safeName(`${title} ${what}`, first);
}
