// The graphs that ComfyUI writes: the one it ran (`prompt`), and the one on screen (`workflow`), as nodes whose inputs have names.
import { fieldOf, isFields, textOf } from './json.ts';

/** Where a node's input comes from: the output number `slot` of another node. */
export type Link = { readonly node: string; readonly slot: number };

/** `inputs` holds what the file holds: a value, or a link in the form `[node, slot]`, which `linkOf` reads. */
export type ComfyNode = { readonly id: string; readonly type: string; readonly inputs: Readonly<Record<string, unknown>> };
export type Graph = ReadonlyMap<string, ComfyNode>;

const maxNodes = 5000;
const maxSlots = 100;
/** Subgraphs hold nodes that are subgraphs themselves. */
const maxDepth = 8;

/** A link is written as the id of a node and the number of its output. Null for every other value. */
export function linkOf(value: unknown): Link | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [id, slot] = value as readonly unknown[];
  return typeof slot === 'number' && (typeof id === 'string' || typeof id === 'number') ? { node: String(id), slot } : null;
}

/** The graph that was run. Empty for what is none. */
export function graphOfPrompt(raw: unknown): Graph {
  const graph = new Map<string, ComfyNode>();
  if (!isFields(raw)) return graph;
  for (const [id, node] of Object.entries(raw).slice(0, maxNodes)) {
    const type = textOf(fieldOf(node, 'class_type'));
    const inputs = fieldOf(node, 'inputs');
    if (type !== null && isFields(inputs)) graph.set(id, { id, type, inputs });
  }
  return graph;
}

/** The graph on the screen. It names links by number and values by their order; subgraphs are unfolded. Empty for what is none. */
export function graphOfWorkflow(raw: unknown): Graph {
  const graph = new Map<string, ComfyNode>();
  const definitions = new Map<string, unknown>();
  const subgraphs = fieldOf(fieldOf(raw, 'definitions'), 'subgraphs');
  for (const one of Array.isArray(subgraphs) ? subgraphs.slice(0, maxSlots) : []) {
    const id = textOf(fieldOf(one, 'id'));
    if (id !== null) definitions.set(id, one);
  }
  unfold(graph, definitions, raw, '', () => null, 0);
  return resolved(graph);
}

/** Node ids of a subgraph's own two ends. */
const [fromOutside, toOutside] = [-10, -20];
/** A node that stands for a whole subgraph keeps what leads out of it under such a name, until `resolved` replaces it. */
const leaving = (slot: number): string => `\0${slot}`;

type Wire = { readonly node: number | string; readonly slot: number };

function unfold(
  graph: Map<string, ComfyNode>,
  definitions: ReadonlyMap<string, unknown>,
  level: unknown,
  prefix: string,
  outside: (slot: number) => unknown,
  depth: number,
): void {
  const wires = wiresOf(fieldOf(level, 'links'));
  const source = (link: unknown): unknown => {
    const wire = typeof link === 'number' ? wires.get(link) : undefined;
    if (wire === undefined) return null;
    return wire.node === fromOutside ? outside(wire.slot) : [prefix + String(wire.node), wire.slot];
  };
  const nodes = fieldOf(level, 'nodes');
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (graph.size >= maxNodes) return;
    const read = readNode(node, source);
    if (read === null) continue;
    const id = prefix + read.id;
    const inner = depth < maxDepth ? definitions.get(read.type) : undefined;
    if (inner === undefined) {
      graph.set(id, { ...read, id });
      continue;
    }
    const below = `${id}:`;
    const slots = fieldOf(node, 'inputs');
    const named = Array.isArray(slots) ? slots.map((slot) => textOf(fieldOf(slot, 'name')) ?? '') : [];
    graph.set(id, { id, type: read.type, inputs: endsOf(inner, below) });
    unfold(graph, definitions, inner, below, (slot) => read.inputs[named[slot] ?? ''] ?? null, depth + 1);
  }
}

/** What leads out of a subgraph, by output. */
function endsOf(inner: unknown, below: string): Record<string, unknown> {
  const ends = emptyInputs();
  const links = fieldOf(inner, 'links');
  for (const link of Array.isArray(links) ? links.slice(0, maxNodes) : []) {
    const [target, slot, origin, from] = ['target_id', 'target_slot', 'origin_id', 'origin_slot'].map((name) => fieldOf(link, name));
    if (target === toOutside && typeof slot === 'number' && typeof from === 'number') ends[leaving(slot)] = [below + String(origin), from];
  }
  return ends;
}

/** Links to a subgraph's node become links to what is inside. */
function resolved(graph: Graph): Graph {
  const through = (value: unknown): unknown => {
    let end = value;
    for (let steps = 0; steps < maxDepth; steps += 1) {
      const link = linkOf(end);
      const further = link === null ? undefined : graph.get(link.node)?.inputs[leaving(link.slot)];
      if (further === undefined) return end;
      end = further;
    }
    return end;
  };
  const plain = new Map<string, ComfyNode>();
  for (const [id, node] of graph) {
    if (Object.keys(node.inputs).some((name) => name.startsWith('\0'))) continue;
    const inputs = emptyInputs();
    for (const [name, value] of Object.entries(node.inputs)) inputs[name] = through(value);
    plain.set(id, { ...node, inputs });
  }
  return plain;
}

/** Links are lists in a workflow, and objects in its subgraphs. */
function wiresOf(links: unknown): ReadonlyMap<number, Wire> {
  const wires = new Map<number, Wire>();
  for (const link of Array.isArray(links) ? links.slice(0, maxNodes * 4) : []) {
    const [number, node, slot] = Array.isArray(link)
      ? (link as readonly unknown[])
      : ['id', 'origin_id', 'origin_slot'].map((name) => fieldOf(link, name));
    if (typeof number === 'number' && typeof slot === 'number' && (typeof node === 'number' || typeof node === 'string'))
      wires.set(number, { node, slot });
  }
  return wires;
}

/** Modes of a node that is not run, and of one that lets everything through. */
const [muted, bypassed] = [2, 4];

function readNode(node: unknown, source: (link: unknown) => unknown): ComfyNode | null {
  const [id, type, values, slots, mode] = ['id', 'type', 'widgets_values', 'inputs', 'mode'].map((name) => fieldOf(node, name));
  if (typeof type !== 'string' || (typeof id !== 'number' && typeof id !== 'string') || mode === muted) return null;
  const inputs = emptyInputs();
  const list = Array.isArray(slots) ? slots.slice(0, maxSlots) : [];
  if (mode !== bypassed) Object.assign(inputs, valuesOf(type, list, values));
  for (const slot of list) {
    const name = textOf(fieldOf(slot, 'name'));
    const from = source(fieldOf(slot, 'link'));
    if (name !== null && from !== null) inputs[name] = from;
  }
  return { id: String(id), type: mode === bypassed ? 'Reroute' : type, inputs };
}

/** Values of the nodes whose values matter here, in the order in which the screen lists them; newer files name them beside the inputs. */
const widgets: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^KSampler$/, ['seed', '', 'steps', 'cfg', 'sampler_name', 'scheduler', 'denoise']],
  [/^KSamplerAdvanced$/, ['add_noise', 'noise_seed', '', 'steps', 'cfg', 'sampler_name', 'scheduler']],
  [/^SamplerCustom$/, ['add_noise', 'noise_seed', '', 'cfg']],
  [/^KSamplerSelect$/, ['sampler_name']],
  [/^RandomNoise$/, ['noise_seed']],
  [/^(?:Basic|Align).*Scheduler$/, ['scheduler', 'steps', 'denoise']],
  [/Scheduler$/, ['steps']],
  [/^FluxKontext(?:Max|Pro)ImageNode$/, ['prompt', 'aspect_ratio', 'guidance', 'steps', 'seed', '', 'prompt_upsampling']],
  [/^CLIPTextEncodeFlux$/, ['clip_l', 't5xxl', 'guidance']],
  [/^TextEncode\w*ImageEdit|^TextEncodeHunyuan/, ['prompt']],
  [/TextEncode/, ['text']],
  [/CheckpointLoader/, ['ckpt_name']],
  [/^U[Nn][Ee][Tt]Loader/, ['unet_name']],
  [/^FluxGuidance$/, ['guidance']],
  [/^CFGGuider$/, ['cfg']],
  [/^Empty\w*Latent|ImageToVideo$|ImgToVideo$/, ['width', 'height']],
  [/^Primitive/, ['value']],
  [/^LoadImage/, ['image']],
];

/** Behind a seed the screen lists what becomes of it after each run. */
const afterSeed = new Set(['fixed', 'randomize', 'increment', 'decrement']);

function valuesOf(type: string, slots: readonly unknown[], values: unknown): Record<string, unknown> {
  const inputs = emptyInputs();
  if (isFields(values)) return Object.assign(inputs, values);
  if (!Array.isArray(values)) return inputs;
  const named = slots.flatMap((slot) => textOf(fieldOf(fieldOf(slot, 'widget'), 'name')) ?? []);
  const listed = widgets.find(([pattern]) => pattern.test(type))?.[1] ?? [];
  // A file that names only the values that became inputs does not name them all.
  if (named.length < Math.max(listed.filter((name) => name !== '').length, 1)) {
    listed.forEach((name, at) => (name === '' ? undefined : (inputs[name] = values[at])));
    return inputs;
  }
  let at = 0;
  for (const name of named) {
    inputs[name] = values[at];
    at += name.endsWith('seed') && afterSeed.has(String(values[at + 1])) ? 2 : 1;
  }
  return inputs;
}

function emptyInputs(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
