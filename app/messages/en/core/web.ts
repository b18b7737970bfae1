// What the core says, in English: each sentence by its id, with {values}. Records, logs and the command keep these very sentences.

export const web = {
  noAddress: 'This is no address of a picture on the web. Copy the address of the picture itself, or save it and add the file.',
  onlyHttps: 'Only https addresses are taken, so that nobody on the way sees or changes the picture. Save it and add the file.',
  userName: 'This address holds a user name, so it is neither fetched nor sent. Save the picture and add the file.',
  port: 'This address names a port of its own, so it is neither fetched nor sent. Save the picture and add the file.',
  privateAddress: 'This address is inside a private network, so it is neither fetched nor sent. Save the picture and add the file.',
  holdsKey: 'This address holds your SeaArt key, so it is neither fetched nor sent. Copy the address of the picture without it.',
  endless: '{host} leads from one address to the next without end. Save the picture and add the file.',
  page: '{host} answered with a web page, not a picture. Copy the address of the picture itself, or save it and add the file.',
  nothing: '{host} answered with nothing where a picture should be. Save the picture and add the file.',
  tooLarge: '“{name}” has more than {most} MB, the most that a picture may have. Export a smaller copy first.',
  signIn: '{host} gives this picture only to those who are signed in there. Save it in your browser, then add the file.',
  noPicture: '{host} has no picture at this address, or not any more. Copy its address again, or save it and add the file.',
  status: '{host} answered with HTTP {status} instead of a picture. Try again later, or save it and add the file.',
  unreachable: '{host} could not be reached, or did not send the whole picture. Try again, or save it and add the file.',
  privateHost: '{host} leads into a private network, so it is neither fetched nor sent. Save the picture and add the file.',
  leadsAway:
    '{host} leads on to where no picture is fetched from: not https, or inside a private network. Save the picture and add the file.',
  proxy:
    'A proxy stands between this computer and the web, so where {host} leads cannot be checked and nothing is fetched. Save the picture and add the file.',
  unknownHost: '{host} cannot be looked up, so whether it is inside a private network is not known. Try again when you are online.',
  partAlone: 'Of “{name}” a part alone is to be sent, which its address cannot say. Send the picture itself.',
  noQuery: 'The address of “{name}” was kept without its query, so it cannot be sent. Send the picture itself, or paste its address again.',
} as const;
