// The options of “kontext edit”. Nothing is looked at yet.
import { maxOfPress } from '../../app/edits/press.ts';
import type { Parameters } from '../../app/models/model.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import { readAddresses } from './address-arguments.ts';
import { readModel, readParameters } from './model-arguments.ts';
import { notAskedYet, readPresetLine } from './preset-arguments.ts';
import type { PresetLine } from './preset-arguments.ts';
import { atMost, readBox, readTurned, wholeNumber, UsageError } from './options.ts';
import type { Values } from './options.ts';

/** As many as the window takes. */
const maxLetters = 1_000_000;

export type EditLine = {
  readonly kind: 'edit';
  readonly json: boolean;
  /** Its id. */
  readonly model: string;
  /** Files, folders and addresses on the web. */
  readonly images: readonly string[];
  /** Hosts that redirects may lead to. */
  readonly allowHosts: readonly string[];
  /** Addresses are sent as they are in place of the pictures there. */
  readonly sendAddress: boolean;
  /** The place in the first picture that a crop is planned around. */
  readonly crop: CropBox | null;
  /** How the first picture is turned before it is sent. */
  readonly turned: Turned | null;
  /** Places of the first picture that are hidden in what is sent. */
  readonly covers: readonly CropBox[];
  /** Stands for words, model and parameters, which are known only once it was looked up. */
  readonly preset: PresetLine | null;
  readonly prompt: string;
  readonly parameters: Parameters;
  readonly count: number;
  readonly rehearsal: boolean;
  readonly again: boolean;
  readonly project: string | null;
  readonly waitMs: number;
};

/** What “kontext edit” is asked for; throws a `UsageError`. Asynchronous for addresses alone, whose rules are loaded when there is one. */
export async function readEdit(rest: readonly string[], values: Values): Promise<Omit<EditLine, 'json' | 'waitMs'>> {
  const preset = readPresetLine(values);
  const prompt = readPrompt(values, preset);
  const images = [...rest, ...(values.image ?? [])];
  if (images.includes('')) throw new UsageError('The name of a picture is empty.');
  const { allowHosts, sendAddress } = await readAddresses(images, values);
  const view = readView(values, images, sendAddress);
  const count = wholeNumber(values.count, '--count', 1, maxOfPress, 1);
  const model = preset === null ? readModel(values.model, images.length) : notAskedYet.model;
  const parameters = preset === null ? readParameters(model, values, count) : notAskedYet.parameters;
  return {
    kind: 'edit',
    model: model.id,
    images,
    allowHosts,
    sendAddress,
    ...view,
    preset,
    prompt,
    parameters,
    count,
    rehearsal: values.rehearsal === true,
    again: values.again === true,
    project: atMost(values.project?.trim() || null, '--project', 256),
  };
}

/** A preset brings its own words. */
function readPrompt({ prompt = '' }: Values, preset: PresetLine | null): string {
  if (preset === null && prompt.trim() === '') throw new UsageError('An edit needs an instruction: -p "what should change".');
  if (prompt.length > maxLetters) throw new UsageError(`The instruction has more than ${maxLetters} letters.`);
  return prompt;
}

/** What of the first picture is sent, and how it is turned. */
function readView(values: Values, images: readonly string[], sendAddress: boolean): Pick<EditLine, 'crop' | 'turned' | 'covers'> {
  const crop = values.crop === undefined ? null : readBox(values.crop, '--crop');
  const covers = (values.cover ?? []).map((one) => readBox(one, '--cover'));
  const turned = readTurned(values);
  if ((crop !== null || turned !== null || covers.length > 0) && sendAddress)
    throw new UsageError(
      'An address that is sent is the whole picture as it stands: --crop, --cover, --rotate and --straighten do not go together with --send-address.',
    );
  if (crop !== null && images.length === 0) throw new UsageError('--crop needs a picture to cut from.');
  if (turned !== null && images.length === 0) throw new UsageError('--rotate and --straighten need a picture to turn.');
  if (covers.length > 0 && images.length === 0) throw new UsageError('--cover needs a picture to hide a place of.');
  return { crop, turned, covers };
}
