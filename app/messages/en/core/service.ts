// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

/** The key, and where it is kept. */
export const key = {
  none: 'There is no SeaArt key. Add one in Settings, or rehearse without a key; nothing was sent.',
  missing: 'The key is missing. Add it in Settings: the edit is asked for again with it, nothing is lost.',
  nothingToTest: 'There is no key to test. Enter one first.',
  refused: 'SeaArt does not accept this key.',
  unreachable: 'SeaArt cannot be reached, so nothing is known about the key.',
  accepted: 'SeaArt accepts this key.',
  isNoKey: 'This does not look like a key: it must be one line of at least 8 letters, digits and signs, without spaces.',
  environmentIsNoKey:
    'What is in SEAART_API_KEY does not look like a key: it must be one line of at least 8 letters, digits and signs, without spaces or a word before it. Nothing was sent, and no other key is used in its place.',
  notRemoved: 'The key could not be removed from the keychain. {trouble}',
  keychainLocked: 'The keychain is locked or refused. Unlock it and try again.',
  keychainSilent: 'The keychain does not answer. Look for a question of its own on the screen, or start it again.',
  keychainDied: 'The keychain stopped while it was asked. Start it again, or sign out and in, and try again.',
  keychainUnsure: 'The keychain shows no key, and it could not be asked whether it is locked. Unlock it and try again.',
  noKeychain: 'This computer offers no keychain to the studio.',
} as const;

/** What the service did; {service} is SeaArt, or the practice service. */
export const service = {
  badAddress:
    'The service address “{address}” cannot be used. It must begin with https://; plain http is for addresses on this computer only.',
  noBalance: 'The SeaArt balance does not cover this edit. Top up your credits, then run it again; nothing was charged.',
  noBalanceForTask: 'The SeaArt balance does not cover this edit. Top up your credits, then run it again.',
  badKey: '{Service} did not accept the key. Enter a valid key in Settings, then run it again; nothing was charged.',
  badKeyWhileOut:
    '{Service} did not accept the key while this edit was out. Enter a valid key: the edit is asked for again with it, nothing is lost.',
  modelDenied: 'This key may not use the model: {words}. Use another key or ask {service} to enable the model; nothing was charged.',
  modelUnknown: '{Service} does not know this model or address: {words}. Check the service address; nothing was charged.',
  tooLarge: 'The pictures are too large for {service}: {words}. Choose a smaller long side in Settings; nothing was charged.',
  refused: '{Service} refused the request: {words}. Change it and run again; nothing was charged.',
  notUsable: '{Service} could not use the request: {words}. Change it and run again.',
  blocked: 'Blocked by the safety policy. Change the instruction or the picture, or allow more with the safety tolerance, and run again.',
  cancelled: 'Cancelled. It may still have been charged.',
  timedOut: 'The model took too long and gave up. Run it again; this one may have been charged.',
  notFinished: 'The model could not finish: {words}. Run it again; this one may have been charged.',
  outcomeUnknown:
    'The request went out, but no usable answer came back. SeaArt may have accepted and charged it. It is not sent again by itself: decide whether to send it again.',
  givenUp:
    'You gave this edit up: whether a picture was made is not known, and it may have been charged. With the id of its request it can still be fetched.',
  offline: '{Service} cannot be reached. Check the connection; nothing was sent and nothing was charged.',
  silent: '{Service} does not answer at the moment. The edit goes on there and is asked for again by itself.',
  pause: '{Service} asks for a pause: too many requests. The edit waits and is sent when {service} allows; nothing was charged.',
  pauseTooLong: '{Service} asks for a longer pause (too many requests) than is waited for here. Nothing was charged; try again later.',
  keptRefusing: '{Service} kept refusing for too many requests. Wait a while, then run it again; nothing was charged.',
  noSuchRequest:
    'SeaArt no longer knows this request. Check again later, or give the request id to SeaArt’s support; it may have been charged.',
  noPicture: 'SeaArt finished the edit but listed no picture. Check again later, or run it again; this one may have been charged.',
  linkExpired: 'The link to the finished picture has expired and no fresh one was given. Check again; the picture was probably charged.',
  resultDamaged: 'What arrived in place of the picture is damaged or not a picture. Check again; the picture was probably charged.',
  waitedFor: 'Not done yet after the time it was given. It goes on at {service} and is not lost.',
  stillRunning: 'Still running at {service}, longer than usual. It is checked every few minutes and is not given up.',
  notFetched: 'The finished picture cannot be fetched at the moment. It is safe at {service} and is asked for again by itself.',
  pageInstead:
    'The result’s address answers with a web page, not a picture. Sign in to this network if it asks for it, or try another one; the finished picture stays at {service} and is asked for again by itself.',
  editGoesOn: '{first} The edit goes on at {service}, and its picture is fetched as soon as it can be kept.',
  pictureWaits: '{first} The finished picture is safe at {service} and is fetched as soon as it can be kept.',
  fetchAgain: '{what} It stays at the service for a while: fetch it again.',
  downloadUnread: 'The downloaded file could not be read.',
  downloadNoPicture: 'What was downloaded is no picture.',
  downloadUndecoded: 'What was downloaded cannot be decoded.',
  downloadCut: 'The downloaded picture ends too early.',
  downloadDamaged: 'The downloaded picture is damaged.',
  refetchOffline: '{Service} cannot be reached, so the picture could not be fetched. Nothing was changed; fetch it again later.',
  refetchPage:
    'The result’s address answers with a web page, not a picture. Nothing was changed; sign in to this network if it asks for it, and fetch the picture again.',
  refetchGone:
    'SeaArt does not have this picture any more. Put the file back from a backup, or run the edit again, which is charged again.',
  refetchOther:
    'What SeaArt gives now is not the picture that was received. Nothing was changed; put the file back from a backup, or run the edit again, which is charged again.',
  othersGone:
    '{left} of {all} pictures of this edit did not come, and cannot be had at the moment. What came is in the library, as it was.',
  refetchImported: 'This picture was imported, so SeaArt cannot give it again. Put the file back, or import it once more.',
  refetchMadeElsewhere:
    'This version was made in {program}, so SeaArt cannot give it again. Put the file back, or save it there once more.',
  name: 'SeaArt',
} as const;

/** The same of the practice service, where nothing is charged: instead of those of `service` with the same name. */
export const rehearsed = {
  name: 'the rehearsal',
  noBalance: 'The balance of the rehearsal does not cover this edit. Top up your credits, then run it again; nothing was charged.',
  noBalanceForTask: 'The balance of the rehearsal does not cover this edit. Top up your credits, then run it again.',
  cancelled: 'Cancelled. Nothing is charged in a rehearsal.',
  timedOut: 'The model took too long and gave up. Run it again. Nothing is charged in a rehearsal.',
  notFinished: 'The model could not finish: {words}. Run it again. Nothing is charged in a rehearsal.',
  outcomeUnknown:
    'The request went out, but no usable answer came back. The rehearsal may have accepted it, and charges nothing. It is not sent again by itself: decide whether to send it again.',
  givenUp: 'You gave this edit up: whether a picture was made is not known. Nothing is charged in a rehearsal.',
  noSuchRequest: 'The rehearsal no longer knows this request. Check again later. Nothing is charged in a rehearsal.',
  noPicture: 'The rehearsal finished the edit but listed no picture. Check again, or run it again. Nothing is charged in a rehearsal.',
  linkExpired: 'The link to the finished picture has expired and no fresh one was given. Check again. Nothing is charged in a rehearsal.',
  resultDamaged: 'What arrived in place of the picture is damaged or not a picture. Check again. Nothing is charged in a rehearsal.',
  refetchGone:
    'The rehearsal does not have this picture any more. Put the file back from a backup, or run the edit again. Nothing is charged in a rehearsal.',
  refetchOther:
    'What the rehearsal gives now is not the picture that was received. Nothing was changed; put the file back from a backup, or run the edit again. Nothing is charged in a rehearsal.',
  asWritten: '{words} It was a rehearsal: nothing was charged.',
} as const;

export const update = {
  notNow:
    'Nothing is installed now: edits or other work are under way, or no update is ready. One that is ready is installed when you quit.',
} as const;
