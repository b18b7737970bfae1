// What a function answers that does nothing: neutral values of the shape that its type says.
import type { Node } from './tree.ts';

/** As source texts. A function that says no shape, or one without a neutral value, answers nothing at all, or what it was given when that fits. */
export function neutralValues(fn: Node, source: string): readonly string[] {
  const annotated = fn.child('returnType')?.child('typeAnnotation') ?? null;
  const text = annotated === null ? '' : source.slice(annotated.start, annotated.end).replace(/\s+/g, ' ');
  if (fn.field('generator') === true) return ['undefined'];
  const promised = /^Promise<(.*)>$/.exec(text)?.[1] ?? null;
  const isAsync = fn.field('async') === true;
  const values = valuesOf(promised ?? text, fn, source);
  return promised !== null && !isAsync ? values.map((value) => `Promise.resolve(${value})`) : values;
}

function valuesOf(type: string, fn: Node, source: string): readonly string[] {
  if (type === 'boolean' || / is /.test(type)) return ['true', 'false'];
  if (type === 'string') return ["''"];
  if (type === 'number') return ['0'];
  if (type.endsWith('| null')) return ['null'];
  if (type.endsWith('[]')) return ['[]'];
  const first = fn.children('params')[0];
  const firstType = first?.type === 'Identifier' ? first.child('typeAnnotation')?.child('typeAnnotation') : null;
  if (first !== undefined && firstType != null && type !== '' && source.slice(firstType.start, firstType.end) === type)
    return [String(first.field('name'))];
  return ['undefined'];
}
