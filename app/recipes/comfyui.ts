// What ComfyUI writes. The graph is walked from what was saved back to what painted it: samplers, or the node of a service.
import { graphOfPrompt, graphOfWorkflow, linkOf } from './comfy-graph.ts';
import type { ComfyNode, Graph } from './comfy-graph.ts';
import { encodedIn, stringOf, valueAt, wordsOf, writesWords } from './comfy-words.ts';
import { readJson, textOf } from './json.ts';
import { foreignRecipe } from './recipe.ts';
import type { Recipe } from './recipe.ts';

const maxText = 4_000_000;
const maxSteps = 500;
/** Of the nodes that paint, and of those that save: more are no picture's. */
const maxPainters = 24;

/** `prompt` is the graph that was run, `workflow` the one on the screen; either may be missing. Null for what is no graph with a recipe. */
export function readComfy(prompt: string | null, workflow: string | null): Recipe | null {
  return (
    (prompt === null ? null : ofGraph(graphOfPrompt(readJson(prompt, maxText)))) ??
    (workflow === null ? null : ofGraph(graphOfWorkflow(readJson(workflow, maxText))))
  );
}

function ofGraph(graph: Graph): Recipe | null {
  const painters = paintersOf(graph).slice(0, maxPainters);
  const [last] = painters;
  if (last !== undefined && isService(graph, last)) return ofService(graph, last);
  const samplers = painters.filter((node) => !isService(graph, node));
  if (samplers.length > 0) return ofSamplers(graph, samplers.toReversed());
  // A graph of nodes we do not know: the longest words of those that encode a text.
  const [words] = [...graph.values()]
    .filter(({ type }) => /TextEncode/i.test(type))
    .flatMap((node) => encodedIn(graph, node))
    .toSorted((a, b) => b.length - a.length);
  return words === undefined ? null : foreignRecipe('comfyui', { prompt: words });
}

/** Samplers in the order in which they worked: the first has painted, later ones refined. Words of all are kept. */
function ofSamplers(graph: Graph, samplers: readonly ComfyNode[]): Recipe | null {
  const sides = samplers.map((node) => ({ node, ...sidesOf(graph, node) }));
  const main = sides.find(({ words }) => words.length > 0) ?? sides[0];
  if (main === undefined) return null;
  const words = joined(sides.flatMap((side) => side.words));
  const negative = joined(sides.flatMap((side) => side.negative));
  const { inputs } = main.node;
  const guider = nodeAt(graph, inputs['guider']);
  const latent = upwards(
    graph,
    inputs['latent_image'] ?? inputs['latent'] ?? inputs['samples'],
    (name) => !/model|clip|vae|noise|sigma/i.test(name),
  );
  const sized = latent.find(({ inputs: given }) => ['width', 'height'].every((name) => valueAt(graph, given[name], numberOf) !== null));
  const models = upwards(graph, inputs['model'] ?? guider?.inputs['model'], (name) => /model|pipe/i.test(name));
  const scheduling = upwards(graph, inputs['sigmas'], (name) => /sigma/i.test(name));
  return foreignRecipe('comfyui', {
    prompt: words,
    // One encoder feeds both sides where the model has no use for the second.
    negativePrompt: negative === words ? null : negative,
    model: first(models, ({ inputs: given }) => ['ckpt_name', 'unet_name', 'model_name', 'gguf_name'].map((name) => textOf(given[name]))),
    parameters: {
      seed: valueAt(graph, inputs['seed'] ?? inputs['noise_seed'] ?? nodeAt(graph, inputs['noise'])?.inputs['noise_seed'], wholeOf),
      steps: first([main.node, ...scheduling], ({ inputs: given }) => [valueAt(graph, given['steps'], numberOf)]),
      cfg: first([main.node, ...(guider === undefined ? [] : [guider])], ({ inputs: given }) =>
        ['cfg', 'cfg_conds'].map((name) => valueAt(graph, given[name], numberOf)),
      ),
      guidance: first([main.node, ...upwards(graph, positiveOf(guider ?? main.node), () => true)], ({ inputs: given }) => [
        valueAt(graph, given['guidance'], numberOf),
      ]),
      sampler: first([main.node, ...upwards(graph, inputs['sampler'], () => true)], ({ inputs: given }) => [textOf(given['sampler_name'])]),
      width: valueAt(graph, sized?.inputs['width'], numberOf),
      height: valueAt(graph, sized?.inputs['height'], numberOf),
      input_image: imagesInto(
        graph,
        upwards(graph, [main.node.id, 0], () => true),
      ),
    },
  });
}

/** The models of this program, by the nodes that ask for them. */
const services: Readonly<Record<string, string>> = {
  FluxKontextMaxImageNode: 'flux_kontext_max',
  FluxKontextProImageNode: 'flux_kontext_pro',
};
const notParameters = new Set(['prompt', 'positive_prompt', 'negative_prompt', 'control_after_generate', 'model', 'model_name']);

/** A node that has a service paint: its own values are the recipe. */
function ofService(graph: Graph, node: ComfyNode): Recipe | null {
  const parameters = Object.entries(node.inputs)
    .filter(([name]) => !notParameters.has(name))
    .map(([name, value]) => [name, valueAt(graph, value, (one) => (linkOf(one) === null ? scalarOf(one) : null))] as const)
    .filter(([name, value]) => value !== null && !(linkOf(node.inputs[name]) !== null && /image|mask/i.test(name)));
  return foreignRecipe('comfyui', {
    prompt: promptOf(graph, node) ?? '',
    negativePrompt: stringOf(graph, node.inputs['negative_prompt']),
    model: services[node.type] ?? textOf(node.inputs['model']) ?? textOf(node.inputs['model_name']) ?? node.type,
    parameters: {
      ...Object.fromEntries(parameters),
      input_image: imagesInto(
        graph,
        upwards(graph, [node.id, 0], () => true),
      ),
    },
  });
}

/** What painted the picture that was saved, nearest to it first; of several savings the one with the most behind it. */
function paintersOf(graph: Graph): readonly ComfyNode[] {
  const savings = [/save/i, /preview|output|combine/i].map((pattern) => [...graph.values()].filter(({ type }) => pattern.test(type)));
  for (const nodes of savings) {
    const [max] = nodes
      .slice(0, maxPainters)
      .map((node) => paintersAbove(graph, node))
      .toSorted((a, b) => b.length - a.length);
    if (max !== undefined && max.length > 0) return max;
  }
  return [...graph.values()].filter((node) => isSampler(node) || isService(graph, node)).toReversed();
}

const isWords = /positive|negative|cond|guider|^clip|model|vae|noise|sigma|sampler|control_net|text|prompt/i;

function paintersAbove(graph: Graph, saving: ComfyNode): readonly ComfyNode[] {
  // Stable Cascade hands the first picture to its second sampler beside the words.
  const above = upwards(graph, [saving.id, 0], (name, to) => !isWords.test(name) || 'stage_c' in to.inputs);
  return above.filter((node) => isSampler(node) || isService(graph, node));
}

function isSampler({ type, inputs }: ComfyNode): boolean {
  const isLinked = (...names: string[]): boolean => names.some((name) => linkOf(inputs[name]) !== null);
  if (/sampler/i.test(type)) return isLinked('positive', 'guider', 'conditioning', 'latent_image', 'pipe', 'samples');
  return isLinked('positive') && 'steps' in inputs && ('seed' in inputs || 'noise_seed' in inputs);
}

function isService(graph: Graph, node: ComfyNode): boolean {
  return !/encode|cond|clip|sampler|loader|scheduler|guider/i.test(node.type) && !isWriter(node) && promptOf(graph, node) !== null;
}

/** A service that writes words hands no picture on; some that paint have a name like theirs. */
function isWriter({ type }: ComfyNode): boolean {
  return writesWords.test(type) && !/image/i.test(type);
}

function promptOf(graph: Graph, { inputs }: ComfyNode): string | null {
  return stringOf(graph, inputs['prompt']) ?? stringOf(graph, inputs['positive_prompt']);
}

function positiveOf({ inputs }: ComfyNode): unknown {
  return inputs['positive'] ?? inputs['conditioning'] ?? inputs['cond1'] ?? inputs['pipe'];
}

function sidesOf(graph: Graph, node: ComfyNode): { readonly words: readonly string[]; readonly negative: readonly string[] } {
  const from = nodeAt(graph, node.inputs['guider']) ?? node;
  return {
    words: wordsOf(graph, positiveOf(from), 'positive'),
    negative: wordsOf(graph, from.inputs['negative'] ?? from.inputs['neg_conditioning'] ?? from.inputs['pipe'], 'negative'),
  };
}

/** Names of the files that were loaded on the way. */
function imagesInto(graph: Graph, nodes: readonly ComfyNode[]): string | null {
  const names = nodes.filter(({ type }) => type.startsWith('LoadImage')).flatMap(({ inputs }) => stringOf(graph, inputs['image']) ?? []);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** A link's node and those above it, the near ones first; a circle is walked once. */
function upwards(graph: Graph, from: unknown, follows: (name: string, to: ComfyNode) => boolean): readonly ComfyNode[] {
  const line = [linkOf(from)];
  const seen = new Map<string, ComfyNode>();
  for (let at = 0; at < line.length && at < maxSteps; at += 1) {
    const node = graph.get(line[at]?.node ?? '');
    if (node === undefined || seen.has(node.id)) continue;
    seen.set(node.id, node);
    for (const [name, input] of Object.entries(node.inputs)) {
      const to = nodeAt(graph, input);
      if (to !== undefined && follows(name, to)) line.push(linkOf(input));
    }
  }
  return [...seen.values()];
}

function nodeAt(graph: Graph, value: unknown): ComfyNode | undefined {
  return graph.get(linkOf(value)?.node ?? '');
}

function first<T>(nodes: readonly ComfyNode[], read: (node: ComfyNode) => readonly (T | null)[]): T | null {
  for (const node of nodes) {
    const found = read(node).find((value) => value !== null);
    if (found !== undefined) return found;
  }
  return null;
}

function joined(words: readonly string[]): string {
  return [...new Map(words.map((text) => [text.trim(), text.trim()])).values()].join('\n');
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A seed beyond what a number can hold is kept as it is written. */
function wholeOf(value: unknown): number | string | null {
  return typeof value === 'string' ? (/^\d{16,20}$/.test(value) ? value : null) : numberOf(value);
}

function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'boolean') return value;
  return textOf(value) ?? numberOf(value);
}
