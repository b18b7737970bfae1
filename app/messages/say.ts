// Makes a sentence by its id. The compiler asks for each value that its English has a place for; no sentence is loaded for it.
import type { core } from './en/core/core.ts';
import type { Message, Value } from './message.ts';

type Core = typeof core;
export type MessageId = { [Group in keyof Core]: `${Group}.${keyof Core[Group] & string}` }[keyof Core];

type TemplateOf<Id extends MessageId> = Id extends `${infer Group extends keyof Core}.${infer Name}`
  ? Name extends keyof Core[Group]
    ? Core[Group][Name]
    : never
  : never;
type PlacesOf<Template> = Template extends `${string}{${infer Place}}${infer Rest}` ? Uncapitalize<Place> | PlacesOf<Rest> : never;
type Values<Id extends MessageId> = [PlacesOf<TemplateOf<Id>>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Place in PlacesOf<TemplateOf<Id>>]: Value }];

/** The message of an id, with a value for each place of its English. */
export function say<Id extends MessageId>(id: Id, ...[values]: Values<Id>): Message {
  return values === undefined ? { id } : { id, values };
}
