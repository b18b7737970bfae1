// Which seed each of several edits is asked with.
import { randomInt } from 'node:crypto';
import type { EditRequest } from '../../../app/edits/record.ts';
import type { Model } from '../../../app/models/model.ts';
import { parameterOf } from '../../../app/models/roles.ts';
import type { StudioConfig } from '../../settings/config.ts';

/** The i-th of several edits: a fixed seed counts up; without one the window rolls each, so that every result can be repeated. */
export function seeded(model: Model, request: EditRequest, i: number, config: StudioConfig): EditRequest {
  const seed = parameterOf(model, 'seed');
  if (seed?.kind !== 'seed') return request;
  const chosen = request.parameters[seed.field];
  if (typeof chosen === 'number')
    return { ...request, parameters: { ...request.parameters, [seed.field]: Math.min(seed.maximum, chosen + i) } };
  return config.host.kind === 'window'
    ? { ...request, parameters: { ...request.parameters, [seed.field]: randomInt(seed.rollBelow) } }
    : request;
}
