// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const edit = {
  gone: 'There is no edit {id} in this library.',
  keptBack: 'This edit waits for SeaArt, and rehearsal is switched on. It is sent when rehearsal is off.',
  ownedByComputer:
    'Another computer or installation has this edit. Act there; where it is gone for good, what it was sending can be decided here after an hour, and what it left unsent cancelled after a day.',
  ownedElsewhere: 'Another program is running this edit right now. Wait until it has ended, or act there.',
  leftBefore:
    'This edit was sent from this computer before, and this record of it is older: it is of a backup, or of a folder that was put back. It may have been charged, and its picture may lie in another copy of the library. It was not sent again: decide whether to.',
  notToSend: 'This edit is known to the service or at its end by now. Look at it before it is sent again.',
  sentToService:
    'This edit was sent to SeaArt, and what is sent now is rehearsed. Turn rehearsal off, then send it again. Nothing was sent, and the edit was not given up.',
  sentToRehearsal:
    'This edit is a rehearsal, and what is sent now goes to SeaArt and is charged. Turn rehearsal on to send it again, or let it go and run it anew. Nothing was sent.',
  decideFirst: 'Decide first what becomes of the request whose outcome is unknown.',
  imported: 'This edit was imported. Load its recipe, look whether all is there, then run it.',
  noRequestId: 'Only an edit whose outcome is unknown, or that was lost, can be given a request id.',
  requestOfOther: 'That is the request id of another edit of this library, {id}. Give the one of this edit’s own request.',
  nothingToForget: 'Only an edit whose outcome is unknown can be forgotten. This one has an outcome, or is still under way.',
  nothingToAsk: 'There is nothing to ask the service about this edit.',
  notDone: 'Only pictures of an edit that is done can be fetched again.',
  notSentYet: 'It has not been sent yet, so only the program that runs it can cancel it.',
  marksBusy: 'Another program of this computer is marking edits and does not end. Nothing was changed; try again.',
  noTrash: 'The edit {id} is still under way, or its outcome is unknown: it cannot go to the trash. End it first.',
  noInstruction: 'Write what should change, then run. The model needs an instruction.',
  holdsKey: 'The instruction holds your SeaArt key, so nothing was sent and no record was made. Take the key out, then run again.',
  paidBefore:
    'This very edit is in the library or on its way already: same pictures, same words, same seed. Running it again would be charged again.',
  noModel: 'This version of the studio does not know the model “{model}”.',
  tooManyPictures: '{model} takes at most {most} pictures; {count} were given.',
  madeWithoutModel: 'This version was not made by a model: there is nothing to send again.',
  madeElsewhere: 'This version was made in {program}: there is nothing to run again.',
} as const;

/** Of a parameter, as a part of a sentence. */
export const parameter = {
  none: '{model} has no parameter “{field}”',
  wholeNumber: '{field} must be a whole number from {least} to {most}',
  ratio: '{field} must be width:height from {widest} to {tallest}',
  choice: '{field} must be one of {values}',
  switch: '{field} must be true or false',
  row: '{first} {rest}',
  sentence: '{words}.',
} as const;

/** What a field is called. */
export const field = {
  aspect_ratio: 'Aspect ratio',
  output_format: 'Output format',
  seed: 'Seed',
  prompt_upsampling: 'Prompt upsampling',
  safety_tolerance: 'Safety tolerance',
} as const;
