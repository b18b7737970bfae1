// What ComfyUI writes: the graph it ran (`prompt`) or the one on screen (`workflow`). Walked from the sampler to the words.
import { foreignRecipe } from './recipe.ts';
import type { Recipe } from './recipe.ts';
import { fieldOf, isFields, readJson, textOf } from './json.ts';

const mostText = 4_000_000;
const mostNodes = 5000;
const mostSteps = 500;

type Node = { readonly type: string; readonly inputs: Readonly<Record<string, unknown>> };
type Graph = ReadonlyMap<string, Node>;

export function readComfy(prompt: string | null, workflow: string | null): Recipe | null {
  return (
    (prompt === null ? null : ofGraph(graphOfPrompt(readJson(prompt, mostText)))) ??
    (workflow === null ? null : ofGraph(graphOfWorkflow(readJson(workflow, mostText))))
  );
}

function ofGraph(graph: Graph): Recipe | null {
  for (const node of graph.values()) {
    if (!/sampler|guider/i.test(node.type)) continue;
    const words = wordsOf(graph, node.inputs['positive'] ?? node.inputs['guider'] ?? node.inputs['conditioning']);
    if (words === null) continue;
    return foreignRecipe('comfyui', {
      prompt: words,
      negativePrompt: wordsOf(graph, node.inputs['negative']),
      model: nearest(graph, node, ['ckpt_name', 'unet_name', 'model_name'], textOf),
      parameters: {
        seed: nearest(graph, node, ['seed', 'noise_seed'], numberOf),
        steps: nearest(graph, node, ['steps'], numberOf),
        cfg: nearest(graph, node, ['cfg', 'guidance'], numberOf),
        sampler: nearest(graph, node, ['sampler_name'], textOf),
      },
    });
  }
  // A graph of nodes we do not know: the longest words of those that encode a text.
  const words = [...graph.values()]
    .filter(({ type }) => /TextEncode/i.test(type))
    .flatMap(({ inputs }) => textOf(inputs['text']) ?? [])
    .toSorted((a, b) => b.length - a.length)[0];
  return words === undefined ? null : foreignRecipe('comfyui', { prompt: words });
}

/** Follows links from a conditioning to the first words that it was made of. */
function wordsOf(graph: Graph, from: unknown): string | null {
  for (const node of reached(graph, from)) {
    for (const name of ['text', 'prompt', 'text_g', 't5xxl', 'clip_l', 'string', 'value']) {
      const words = textOf(node.inputs[name]);
      if (words !== null && words.trim() !== '') return words;
    }
  }
  return null;
}

/** The first value of these names on the way up from a node, itself first. */
function nearest<T>(graph: Graph, node: Node, names: readonly string[], read: (value: unknown) => T | null): T | null {
  for (const one of [
    node,
    ...Object.values(node.inputs)
      .slice(0, 50)
      .flatMap((input) => [...reached(graph, input)]),
  ].slice(0, mostSteps)) {
    for (const name of names) {
      const value = read(one.inputs[name]);
      if (value !== null) return value;
    }
  }
  return null;
}

/** Nodes upwards of a link, the near ones first; a circle is walked once. */
function* reached(graph: Graph, from: unknown): Generator<Node> {
  const seen = new Set<string>();
  const line = [linkOf(from)];
  for (let at = 0; at < line.length && at < mostSteps; at += 1) {
    const id = line[at];
    const node = id === null || id === undefined || seen.has(id) ? undefined : graph.get(id);
    if (id === null || id === undefined || node === undefined) continue;
    seen.add(id);
    yield node;
    // The negative words are not the words.
    for (const [name, input] of Object.entries(node.inputs)) if (name !== 'negative') line.push(linkOf(input));
  }
}

/** A link is the id of a node and the number of its output. */
function linkOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [id, slot] = value as readonly unknown[];
  return typeof slot === 'number' && (typeof id === 'string' || typeof id === 'number') ? String(id) : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function graphOfPrompt(raw: unknown): Graph {
  const graph = new Map<string, Node>();
  if (!isFields(raw)) return graph;
  for (const [id, node] of Object.entries(raw).slice(0, mostNodes)) {
    const type = textOf(fieldOf(node, 'class_type'));
    const inputs = fieldOf(node, 'inputs');
    if (type !== null && isFields(inputs)) graph.set(id, { type, inputs });
  }
  return graph;
}

/** Values of the nodes whose values matter here, in the order in which the screen lists them. */
const widgets: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^KSampler$/, ['seed', '', 'steps', 'cfg', 'sampler_name']],
  [/^KSamplerAdvanced$/, ['', 'noise_seed', '', 'steps', 'cfg', 'sampler_name']],
  [/^RandomNoise$/, ['noise_seed']],
  [/TextEncode/, ['text']],
  [/CheckpointLoader/, ['ckpt_name']],
  [/^UNETLoader$/, ['unet_name']],
  [/^FluxGuidance$/, ['guidance']],
];

/** The graph on screen names its links by number, and its values by their place alone. */
function graphOfWorkflow(raw: unknown): Graph {
  const graph = new Map<string, Node>();
  const [nodes, links] = [fieldOf(raw, 'nodes'), fieldOf(raw, 'links')];
  if (!Array.isArray(nodes)) return graph;
  const from = new Map<number, unknown>();
  for (const link of Array.isArray(links) ? links.slice(0, mostNodes * 4) : []) {
    if (!Array.isArray(link)) continue;
    const [number, id] = link as readonly unknown[];
    if (typeof number === 'number') from.set(number, id);
  }
  for (const node of nodes.slice(0, mostNodes)) {
    const [id, type, values, slots] = ['id', 'type', 'widgets_values', 'inputs'].map((name) => fieldOf(node, name));
    if (typeof type !== 'string' || (typeof id !== 'number' && typeof id !== 'string')) continue;
    const inputs: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const names = widgets.find(([pattern]) => pattern.test(type))?.[1] ?? [];
    if (Array.isArray(values)) names.forEach((name, at) => (name === '' ? undefined : (inputs[name] = values[at])));
    for (const slot of Array.isArray(slots) ? slots.slice(0, 100) : []) {
      const [name, link] = [textOf(fieldOf(slot, 'name')), fieldOf(slot, 'link')];
      if (name !== null && typeof link === 'number' && from.has(link)) inputs[name] = [from.get(link), 0];
    }
    graph.set(String(id), { type, inputs });
  }
  return graph;
}
