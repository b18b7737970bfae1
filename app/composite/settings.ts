// What a person may turn.
import type { Size } from '../models/model.ts';
import { framePixels } from './raster.ts';

export type CompositeSettings = {
  /** 1 is the usual; with more, smaller differences count as changed. */
  readonly sensitivity: number;
  /** How far the changed parts reach beyond what was found, in px of the frame. */
  readonly grow: number;
  /** How wide their edge fades, inside of that, in px of the frame. */
  readonly feather: number;
  /** 0 keeps the model's tone in the changed parts, 1 takes it to the original's around them. */
  readonly tone: number;
  /** Whether changed parts get the original's grain. */
  readonly grain: boolean;
};

/** Tone 1: on the mist pair, the only one looked at with all three, a cloud's edge was seen with 0 and 0.5, in figures within all limits, and not with 1. */
export const compositeDefaults: CompositeSettings = { sensitivity: 1, grow: 6, feather: 6, tone: 1, grain: true };

/**
 * What is usual of an original, reach in px of its own: 6 px of a frame of full size, and as large a share of a smaller one. The model paints a megapixel
 * whatever it is given, so that what it softens is as much narrower there; 6 px of 512 would be twice the margin to the eye.
 */
export function usualSettings(original: Size): CompositeSettings {
  const reach = (px: number): number => Math.max(1, Math.round(px * Math.sqrt((original.width * original.height) / framePixels)));
  return { ...compositeDefaults, grow: reach(compositeDefaults.grow), feather: reach(compositeDefaults.feather) };
}

/** Rises whenever the same pictures and settings would give other bytes. */
export const compositeVersion = 3;
/** Since then the bytes are the same but of originals with transparency. */
export const comparableSince = 2;

/** `program` of the records of composites: they are made here and not sent to anybody. */
export const keepProgram = 'Kontext Studio';
