// Which words stand behind a conditioning of a ComfyUI graph, and which numbers behind an input: both may come over any number of nodes.
import { linkOf } from './comfy-graph.ts';
import type { ComfyNode, Graph } from './comfy-graph.ts';
import { textOf } from './json.ts';

export type Side = 'positive' | 'negative';

const maxSteps = 200;
/** A text that is joined to itself again and again grows no further. In characters. */
const maxJoined = 100_000;

/** Fields of nodes that encode words. Several encoders of one node are mostly given the same ones. */
const encoded = ['text', 'prompt', 't5xxl', 'llama', 'text_g', 'clip_g', 'text_l', 'clip_l', 'positive_prompt', 'string', 'value'];
const isConditioning = /cond|guider|^pipe$|_pipe$|context/i;
/** What an image, a model or a number comes from says nothing about the words. */
const isElse = /image|pixel|latent|samples|model|vae|clip|control_net|mask|lora|noise|sigma|sampler|video|audio|style/i;
/** Words that another program is asked to write are not the words that were painted. */
export const writesWords = /llm|gpt|gemini|ollama|chat|caption|florence|interrogat|tagger|describe/i;

/**
 * The words that made a conditioning, each once, the near ones last. A node with two sides gives one at its first output and the other at its
 * second; whatever is set to zero has no words.
 */
export function wordsOf(graph: Graph, from: unknown, side: Side): readonly string[] {
  const way: Way = { graph, seen: new Set(), found: [] };
  walk(way, from, side);
  return distinct(way.found);
}

/** `seen`: a node, the output it was come to by, and the side, so that a circle ends. `found`: words in the order they were met. */
type Way = { readonly graph: Graph; readonly seen: Set<string>; readonly found: string[] };
type Input = readonly [name: string, value: unknown];

/** Collects the words behind one link. */
function walk(way: Way, value: unknown, wanted: Side): void {
  const link = linkOf(value);
  const node = link === null ? undefined : way.graph.get(link.node);
  if (link === null || node === undefined || way.seen.size >= maxSteps) return;
  const step = `${node.id} ${link.slot} ${wanted}`;
  if (way.seen.has(step)) return;
  way.seen.add(step);
  if (/ZeroOut/i.test(node.type)) return;
  if (isGivenWords(node)) {
    const own = stringOf(way.graph, node.inputs[wanted]);
    if (own !== null) way.found.push(own);
    return;
  }
  const links = Object.entries(node.inputs).filter(([, input]) => linkOf(input) !== null);
  if (hasSides(links)) {
    const which = sideOf(link.slot, links, wanted);
    for (const [name, input] of links) if (name.startsWith(which)) walk(way, input, which);
  } else walkOn(way, node, links, wanted);
}

/** A loader that is given both texts itself. */
const isGivenWords = ({ inputs }: ComfyNode): boolean => textOf(inputs['positive']) !== null || textOf(inputs['negative']) !== null;

const hasSides = (links: readonly Input[]): boolean => links.some(([name]) => /^(?:positive|negative)/.test(name));

/** Which side an output of a node with two sides gives. */
function sideOf(slot: number, links: readonly Input[], wanted: Side): Side {
  if (slot === 0) return 'positive';
  return slot === 1 && links.some(([name]) => name.startsWith('negative')) ? 'negative' : wanted;
}

/** Through a node with one side: its conditionings, then its own words; where it has neither, whatever else it is given. */
function walkOn(way: Way, node: ComfyNode, links: readonly Input[], wanted: Side): void {
  const conditionings = links.filter(([name]) => isConditioning.test(name) && !isElse.test(name));
  for (const [, input] of conditionings) walk(way, input, wanted);
  const words = encodedIn(way.graph, node);
  way.found.push(...words);
  if (conditionings.length > 0 || words.length > 0) return;
  for (const [name, input] of links) if (!isElse.test(name) && !encoded.includes(name)) walk(way, input, wanted);
}

/** The words that a node holds or is given as words. */
export function encodedIn(graph: Graph, node: ComfyNode): readonly string[] {
  return distinct(encoded.flatMap((name) => stringOf(graph, node.inputs[name]) ?? []));
}

/** A text, or the one at the end of a link: joined where a node joins several. Null where no words can be known. Each node is read once. */
export function stringOf(graph: Graph, value: unknown, known = new Map<string, string | null>()): string | null {
  const text = textOf(value);
  if (text !== null) return text.trim() === '' ? null : text;
  const link = linkOf(value);
  const node = link === null ? undefined : graph.get(link.node);
  if (node === undefined || writesWords.test(node.type)) return null;
  const before = known.get(node.id);
  if (before !== undefined || known.size >= maxSteps) return before ?? null;
  // A circle ends here.
  known.set(node.id, null);
  const found = stringIn(graph, node, known);
  known.set(node.id, found);
  return found;
}

function stringIn(graph: Graph, node: ComfyNode, known: Map<string, string | null>): string | null {
  const inputs = Object.entries(node.inputs);
  const pieces = inputs.filter(([name]) => /^(?:text|string)_?(?:[a-z]|\d{1,2})$/.test(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (pieces.length > 1) {
    const joined = pieces.flatMap(([, piece]) => stringOf(graph, piece, known) ?? []).join(textOf(node.inputs['delimiter']) ?? ' ');
    return joined.trim() === '' ? null : joined.slice(0, maxJoined);
  }
  for (const name of ['value', 'text', 'string', 'prompt', 'positive', 'text_positive']) {
    const found = stringOf(graph, node.inputs[name], known);
    if (found !== null) return found;
  }
  const links = inputs.filter(([name, input]) => linkOf(input) !== null && !isElse.test(name));
  return links.length === 1 ? stringOf(graph, links[0]?.[1], known) : null;
}

/** A value of one kind, or the one at the end of a link to a node that holds such a value. */
export function valueAt<T>(graph: Graph, value: unknown, read: (value: unknown) => T | null, steps = 30): T | null {
  const own = read(value);
  if (own !== null) return own;
  const link = linkOf(value);
  const node = link === null ? undefined : graph.get(link.node);
  if (node === undefined || steps === 0) return null;
  const inputs = Object.entries(node.inputs);
  const named = inputs.find(([name, input]) => /^(?:value|seed|noise_seed|int|number|steps)$/i.test(name) && read(input) !== null);
  if (named !== undefined) return read(named[1]);
  const links = inputs.filter(([, input]) => linkOf(input) !== null);
  return links.length === 1 ? valueAt(graph, links[0]?.[1], read, steps - 1) : null;
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Map(words.map((text) => [text.trim(), text])).values()];
}
