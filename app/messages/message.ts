// A sentence before it is in a language: its id and the values in it. Records, the contract and the log carry it; `say.ts` makes one.

/** A value may be a sentence itself, or the name of something: it is said in the same language. */
export type Value = string | number | Message;

/** `id`: “group.name” of `en/core/`, or one of a newer version, since records outlive a program. */
export type Message = { readonly id: string; readonly values?: { readonly [place: string]: Value } | undefined };

/** The sentences of one language. */
type Catalogue = { readonly [group: string]: { readonly [name: string]: string } };

/** In that language; null where it does not know the sentence, or a value is missing. `{Name}`, with a capital, begins a sentence. */
export function render(catalogue: Catalogue, { id, values = {} }: Message): string | null {
  const template = templateOf(catalogue, id);
  if (template === null) return null;
  let known = true;
  const text = template.replace(/\{(\w+)\}/g, (_, place: string) => {
    const name = place.charAt(0).toLowerCase() + place.slice(1);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const said = typeof value === 'object' ? render(catalogue, value) : value;
    known &&= said != null;
    const words = String(said);
    return name === place ? words : words.charAt(0).toUpperCase() + words.slice(1);
  });
  return known ? text : null;
}

/** With each text in it changed. */
export function withTexts({ id, values }: Message, change: (text: string) => string): Message {
  if (values === undefined) return { id };
  const changed = (value: Value): Value =>
    typeof value === 'object' ? withTexts(value, change) : typeof value === 'string' ? change(value) : value;
  return { id, values: Object.fromEntries(Object.entries(values).map(([place, value]) => [place, changed(value)])) };
}

function templateOf(catalogue: Catalogue, id: string): string | null {
  const [group = '', name = ''] = id.split('.');
  const sentences = Object.hasOwn(catalogue, group) ? catalogue[group] : undefined;
  return sentences !== undefined && Object.hasOwn(sentences, name) ? (sentences[name] ?? null) : null;
}
